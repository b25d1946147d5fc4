import type { Given } from '../../given.ts'

/** Why an intent cannot serve any more. */
export const intent = {
  'intent.old': 'it is older than 30 minutes',
  'intent.left': ({ who }: Given<'who'>) => `${who} left`,
  'intent.enrolled-again': ({ who }: Given<'who'>) => `${who} was enrolled again`,
  'intent.withdrawn': ({ who }: Given<'who'>) => `${who} withdrew`,
  'intent.declared-again': 'declared again',
  'intent.locked': 'the ceremony was locked',
  'intent.restarted': 'the program was restarted',
  'intent.vault-emptied': 'the vault was emptied',
  'intent.share-exposed': 'a share was exposed',
  'intent.set-voided': 'the share set was voided',
  'intent.backup-failed': 'a backup does not open',
  'intent.package-failed': 'a package failed',
  'intent.export-failed': 'an export failed',
  'intent.destruction-failed': 'a destruction failed',
}
