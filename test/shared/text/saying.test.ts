/** Findings and refusals are made of a key and values, and put into words where people read them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CeremonyError, faultAt } from '#shared/errors.ts'
import { refusalOf } from '#shared/ipc/result.ts'
import { de } from '#shared/text/de/catalogue.ts'
import { en } from '#shared/text/en/catalogue.ts'
import { inEnglish, saidIn, say, withWords } from '#shared/text/saying.ts'

const missing = say('verify.missing', { path: 'checkpoint' })

describe('a sentence', () => {
  test('is said in each language with the same values', () => {
    expect(inEnglish(missing)).toBe('checkpoint is missing')
    expect(saidIn(en.sayings, missing)).toBe('checkpoint is missing')
    expect(saidIn(de.sayings, missing)).toBe('checkpoint fehlt')
  })

  test('that stands in another one is said in the same language', () => {
    const outer = say('verify.at-entry', { entry: 7, why: missing })
    expect(inEnglish(outer)).toBe('entry 7: checkpoint is missing')
    expect(saidIn(de.sayings, outer)).toBe('Eintrag 7: checkpoint fehlt')
  })

  test('never fails over what it names, whatever that is', () => {
    fc.assert(
      fc.property(fc.anything(), (path) => {
        const said = say('verify.missing', { path: path as string })
        expect(inEnglish(said)).toMatch(/ is missing$/)
      }),
    )
  })

  test('shows what somebody else wrote as it is to be shown, however deep it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (path, entry) => {
        const inner = say('verify.missing', { path })
        const changed = withWords(say('verify.at-entry', { entry, why: inner }), (word) =>
          word.replaceAll(/./gsu, 'x'),
        )
        const hidden = path.replaceAll(/./gsu, 'x')
        expect(inEnglish(changed)).toBe(`entry ${entry}: ${hidden} is missing`)
      }),
    )
  })
})

describe('a refusal', () => {
  test('has the English sentence as its message and crosses the bridge with both', () => {
    const error = new CeremonyError('bundle.file', missing)
    expect(error.message).toBe('checkpoint is missing')
    expect(refusalOf(error)).toEqual({
      code: 'bundle.file',
      message: 'checkpoint is missing',
      saying: missing,
      hint: error.hint,
    })
    expect(structuredClone(refusalOf(error))).toEqual(refusalOf(error))
  })
})

test('a fault says the same to the command line and to the screen', () => {
  const fault = faultAt('people[0]', missing)
  expect(fault).toEqual({ path: 'people[0]', message: 'checkpoint is missing', saying: missing })
  expect(fault.saying).toBe(missing)
})
