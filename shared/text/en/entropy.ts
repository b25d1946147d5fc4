import type { DiceFault } from '../../crypto/dice.ts'
import type { EntropyKind } from '../../crypto/entropy.ts'

const asked: Record<EntropyKind, string> = {
  dice: 'Have one die ready, and something to roll it on that nobody else can see.',
  text: 'Have a line of text in mind that nobody can guess. Do not use a passphrase of yours.',
}

/** What is said of the rolls once there are enough of them. */
const verdicts: Record<DiceFault, string> = {
  characters: 'Only the digits 1 to 6 are rolls.',
  few: 'There are fewer than 100 rolls.',
  many: 'There are more than 1000 rolls.',
  face: 'One face came up in more than 30 % of the rolls. These will be refused.',
  neighbours: 'No roll is equal to the one before it. These will be refused.',
  even: 'The faces came up too evenly. These will be refused.',
  uneven: 'The faces came up too unevenly. These will be refused.',
}

export const entropy = {
  lead: (name: string) => `${name} comes to the screen alone.`,
  asked,
  before: ['Everybody else steps behind the line and looks away.', 'No camera sees the screen.'],
  what: 'What you give is mixed with 64 bytes of the operating system. It can only add: nobody can weaken the keys with it. It is no guarantee, and RSA keys do not take it.',
  alone: 'I am alone with the screen',
  title: (name: string) => `${name} gives`,
  rolls: 'Rolls, hidden',
  rollsHint: 'Roll, then type the number: 1 to 6. Or press it below. Each roll once, in any pace.',
  face: (face: number) => `Add a ${face}`,
  keys: 'Add a roll',
  count: (count: number, needed: number) => `${count} of ${needed} rolls`,
  more: (count: number) => `${count} rolls`,
  progress: 'Rolls so far',
  undo: 'Undo the last roll',
  clear: 'Begin again',
  good: 'Enough rolls. Nothing speaks against them; that is no guarantee.',
  verdicts,
  few: (missing: number) => `${missing} rolls are missing.`,
  text: 'Your line of text',
  textHint: 'At least 20 characters. Nobody will ask for it again: forget it.',
  needText: 'Type at least 20 characters.',
  go: 'Sign and give',
  busy: 'Signing',
  leave: 'Leave without giving',
  given: (name: string) => `${name} has given.`,
}
