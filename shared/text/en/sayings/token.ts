import type { Given, Sentence } from '../../given.ts'

export const token = {
  'token.empty': 'is empty',
  'token.long': ({ bytes, most }: Given<never, 'bytes' | 'most'>) =>
    `has ${bytes} bytes, at most ${most} are taken`,
  'token.swapped': 'is the wrapping key, not an import token: are the two files swapped?',
  'token.is-key': 'is the wrapping key, not an import token',
  'token.short': ({ bytes }: Given<never, 'bytes'>) => `has only ${bytes} bytes: it was cut short`,
  'token.pem': 'is PEM, not an import token',
  'token.cut': ({ characters }: Given<never, 'characters'>) =>
    `is base64 that was cut short: ${characters} characters are no multiple of four`,
  'token.text': 'is text, and not base64',
  'token.base64': ({ most }: Given<never, 'most'>) => `is not base64 of 1 to ${most} bytes`,
  'token.archive': 'is a zip archive: name the archive of the console as parameters',
  'token.differs': 'is another token than the one in parameters',
  'token.nonce': ({ bytes, expected }: Given<never, 'bytes' | 'expected'>) =>
    `nonce has ${bytes} bytes, not ${expected}`,
  'token.as-base64': 'the token was given as base64',
  'token.as-base64-with': ({ oddities }: { readonly oddities: readonly Sentence[] }) =>
    `the token was given as base64, with ${oddities.join(' and ')}`,
  'token.line-ends': 'CRLF line ends',
  'token.mark': 'a byte order mark',
  'token.no-end': 'the token does not say when it ends: ten minutes after it was made, by default',
  'token.brief': 'the token lives for ten minutes or less: make one with -e 86400',
  'token.once': 'the token cannot be fetched a second time to compare it: make one with -m 3',
}
