import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeFingerprintFile, parseHead } from '#shared/log/fingerprint.ts'

const HEAD = `${'17'.repeat(31)}ff`

test('is hex, newline, 32 words, newline', () => {
  expect(encodeFingerprintFile(HEAD)).toBe(
    `${HEAD}\n${'banjo bookseller '.repeat(15)}banjo Yucatan\n`,
  )
})

test('a head can be typed as hex or words, in any case and spacing', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.constantFrom(' ', '\n', '\t', '  \r\n '),
      fc.boolean(),
      (bytes, space, upper) => {
        const head = Buffer.from(bytes).toString('hex')
        const [hexLine = '', words = ''] = encodeFingerprintFile(head).split('\n')
        const grouped = hexLine.replace(/(.{4})/g, `$1${space}`)
        const spaced = space + words.replaceAll(' ', space) + space
        for (const text of [hexLine, grouped, spaced]) {
          expect(parseHead(upper ? text.toUpperCase() : text)).toBe(head)
        }
      },
    ),
  )
})

test.each([
  ['nothing', ''],
  ['63 digits', HEAD.slice(1)],
  ['65 digits', `${HEAD}0`],
  ['16 words', 'banjo bookseller '.repeat(8)],
  ['33 words', `${'banjo bookseller '.repeat(16)}banjo`],
  ['an unknown word', `${'banjo bookseller '.repeat(15)}banjo claviger`],
  ['words in the wrong order', 'bookseller banjo '.repeat(16)],
])('refuses %s', (_, text) => {
  expect(() => parseHead(text)).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^(encoding|text)\.invalid$/) }),
  )
})

test('the file is never written for something that is no head', () => {
  expect(() => encodeFingerprintFile(HEAD.toUpperCase())).toThrow('64 lower-case hex digits')
})
