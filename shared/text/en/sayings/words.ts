import type { Given } from '../../given.ts'

export const words = {
  'words.wrong': 'the words on paper are not those of the wrapping key',
  'words.unknown': ({ number, word }: Given<'word', 'number'>) =>
    `word ${number} ("${word}") is not in the list`,
  'words.for-odd': ({ number, word }: Given<'word', 'number'>) =>
    `word ${number} ("${word}") is a word for odd places, counted from 1: a word is missing, repeated or out of order`,
  'words.for-even': ({ number, word }: Given<'word', 'number'>) =>
    `word ${number} ("${word}") is a word for even places, counted from 1: a word is missing, repeated or out of order`,
}
