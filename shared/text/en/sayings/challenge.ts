import type { Given } from '../../given.ts'

export const challenge = {
  'challenge.long': 'the challenge is too long',
  'challenge.format': ({ format }: Given<'format'>) => `expected "${format}"`,
  'challenge.kind': 'expected "drill" or "health"',
  'challenge.form': 'not written as a challenge is',
  'challenge.digits': 'a challenge from a verifier is 64 hex digits',
}
