import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CeremonyEvent } from '#shared/ceremony/events.ts'
import { EVENTS } from '#shared/ceremony/event-catalogue.ts'
import { parametersFor } from '#shared/ceremony/parameters.ts'
import { GATES } from '#shared/ceremony/gates.ts'
import { SUPPORTED } from '#shared/ceremony/lint.ts'
import type { Action } from '#shared/ceremony/plan.ts'
import { permits } from '#shared/ceremony/permits.ts'
import { SECRET } from '#shared/ceremony/rules/gates.ts'
import { actOf, targetOf, textOf } from '#shared/ceremony/vouch.ts'
import { encodeEnvelope } from '#shared/crypto/envelope.ts'
import { kcvOf } from '#shared/crypto/kcv.ts'
import { encodeShareText } from '#shared/crypto/sharetext.ts'
import { NOW } from '../../support/plans.ts'
import { acts, draftOf, drafts, ready } from './support/drafts.ts'
import { fieldsOf, namesIn, optionsIn } from './support/schema.ts'
import { shapeFits } from './support/shape.ts'
import { matches, plain, rowsOf } from './support/table.ts'

const GUIDE = readFileSync(new URL('../../../resources/guide/formats.md', import.meta.url), 'utf8')
const TYPES = Object.keys(EVENTS) as (keyof typeof EVENTS)[]

describe('the catalogue in formats.md', () => {
  const rows = rowsOf(GUIDE, 'catalogue')

  test('lists exactly the types of events, each once, in the order of the program', () => {
    expect(rows.map(([type]) => plain(type))).toEqual(TYPES)
  })

  test.each(TYPES)('lists exactly the fields of %s', (type) => {
    const row = rows.find(([name]) => plain(name) === type) ?? []
    expect(plain(row[2])).toBe(fieldsOf(EVENTS[type]))
  })

  test.each(TYPES)('names act and target of the statement of %s', (type) => {
    const row = rows.find(([name]) => plain(name) === type) ?? []
    expect(row[3]).toBe(acts(type))
    if (row[3] === '–') return expect(row[4]).toBe('–')
    const target = targetOf(ready.state, draftOf(type))
    expect(target).toBe(ready.targets[row[4] ?? ''])
  })

  test('explains every field, and every word that a field may hold', () => {
    const explained = new Map(rowsOf(GUIDE, 'fields').map(([name, text]) => [plain(name), text]))
    const names = new Set(TYPES.flatMap((type) => namesIn(EVENTS[type])))
    expect([...explained.keys()].sort()).toEqual([...names].sort())
    for (const { field, options } of TYPES.flatMap((type) => optionsIn(EVENTS[type])))
      for (const option of options)
        expect(explained.get(field), `${field}: ${option}`).toMatch(new RegExp(`\\b${option}\\b`))
  })

  test('gives preconditions and effect of every type', () => {
    const given = rowsOf(GUIDE, 'preconditions')
    expect(given.map(([type]) => plain(type))).toEqual(TYPES)
    for (const [type, before, effect] of given) {
      expect(before, type).not.toBe('')
      expect(effect, type).not.toBe('')
    }
  })
})

describe('what may follow, by formats.md,', () => {
  const { state } = ready
  const abandoned = { ...state, resuming: undefined, abandoned: true }

  test.each([
    [
      'after a restart, are the types that the rules let through',
      /6\. From .*? may follow: `(.*?)`/,
      state,
      /have not stated the head/,
    ],
    [
      'after giving up, are the types that the rules let through',
      /5\. Once .*? may follow: `(.*?)`/,
      abandoned,
      /was given up/,
    ],
  ])('%s', (_, line, before, refusal) => {
    const permitted = TYPES.filter((type) => type !== 'ceremony.opened').filter((type) => {
      const place = { actor: 'recorder', ceremony: before.opened?.ceremony, seq: 40, time: NOW }
      const event = { ...draftOf(type), ...place, what: { at: 'jump' } } as unknown as CeremonyEvent
      return !refusal.test(refusalOf(() => permits(before, event, { hash: () => undefined })))
    })
    expect(line.exec(GUIDE)?.[1]?.split(' ').sort()).toEqual(permitted.sort())
  })
})

/** The message of a refusal; rules that look into an event without fields fail on their own. */
function refusalOf(ask: () => Error | undefined): string {
  try {
    return ask()?.message ?? ''
  } catch (error) {
    return String(error)
  }
}

describe('the statements in formats.md', () => {
  const rows = rowsOf(GUIDE, 'statements')

  test('are those of every event that a person signs', () => {
    const signed = drafts.filter((draft) => actOf(draft) !== undefined)
    const named = rows.map(([name = '']) => name.replaceAll('`', ''))
    expect(named.sort()).toEqual(signed.map(({ name }) => name).sort())
  })

  test.each(rows)('%s is the text that the program lets people sign', (name = '', text = '') => {
    const draft = drafts.find((one) => one.name === name.replaceAll('`', ''))
    if (draft === undefined) throw new Error(`no draft for ${name}`)
    expect(textOf(ready.state, draft)).toMatch(matches(plain(text)))
  })
})

describe('the parameters in formats.md', () => {
  const rows = rowsOf(GUIDE, 'parameters')

  test.each(rows)('%s has exactly these', (action = '', parameters = '') => {
    const name = plain(action) as Action
    const state =
      {
        recover: ready.emptied,
        export: ready.exporting,
        reshare: ready.taken,
        destroy: ready.ending,
      }[name as string] ?? ready.state
    const made = parametersFor(state, name, { folder: '/media/red' })
    expect(shapeFits(plain(parameters), made)).toBe('')
  })

  test('are named for every action that can be declared', () => {
    const declared = rows.map(([action]) => plain(action))
    expect(declared).toEqual([
      'begin',
      'generate',
      'release',
      'wrap',
      'export',
      'recover',
      'reshare',
      'destroy',
      'close',
    ])
    expect(() => parametersFor(ready.state, 'destroy')).toThrow(/no action/)
  })
})

test('the gates in formats.md are those of the program', () => {
  const rows = rowsOf(GUIDE, 'gates').map(([gate, claim, asks]) => [plain(gate), claim, asks])
  expect(rows).toEqual(GATES.map(({ gate, claim, asked }) => [gate, claim, asked ? 'yes' : 'no']))
})

test('formats.md names every event that a closed gate refuses', () => {
  const [, named] = /refuses `intent\.declared` \(.*?\), (.*?)\. The gates/.exec(GUIDE) ?? []
  expect(named?.match(/[a-z.]+\.[a-z.]+/g)).toEqual(SECRET)
})

describe('the known answers in formats.md', () => {
  test('the vector of the share text holds', () => {
    const rawSecret = Uint8Array.from({ length: 33 }, (_, i) => (i === 32 ? 0x69 : 0x20 + i))
    const envelope = { set: '0001020304050607', index: 2, threshold: 3, total: 5, rawSecret }
    const line = /^Vector: set 0001020304050607, index 2, threshold 3, total 5, .*→ `(\w+)`\.$/m
    expect(line.exec(GUIDE)?.[1]).toBe(encodeShareText(encodeEnvelope(envelope)))
  })

  test.each([16, 32])('the check value of the AES key 00 01 … of %i bytes holds', (length) => {
    const keySecret = Uint8Array.from({ length }, (_, i) => i)
    const algorithm = `AES-${length * 8}`
    const line = new RegExp(`${algorithm} 00\\.\\.[01]f → \`(\\w+)\``)
    expect(line.exec(GUIDE)?.[1]).toBe(kcvOf(algorithm, keySecret))
  })
})

test('formats.md names what this release supports, and it is what the lint accepts', () => {
  const [, kind] = /the lint refuses the rest .*: `kind` other than `(.*?)`/.exec(GUIDE) ?? []
  const { algorithm, provider } = SUPPORTED
  expect(kind?.split(' ')).toEqual(SUPPORTED.kind)
  const table = /^\| provider \| files.*\n\|---.*\n((?:\|.*\n)+)/m.exec(GUIDE)?.[1] ?? ''
  const ids = table.split('\n').flatMap((line) => line.split('|')[1]?.match(/[a-z0-9-]+/g) ?? [])
  expect(ids.toSorted()).toEqual([...provider].sort())
  const listed = /^- `algorithm`: (.*)\.$/m.exec(GUIDE)?.[1]?.match(/[A-Za-z][\w-]+/g)
  expect(listed).toEqual(algorithm)
})
