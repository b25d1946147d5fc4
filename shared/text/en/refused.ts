import type { Code } from '../../errors.ts'

/** What was refused, in words that a witness understands. */
const WORDS: { readonly [code in Code]?: string } = {
  'passphrase.wrong': 'a wrong passphrase',
  'passphrase.weak': 'a passphrase that is too weak',
  'fingerprint.mismatch': 'words that are not those of the wrapping key',
  'dice.refused': 'rolls that cannot be accepted',
  'text.refused': 'a text that is too short or too long',
  'text.secret': 'a text with a part of a share in it',
  'vault.empty': 'an act for which the vault is empty',
  'key.commitment': 'a key that is not the one of the log',
  'rule.order': 'a step that is not next',
  'rule.locked': 'an act while too few people were present',
  'rule.role': 'an act that takes another role',
  'rule.approval': 'an act without its approvals',
  'rule.resume': 'a head or an entry that does not fit the log',
}

/** The same for all codes of a group that have no words of their own. */
const GROUPS = new Map([
  ['share', 'a share that cannot be accepted'],
  ['age', 'a share file that cannot be opened'],
  ['rule', 'an act that the rules do not allow'],
])

/** Words for a code of a refusal, with the code, by which it is found in the guide. */
export function refusedWords(code: string): string {
  const words = Object.hasOwn(WORDS, code) ? WORDS[code as Code] : undefined
  const group = GROUPS.get(code.split('.')[0] ?? '')
  return `${words ?? group ?? 'something that cannot be accepted'} (${code})`
}
