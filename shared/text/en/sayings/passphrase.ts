import type { Given } from '../../given.ts'

export const passphrase = {
  'passphrase.wrong': 'this passphrase does not open the key',
  'passphrase.control': 'it holds a control character',
  'passphrase.long': ({ most }: Given<never, 'most'>) => `it has more than ${most} characters`,
  'passphrase.pattern': 'it repeats a pattern',
  'passphrase.short': ({ words, characters }: Given<never, 'words' | 'characters'>) =>
    `use at least ${words} different words, or at least ${characters} characters`,
}
