import type { Safety } from '../../safety.ts'

/** What is safe, said between what happened and what to do next. */
export const safe: { readonly [safety in Safety]: string } = {
  nothing: 'Nothing was done. What was recorded before stands.',
  unsent: 'Nothing was sent.',
  file: 'Nothing was taken from it, and nothing of it was changed.',
  there: 'What is there already is as it was.',
  begun:
    'What the log holds is safe. What was begun and did not finish counts as exposed, and the screen says so.',
  gone: 'The ceremony is whole on this machine, and nothing of what was begun is left on the medium.',
  share: 'This share was not taken. Every other one is as it was.',
  kept: 'The log, the shares that people hold and the evidence are as they were.',
  inside: 'No key was given out.',
  store: 'The file of the ceremony is as it was.',
  unopened: 'No ceremony was opened or changed.',
  log: 'What the log holds is safe.',
  finished: 'What was finished before is safe.',
  paper: 'No document holds a secret. The ceremony and its evidence are as they were.',
}
