import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parseArguments, type Shape } from '#electron/cli/arguments.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { CommandError } from '#electron/cli/refused.ts'
import { expectRefusal } from '../../support/refusal.ts'

const shape: Shape = {
  positionals: ['BUNDLE'],
  options: { signers: 'one', head: 'head', share: 'many', public: 'flag' },
}
const words = toWords(Uint8Array.from({ length: 32 }, (_, i) => i * 3))
const hex = 'ab'.repeat(32)

describe('a command line that fits', () => {
  it('has its positionals and options in any order', () => {
    for (const line of [
      'B --signers f --public',
      '--public B --signers f',
      '--signers=f --public B',
    ]) {
      const given = parseArguments(shape, line.split(' '))
      expect(given.positional('BUNDLE')).toBe('B')
      expect(given.one('signers')).toBe('f')
      expect(given.flag('public')).toBe(true)
      expect(given.one('head')).toBeUndefined()
    }
  })

  it('repeats an option that takes several, or gives it several values', () => {
    const given = parseArguments(shape, [
      'B',
      '--share',
      'a',
      'b',
      '--public',
      '--share=c',
      '--share',
      '-',
    ])
    expect(given.many('share')).toEqual(['a', 'b', 'c', '-'])
  })

  it('takes everything after -- as it is', () => {
    expect(parseArguments(shape, ['--public', '--', '--signers']).positional('BUNDLE')).toBe(
      '--signers',
    )
  })

  test.each([
    ['hex before the bundle', ['--head', hex, 'B'], hex],
    ['hex after it', ['B', '--head', hex], hex],
    ['words in one argument', ['--head', words.join(' '), 'B'], words.join(' ')],
    ['words in 32 arguments before the bundle', ['--head', ...words, 'B'], words.join(' ')],
    [
      'words in 32 arguments before an option',
      ['B', '--head', ...words, '--public'],
      words.join(' '),
    ],
  ])('reads a head: %s', (_, line, head) => {
    const given = parseArguments(shape, line)
    expect(given.positional('BUNDLE')).toBe('B')
    expect(given.one('head')).toBe(head)
  })
})

describe('a command line that does not fit is refused', () => {
  test.each([
    ['an unknown option', ['B', '--sigers', 'f'], '--sigers'],
    ['a short option', ['B', '-p'], '-p'],
    ['a name that every object inherits', ['B', '--constructor', 'f'], '--constructor'],
    ['a positional too many', ['B', 'C'], '"C"'],
    ['a positional too few', ['--public'], 'BUNDLE is missing'],
    ['an empty positional', [''], 'empty'],
    ['an option without its value', ['B', '--signers'], '--signers needs a value'],
    ['an option instead of the value', ['B', '--signers', '--public'], '--signers needs a value'],
    ['an empty value', ['B', '--signers', ''], '--signers needs a value'],
    ['an empty value after =', ['B', '--signers='], '--signers needs a value'],
    ['a value for a flag', ['B', '--public=yes'], '--public takes no value'],
    [
      'an option given twice',
      ['B', '--signers', 'f', '--signers', 'g'],
      '--signers is given twice',
    ],
    ['a flag given twice', ['B', '--public', '--public'], '--public is given twice'],
  ])('%s', (_, line, message) => {
    expectRefusal(() => parseArguments(shape, line), 'usage.invalid', message)
  })

  test('an option that must be given', () => {
    const strict = { ...shape, required: ['signers'] }
    expectRefusal(() => parseArguments(strict, ['B']), 'usage.invalid', '--signers is missing')
  })

  test('any line at all, with nothing but usage.invalid', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('--', '-', '--head', '--share', '--public', '=', 'B'),
    )
    fc.assert(
      fc.property(fc.array(word), (line) => {
        try {
          parseArguments(shape, line)
        } catch (error) {
          expect(error).toBeInstanceOf(CommandError)
          expect(error).toMatchObject({ code: 'usage.invalid' })
        }
      }),
    )
  })
})
