import type { Given } from '../../given.ts'

export const challenge = {
  'challenge.long': 'the challenge is too long',
  'challenge.format': ({ format }: Given<'format'>) => `expected "${format}"`,
  'challenge.kind': 'expected "drill" or "health"',
  'challenge.form': 'not written as a challenge is',
  'challenge.digits': 'a challenge from a verifier is 64 hex digits',
  'challenge.backup': 'expected "ok", a SHA-256 and a label',
  'challenge.ceremony': 'expected the ceremony, 32 hex digits',
  'challenge.set': 'expected the share set, 16 hex digits',
  'challenge.checkpoint': 'expected the SHA-256 of the checkpoint',
  'challenge.value': 'expected 64 hex digits',
  'challenge.time': 'expected a UTC time in whole seconds',
  'challenge.indexes': 'expected share numbers from 1 to 255, ascending',
  'challenge.health-one': 'a health check is of one share',
  'challenge.drill-two': 'a drill takes two shares or more',
  'challenge.health-backup': 'a health check opens no backup',
  'challenge.drill-backup': 'a drill opens a backup',
  'challenge.sha256': 'expected the SHA-256 of the backup',
  'challenge.label': 'expected a label',
  'challenge.label-twice': 'the same label twice',
}
