/**
 * No refusal, finding or reason is in words of one language: the compiler wants a saying. The
 * helpers of the tests, `expectRefusal` and `expectRejection`, look at each refusal that a test
 * provokes, and at everything it names: nothing of it is English in a German sentence.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseEvent } from '#shared/ceremony/events.ts'
import { CeremonyError, faultAt } from '#shared/errors.ts'
import type { Entry } from '#shared/log/entry.ts'
import { type Saying, say } from '#shared/text/saying.ts'
import { expectGerman } from '../../support/german.ts'
import { expectRefusal } from '../../support/refusal.ts'

const ROOT = new URL('../../../', import.meta.url)
const HOLD = 'electron/cli/'

function sources(folder: string): readonly string[] {
  return readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path))
}

const textOf = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')

test('the compiler refuses words of one language where something is refused', () => {
  // @ts-expect-error a refusal is a saying
  expect(() => new CeremonyError('io.failed', 'no space is left')).toThrow()
  // @ts-expect-error a finding is a saying
  expect(() => faultAt('people[0]', 'is odd')).toThrow()
  // @ts-expect-error why something is so is a sentence of its own
  const inside: Saying = say('verify.at-entry', { entry: 1, why: 'it was not signed by anybody' })
  expect(() => expectGerman(inside)).toThrow()
  // @ts-expect-error a name is no sentence
  expect(say('verify.missing', { path: say('form.field') })).toBeDefined()
})

test('a name that is a sentence of English is found in what a test provokes', () => {
  const hidden = say('store.no-backup', { label: 'the medium was taken away' })
  expect(() => expectGerman(hidden)).toThrow()
  expectGerman(say('store.no-backup', { label: 'orders-2026' }))
})

test('words of the command line are said there alone', () => {
  const elsewhere = ['shared', 'electron', 'renderer']
    .flatMap(sources)
    .filter((path) => !path.startsWith(HOLD))
  expect(elsewhere.length).toBeGreaterThan(500)
  expect(elsewhere.filter((path) => /cli\/refused\.ts|CommandError/.test(textOf(path)))).toEqual([])
})

test('no screen marks anything as English but the statement that is signed', () => {
  const marked = sources('renderer').filter((path) => /lang="en"/.test(textOf(path)))
  expect(marked).toEqual(['renderer/screens/panels/acknowledge.tsx'])
})

test.each([
  ['a field that is unknown', { intent: 'i1', more: 1 }, 'unknown field'],
  ['a field that is missing', {}, 'is missing'],
  ['a field of another kind', { intent: 7 }, 'expected string but received 7'],
  ['no object', null, 'expected Object but received null'],
])('of an event of the log: %s', (_, what, message) => {
  const event = { type: 'ceremony.begun', what, v: 1, seq: 3 } as unknown as Entry
  expectRefusal(() => parseEvent(event), 'log.event', message)
})
