import type { Given } from '../../given.ts'

export const dice = {
  'dice.characters': 'a roll is a digit from 1 to 6',
  'dice.face': 'one face came up in more than 30 % of the rolls',
  'dice.neighbours': 'no roll is equal to the one before it: nobody rolls like that',
  'dice.even': 'the faces came up too evenly: nobody rolls like that',
  'dice.uneven': 'the faces came up too unevenly',
  'dice.few': ({ needed }: Given<never, 'needed'>) => `fewer than ${needed} rolls were given`,
  'dice.many': ({ most }: Given<never, 'most'>) => `more than ${most} rolls were given`,
}
