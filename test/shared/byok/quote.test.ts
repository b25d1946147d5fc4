import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { command, quote } from '#shared/byok/quote.ts'
import { runWithStub } from '../../support/stub-aws.ts'

describe('a printed command', () => {
  it.each([
    '',
    "it's",
    '$(touch pwned)',
    '`touch pwned`',
    '; touch pwned #',
    'a && touch pwned',
    '"; touch pwned; "',
    "'; touch pwned; '",
    '\\',
    "\\'",
    '*',
    '~',
    '!!',
    '$HOME',
    'a  b',
    '> pwned',
    'e\u0301\u2028',
  ])('hands %j over as one word and runs nothing else', (word) => {
    const { calls, files } = runWithStub(command(['aws', word], ['--last', word]))
    expect(calls).toEqual([[word, '--last', word]])
    expect(files).toEqual([])
  })

  it('hands any text over as it is', () => {
    const words = fc.array(fc.string({ unit: 'binary' }).map(visible), {
      minLength: 50,
      maxLength: 50,
    })
    fc.assert(
      fc.property(words, (list) => {
        expect(runWithStub(command(['aws', ...list])).calls).toEqual([list])
      }),
      { numRuns: 20 },
    )
  })

  it.each(['a\nb', '\u0000', '\u001b[2J', '\u007f'])('cannot hold %j', (word) => {
    expect(() => quote(word)).toThrow('control character')
  })

  it('leaves plain words plain', () => {
    expect(quote('arn:aws:kms:eu-west-1:111122223333:key/1')).toBe(
      'arn:aws:kms:eu-west-1:111122223333:key/1',
    )
  })
})

function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are refused elsewhere
  return text.replace(/[\u0000-\u001f\u007f]/g, '').toWellFormed()
}
