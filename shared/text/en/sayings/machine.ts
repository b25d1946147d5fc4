import type { Given } from '../../given.ts'

export const machine = {
  'machine.wrong-answers': ({ names }: Given<'names'>) => `wrong answers: ${names}`,
  'machine.random': 'the random source failed',
  'machine.signature': 'a signature just made does not hold',
  'machine.halves': 'the two halves do not belong together',
  'machine.unusable': 'it cannot be used',
  'machine.bad-key': ({ algorithm, why }: Given<'algorithm' | 'why'>) =>
    `the ${algorithm} key just made is bad: ${why}`,
  'machine.trial': ({ algorithm, method, bits }: Given<'algorithm' | 'method', 'bits'>) =>
    `a trial package did not open again: ${algorithm} by ${method} under RSA-${bits}`,
  'machine.no-room': ({ bytes, bits, hash, room }: Given<'hash', 'bytes' | 'bits' | 'room'>) =>
    `${bytes} bytes do not fit: RSA-${bits} with ${hash} takes ${room}`,
  'machine.no-public-key': 'not a public key',
  'machine.no-rsa': 'not an RSA key',
}
