/** Every refusal says what happened, what is safe, and what to do next, in every language. */
import { describe, expect, it } from 'vitest'
import { type Code, HINTS } from '#shared/errors.ts'
import { SAFETIES, safetyOf } from '#shared/safety.ts'
import { catalogues } from '#shared/text/catalogue.ts'
import { LANGUAGES } from '#shared/text/language.ts'

const CODES = Object.keys(HINTS) as Code[]

describe.each(LANGUAGES)('in the language %s', (language) => {
  const { safe, hints } = catalogues[language]

  it.each(CODES)('%s says what is safe and what to do next, in whole sentences', (code) => {
    for (const said of [safe[safetyOf(code)], hints[code]]) expect(said).toMatch(/^\p{Lu}.{8,}\.$/u)
    expect(safe[safetyOf(code)]).not.toBe(hints[code])
  })
})

describe('what is safe', () => {
  it('is not claimed to be nothing where an effect may have begun', () => {
    expect(safetyOf('io.failed')).toBe('begun')
    expect(safetyOf('call.invalid')).toBe('log')
  })

  it('has no kind that nobody uses, but for what never reached the main process', () => {
    const used = new Set(CODES.map(safetyOf))
    expect(SAFETIES.filter((one) => !used.has(one))).toEqual(['unsent'])
  })

  it('is refused for a code that nobody has thought of', () => {
    expect(() => safetyOf('comet.fell' as Code)).toThrow('comet.fell')
  })
})
