import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demandDice, diceFault, suspicion } from '#shared/crypto/dice.ts'
import { demandText, mixableText } from '#shared/crypto/typedtext.ts'
import { CeremonyError } from '#shared/errors.ts'

/** Rolls with these counts of each face, two of the most frequent side by side first. */
function rollsOf(...counts: readonly number[]): string {
  return counts.map((count, i) => `${i + 1}`.repeat(count)).join('')
}

describe('rolls are judged where', () => {
  it.each([
    ['there are none', '', 'few'],
    ['there are 99', rollsOf(15, 16, 17, 17, 17, 17), 'few'],
    ['there are more than 1000', '112233445566'.repeat(84), 'many'],
    ['one is a zero', `0${rollsOf(15, 16, 17, 17, 17, 17)}`, 'characters'],
    ['one is a seven', `${rollsOf(15, 16, 17, 17, 17, 17)}7`, 'characters'],
    ['there is a line break', `${rollsOf(15, 16, 17, 17, 17, 18)}\n`, 'characters'],
    ['one face comes in 31 of 100', rollsOf(31, 14, 14, 14, 14, 13), 'face'],
    ['no roll is equal to the one before it', '123456'.repeat(17), 'neighbours'],
    ['the sum of squares is 0.20 at 100', rollsOf(16, 16, 16, 17, 17, 18), 'even'],
    ['the sum of squares is 0.08 at 100', rollsOf(16, 16, 17, 17, 17, 17), 'even'],
    ['the sum of squares is 20.72 at 100', rollsOf(21, 21, 21, 20, 17, 0), 'uneven'],
    ['the sum of squares is 20.60 at 100', rollsOf(30, 24, 13, 12, 11, 10), undefined],
    ['the sum of squares is 0.32 at 100', rollsOf(15, 16, 17, 17, 17, 18), undefined],
  ] as const)('%s', (_, rolls, fault) => {
    expect(diceFault(rolls)).toBe(fault)
  })

  it('the sums at 99 rolls are on either side of a bound', () => {
    // The sum is 6/99 of the squares, less 99.
    expect(suspicion(rollsOf(16, 16, 16, 17, 17, 17))).toBe('even')
    expect(suspicion(rollsOf(15, 16, 17, 17, 17, 17))).toBeUndefined()
    expect(suspicion(rollsOf(29, 25, 12, 12, 11, 10))).toBeUndefined()
    expect(suspicion(rollsOf(22, 21, 21, 21, 13, 1))).toBe('uneven')
    expect(suspicion(rollsOf(30, 14, 14, 14, 14, 13))).toBe('face')
    expect(suspicion('123456'.repeat(17).slice(0, 99))).toBe('neighbours')
  })
})

describe('every list of counts', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 6 })
  /** Exactly, in whole numbers: Pearson's sum times the rolls. */
  const sum = (list: readonly number[], rolls: number) =>
    6 * list.reduce((all, one) => all + one * one, 0) - rolls * rolls

  function expected(list: readonly number[], rolls: number): string | undefined {
    if (rolls < 100) return 'few'
    if (Math.max(...list) * 10 > 3 * rolls) return 'face'
    const scaled = 100 * sum(list, rolls)
    if (scaled < 21 * rolls) return 'even'
    return scaled > 2070 * rolls ? 'uneven' : undefined
  }

  it('is judged by the exact sums, whatever the order of the rolls', () => {
    fc.assert(
      fc.property(counts, (list) => {
        const rolls = list.reduce((all, one) => all + one, 0)
        expect(diceFault(rollsOf(...list))).toBe(expected(list, rolls))
      }),
    )
  })

  it('is accepted nearly always when a fair die is thrown', () => {
    const thrown = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 100, maxLength: 100 })
    const judged = fc
      .sample(thrown, { numRuns: 2000, seed: 7 })
      .map((one) => diceFault(one.join('')))
    expect(judged.filter((fault) => fault !== undefined).length).toBeLessThan(60)
  })
})

describe('a refusal', () => {
  const refusalOf = (act: () => void): CeremonyError => {
    try {
      act()
    } catch (error) {
      if (error instanceof CeremonyError) return error
      throw error
    }
    throw new Error('nothing was refused')
  }

  it('names what is wrong and none of the rolls', () => {
    const rolls = rollsOf(31, 14, 14, 14, 14, 13)
    const refusal = refusalOf(() => demandDice(rolls))
    expect(refusal.code).toBe('dice.refused')
    expect(refusal.message).toBe('one face came up in more than 30 % of the rolls')
    expect(refusal.hint).not.toBe('')
  })

  it('of a text says how long it must be', () => {
    expect(refusalOf(() => demandText('x'.repeat(19))).message).toMatch(/fewer than 20/)
    expect(refusalOf(() => demandText('x'.repeat(1001))).message).toMatch(/more than 1000/)
    expect(refusalOf(() => demandText('x')).code).toBe('text.refused')
    expect(() => demandText('x'.repeat(20))).not.toThrow()
  })

  it('of a text counts what goes into the mix', () => {
    expect(mixableText('e\u0301'.repeat(20))).toHaveLength(20)
    expect(() => demandText('e\u0301'.repeat(10))).toThrow(/fewer than 20/)
  })
})
