/** German and English side by side: what nobody has translated is found here. */
import { describe, expect, test } from 'vitest'
import { EVENTS } from '#shared/ceremony/event-catalogue.ts'
import type { CeremonyEvent } from '#shared/ceremony/events.ts'
import { dutyText } from '#shared/ceremony/duty-text.ts'
import { GATES } from '#shared/ceremony/gates.ts'
import { render } from '#shared/documents/markup.ts'
import { de } from '#shared/text/de/catalogue.ts'
import { en } from '#shared/text/en/catalogue.ts'
import { eventful, rough, smooth } from '../documents/stories.ts'

/** The same in both languages, because it is a name, a number or a sign, or the same word. */
const SAME: readonly RegExp[] = [
  /^Claviger$/,
  /^[\d\s.,:·–+−✓|()/-]*$/,
  /^(?:2|5|share|step|entry)?$/,
]

type Leaf = readonly [path: string, said: string]

/** Every text of a catalogue; a function is asked with digits, and left out if it takes none. */
function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return leavesOf(answerOf(value as Asked), `${path}()`)
  if (Array.isArray(value)) return value.flatMap((one, i) => leavesOf(one, `${path}[${i}]`))
  if (typeof value !== 'object' || value === null) return []
  if ('kind' in value && value.kind === 'html') return [[path, render(value as never)]]
  return Object.entries(value).flatMap(([name, one]) => leavesOf(one, `${path}.${name}`))
}

type Asked = (...given: unknown[]) => unknown

function answerOf(asked: Asked): unknown {
  try {
    return asked(...Array.from({ length: asked.length }, () => '2'))
  } catch {
    return undefined
  }
}

const german = new Map(leavesOf(de.documents))

describe('the papers', () => {
  test('say another thing in German wherever they say words', () => {
    const same = leavesOf(en.documents).filter(
      ([path, said]) => german.get(path) === said && !SAME.some((one) => one.test(said)),
    )
    expect(same.map(([path]) => path).toSorted()).toEqual(ALLOWED.toSorted())
  })

  test('have as many lines in German, of the same kind', () => {
    const shape = (leaves: readonly Leaf[]) => leaves.map(([path]) => path)
    expect(shape(leavesOf(de.documents))).toEqual(shape(leavesOf(en.documents)))
  })
})

/** Words that are the same in German, or names. */
const ALLOWED: readonly string[] = [
  '.ending.affidavit.columns[0]',
  '.page.plan()',
  '.page.sizes.a4',
  '.page.sizes.letter',
  '.report.conduct.attestationColumns[0]',
  '.report.inventory.knowsColumns[0]',
  '.report.inventory.manifest',
  '.report.inventory.token',
  '.report.machine.build',
  '.report.machine.software',
  '.report.people.againColumns[0]',
  '.report.people.columns[0]',
  '.rules.words[10][0]',
  '.rules.words[12][0]',
  '.script.people.columns[0]',
  '.slip.columns[0]',
]

const name = (id: string) => `<${id}>`

/** What the three days of the stories do not hold. */
const REST: { readonly [type: string]: object } = {
  'source.admitted': { ceremony: 'c', threshold: 2, n: 3, set: 's', keys: [{ label: 'orders' }] },
  'recorder.unlocked': { by: 'witness' },
  'head.stated': { entry: 7 },
  'entropy.given': {
    given: [
      { kind: 'dice', count: 100 },
      { kind: 'text', count: 40 },
    ],
  },
  'entropy.mixed': { sources: [{ by: 'c1' }, { by: 'c2' }], os: 64, known: true },
  'entropy.system': { reason: 'restart' },
  'share.presented': { custodian: 'c1', index: 1 },
  'vault.refilled': {},
  'vault.emptied': {},
  'set.superseded': { set: 'a', by: 'b' },
  'shares.voided': { set: 'a', indexes: [] },
  'key.lost': { label: 'orders' },
  'package.failed': { path: 'packages/orders', code: 'wrap.failed' },
  'export.started': { label: 'orders', file: 'orders.der', folder: '/media' },
  'export.finished': { label: 'orders', file: 'orders.der' },
  'export.failed': { file: 'orders.der', code: 'io.failed' },
  'rotation.decided': {
    decisions: [
      { label: 'orders', decision: 'rotate', by: '2027-03-31' },
      { label: 'signing', decision: 'keep' },
    ],
  },
  'bag.examined': { thing: 'share:1:1', bag: 'A-1', seal: 'whole' },
  'destruction.started': { thing: 'share:1:2', by: 'c1', method: 'burn' },
  'destruction.finished': { thing: 'share:1:1' },
  'destruction.failed': { thing: 'copy:red', reason: 'Smoke.' },
  'destruction.missing': { thing: 'copy:red', reason: 'Lost.' },
  'destruction.witnessed': { thing: 'copy:red' },
  'backups.failed': {
    failed: [
      { label: 'orders', fault: 'unwrap' },
      { label: 'refunds', fault: 'check' },
    ],
  },
  'drill.failed': {},
  'drill.proven': {
    shares: [{ index: 1 }, { index: 3 }],
    challenge: ['drill', `ok ${'a'.repeat(64)} orders`],
  },
  'preflight.confirmed': { run: 8, gates: ['users'] },
  'ceremony.aborted': { by: 'witness', reason: 'Smoke.' },
  'ceremony.terminated': { by: 'witness', reason: 'Smoke.' },
}

describe('a sentence of the log', () => {
  const events = [smooth(), rough(), eventful()].flatMap((story) => story.events)

  test('is another one in German, for every event of three days', () => {
    for (const event of events) expect(de.sentence(event, name)).not.toBe(en.sentence(event, name))
  })

  test.each(Object.keys(EVENTS))('%s is said in both languages', (type) => {
    const told = events.find((one) => one.type === type)
    const event = told ?? { type, what: REST[type] }
    if (event.what === undefined) throw new Error(`no event is ${type}`)
    const actor = { ...event, actor: 'admin' } as unknown as CeremonyEvent
    const [english, said] = [en.sentence(actor, name), de.sentence(actor, name)]
    expect(said).not.toBe(english)
    expect(said).not.toContain('undefined')
    // Whoever is named in one language is named in the other.
    const named = (sentence: string) => new Set(sentence.match(/<[^>]+>/g) ?? [])
    expect(named(said)).toEqual(named(english))
  })
})

test('what is signed is read in German beside it: gates, subjects, duties', () => {
  for (const { gate, claim } of GATES) {
    expect(en.claim(gate)).toBe(claim)
    expect(de.claim(gate)).not.toBe(claim)
  }
  expect(de.claim('door')).toBe('door')
  const place = { index: 2, total: 5, threshold: 3 }
  expect(en.duties.text(place)).toBe(dutyText(place))
  expect(de.duties.text(place)).toContain('Anteil 2 von 5; je 3 davon')
  expect(de.duties.text(place).match(/[.:](?:\s|$)/g)).toHaveLength(
    dutyText(place).match(/[.:](?:\s|$)/g)?.length ?? 0,
  )
})
