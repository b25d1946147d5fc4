/** Every refusal says what happened, what is safe, and what to do next, in every language. */
import { describe, expect, it } from 'vitest'
import { placing } from '#electron/services/placing.ts'
import { CeremonyError, type Code, HINTS } from '#shared/errors.ts'
import { refusalOf } from '#shared/ipc/result.ts'
import { type Place, PLACED_HINTS, placedHint } from '#shared/places.ts'
import { SAFETIES, safetyOf } from '#shared/safety.ts'
import { catalogues } from '#shared/text/catalogue.ts'
import { LANGUAGES } from '#shared/text/language.ts'
import { say } from '#shared/text/saying.ts'

const CODES = Object.keys(HINTS) as Code[]
const PLACES = Object.keys(PLACED_HINTS) as Place[]

/** A code for each line of a place: of a family its first. */
const codesAt = (place: Place) =>
  Object.keys(PLACED_HINTS[place]).map((key) => {
    const code = CODES.find((one) => one === key || `${one.split('.')[0]}.*` === key)
    if (code === undefined) throw new Error(`${place} speaks of ${key}, which no code is`)
    return code
  })

describe.each(LANGUAGES)('in the language %s', (language) => {
  const { safe, hints, placed } = catalogues[language]

  it.each(CODES)('%s says what is safe and what to do next, in whole sentences', (code) => {
    for (const said of [safe[safetyOf(code)], hints[code]]) expect(said).toMatch(/^\p{Lu}.{8,}\.$/u)
    expect(safe[safetyOf(code)]).not.toBe(hints[code])
  })

  it.each(PLACES)('in the place %s too', (place) => {
    for (const code of codesAt(place)) {
      const hint = placedHint(placed[place], code)
      for (const said of [safe[safetyOf(code, place)], hint])
        expect(said).toMatch(/^\p{Lu}.{8,}\.$/u)
      expect(hint).not.toBe(hints[code])
    }
  })
})

describe('a refusal that says where it comes from', () => {
  it.each([
    ['rule.order', 'evidence', 'Do not rely on this bundle'],
    ['rule.order', 'store', 'begin a new ceremony'],
    ['log.chain', 'store', 'Keep it as evidence'],
    ['call.cancelled', 'copy', 'Write the evidence again'],
    ['rule.order', 'copy', 'do the current step first'],
  ] as const)('%s from %s says: %s', (code, place, said) => {
    const error = new CeremonyError(code, say('medium.failed')).at(place)
    expect(error.hint).toContain(said)
    expect(refusalOf(error)).toMatchObject({ code, place, hint: error.hint })
  })

  it('keeps where it stands, and the place that it has', () => {
    const error = new CeremonyError('log.chain', say('medium.failed'), {
      path: 'log.jsonl',
      entry: 3,
    })
    expect(error.at('store')).toMatchObject({ path: 'log.jsonl', entry: 3, place: 'store' })
    const nested = () =>
      placing('evidence', () =>
        placing('store', () => {
          throw error
        }),
      )
    expect(nested).toThrow(expect.objectContaining({ place: 'store' }))
  })

  it('never says that something may have begun where nothing of it is left', () => {
    for (const place of ['copy', 'documents'] as const)
      for (const code of ['io.failed', 'call.cancelled'] as const)
        expect(safetyOf(code, place)).toBe('gone')
    for (const place of ['evidence', 'source'] as const)
      expect(safetyOf('io.failed', place)).toBe('file')
  })
})

describe('what is safe', () => {
  it('is not claimed to be nothing where an effect may have begun', () => {
    expect(safetyOf('io.failed')).toBe('begun')
    expect(safetyOf('call.invalid')).toBe('log')
  })

  it('has no kind that nobody uses, but for what never reached the main process', () => {
    const placed = PLACES.flatMap((place) => CODES.map((code) => safetyOf(code, place)))
    const used = new Set([...placed, ...CODES.map((code) => safetyOf(code))])
    expect(SAFETIES.filter((one) => !used.has(one))).toEqual(['unsent'])
  })

  it('is refused for a code that nobody has thought of', () => {
    expect(() => safetyOf('comet.fell' as Code)).toThrow('comet.fell')
  })
})
