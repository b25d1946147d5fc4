import type { Given } from '../../given.ts'

export const proof = {
  'proof.unsigned': ({ name }: Given<'name'>) => `${name} did not sign this challenge`,
  'proof.no-share': ({ set, index }: Given<'set', 'index'>) => `set ${set} has no share ${index}`,
  'proof.few': ({ signed, threshold }: Given<never, 'signed' | 'threshold'>) =>
    `${signed} of the ${threshold} shares of a drill signed`,
  'proof.other-set': ({ set }: Given<'set'>) =>
    `the challenge is about set ${set} of other evidence`,
  'proof.other-backup': ({ label }: Given<'label'>) => `the backup of ${label} is another one here`,
  'proof.no-folder': 'choose the folder for the signature first',
  'proof.other-key': 'the proof key is not the one that the log pins',
}
