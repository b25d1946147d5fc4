import type { Given } from '../../given.ts'

export const gate = {
  'gate.not-run': 'the gates were not run yet',
  'gate.restarted': 'the program was restarted: the gates were not run since',
  'gate.closed': ({ names }: Given<'names'>) => `closed, and nobody has waived it: ${names}`,
  'gate.unsigned': 'two people have not signed what the gates show yet',
  'gate.unconfirmed': ({ names }: Given<'names'>) => `two people have not confirmed yet: ${names}`,
}
