import type { Given } from '../../given.ts'

export const destroy = {
  'destroy.few-digits': ({ least }: Given<never, 'least'>) =>
    `type at least the first ${least} digits of the commitment`,
  'destroy.set-digits': 'a share set has 16 digits',
  'destroy.commitment-digits': 'the commitment has only the digits 0 to 9 and a to f',
  'destroy.set-characters': 'the share set has only the digits 0 to 9 and a to f',
}
