/** What report and script say of ceremonies that continue another one, word for word. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { thingsOf } from '#shared/ceremony/destruction.ts'
import type { Language } from '#shared/text/language.ts'
import {
  bag,
  endAt,
  endFrom,
  endGround,
  finish,
  miss,
  replaced,
  start,
  witness,
} from '../../support/destroyed.ts'
import { drillAt } from '../../support/drilled.ts'
import { decide, onTo, recoveryAt, recoveryGround } from '../../support/recovered.ts'
import { reshareAt } from '../../support/reshared.ts'
import type { Room } from '../../support/room.ts'
import { documentsOf } from './forged.ts'

const golden = (name: string) =>
  fileURLToPath(new URL(`../../vectors/golden/documents/${name}.txt`, import.meta.url))

/** No key of the plan names a target: a wrapping key is another one in every run. */
function recoveryToFile(): Room {
  const ground = recoveryGround((plan) => {
    for (const key of (plan.keys ?? []) as object[]) Object.assign(key, { targets: [] })
    Object.assign(plan, { outcome: 'file' })
  })
  const room = recoveryAt('recovered', ground)
  room.authorise('export')
  const { intent } = room
  const { parameters } = room.state.intents.at(-1) ?? {}
  const [item] = (parameters?.exports ?? []) as readonly object[]
  room.add('export.started', 'admin', { intent, folder: parameters?.folder, ...item })
  const named = { item: 1, label: 'orders', file: 'orders.key' }
  room.add('export.finished', 'admin', named)
  decide(room)
  return onTo(room, 'decided', 'closed')
}

/** Of the end of a set: something is missing, a bag was broken, one medium stays in use. */
function partlyDestroyed(): Room {
  const room = endAt('first share', endGround(replaced))
  const [missing = '', broken = ''] = thingsOf(room.state)
    .map(({ thing }) => thing)
    .filter((thing) => thing.startsWith('share:') && thing !== 'share:1:1')
  miss(room, missing, missing.startsWith('share:2') ? 'c2' : 'c3')
  witness(room, missing)
  bag(room, broken, { seal: 'broken' })
  start(room, broken)
  finish(room, broken)
  witness(room, broken)
  start(room, 'copy:red', { method: 'overwritten' })
  finish(room, 'copy:red')
  witness(room, 'copy:red')
  return endFrom(room, 'first share', 'closed')
}

const KINDS: { readonly [kind: string]: () => Room } = {
  recover: recoveryToFile,
  drill: () => onTo(drillAt('answered'), 'decided', 'closed'),
  reshare: () => reshareAt('closed'),
  destroy: partlyDestroyed,
}

const DOCUMENTS = [
  ['recover', 'report'],
  ['recover', 'script'],
  ['drill', 'report'],
  ['drill', 'script'],
  ['reshare', 'report'],
  ['reshare', 'script'],
  ['destroy', 'report'],
  ['destroy', 'script'],
  ['destroy', 'affidavits'],
] as const

const made = new Map<string, ReadonlyMap<string, string>>()
function said(kind: string, language: Language): ReadonlyMap<string, string> {
  const found = made.get(kind + language) ?? documentsOf((KINDS[kind] as () => Room)(), language)
  made.set(kind + language, found)
  return found
}

test.each(DOCUMENTS)('of a %s the %s says what it said', async (kind, name) => {
  const path = golden(`${kind}-${name}`)
  expect(existsSync(path), path).toBe(true)
  await expect(said(kind, 'en').get(name)).toMatchFileSnapshot(path)
})

test.each(DOCUMENTS)('of a %s the %s says in German what it said', async (kind, name) => {
  const path = golden(`de-${kind}-${name}`)
  expect(existsSync(path), path).toBe(true)
  await expect(said(kind, 'de').get(name)).toMatchFileSnapshot(path)
})

it('each entry of a drill stands in the executed script', () => {
  const script = said('drill', 'en').get('script') ?? ''
  expect(script).toContain('in memory and signed the challenge')
})

describe('on page one', () => {
  const firstOf = (kind: string) => (said(kind, 'en').get('report') ?? '').split('Ceremony: ')[0]

  it.each([
    ['recover', /\d of 3 shares recovered \d keys?\./],
    ['drill', /\d of 3 shares proved that they recover \d keys?\. No key left the vault\./],
    ['reshare', /shares of the new set recover .* The old set still works as long as/],
    ['destroy', /\d of 3 shares and \d of 2 backup copies are shown to be destroyed\./],
  ])('a %s says what it came to', (kind, words) => {
    expect(firstOf(kind)).toMatch(words)
  })
})

describe('who brought which share, when and how', () => {
  it.each(['recover', 'drill', 'reshare'])('stands in the report of a %s', (kind) => {
    const report = said(kind, 'en').get('report') ?? ''
    const [, section = ''] = report.split('\nShares that were brought\n')
    expect(section).toMatch(
      /^Each one passed its commitment.*\nShare \| Custodian \| How \| Recorded/,
    )
    expect(section).toMatch(/\n1 \| Custodian 1 \| .*entry \d+, 20/)
    expect(section).toMatch(
      kind === 'drill'
        ? /\nDrill\nEvery backup was unwrapped and checked in memory/
        : /\nTogether they opened [a-z, -]+ in the vault: entry \d+, /,
    )
  })

  it('is no incident of a ceremony that is held for it', () => {
    for (const kind of ['recover', 'drill', 'reshare'])
      expect(said(kind, 'en').get('report')).toContain('\nIncidents\nNone.\n')
  })
})

describe('what nobody may read into it, and what to keep', () => {
  it.each([
    ['recover', 'A recovery shows which shares were brought', 'Keep at least two copies'],
    ['drill', 'A drill shows that these shares were good on this day', 'holds no backup files'],
    ['reshare', 'A reshare makes new shares. It takes nothing away', 'Bring back the old cards'],
    ['destroy', 'Destroyed means: one person signed', 'Keep this bundle, the signed affidavits'],
  ])('a %s says its own', (kind, limit, keep) => {
    const report = said(kind, 'en').get('report') ?? ''
    expect(report).toContain(limit)
    expect(report).toContain(keep)
  })

  it('what is missing was watched by nobody, and leaves no residue', () => {
    const [page = '', ...forms] = (said('destroy', 'en').get('affidavits') ?? '').split(
      '\nDestruction of ',
    )
    expect(page).toContain('Custodian 2 said so; Internal witness signed as witness')
    const missing = forms.filter((form) =>
      form.includes('I declare that the thing named here was not produced'),
    )
    expect(missing).toHaveLength(1)
    expect(missing[0]).toContain('\nWho said that it is missing\n')
    expect(missing[0]).not.toMatch(/looked on|residue/)
    expect(forms.filter((form) => form.includes('\nWhat became of the residue'))).toHaveLength(5)
  })

  it('the report of a destruction asks nobody to keep backup files', () => {
    for (const language of ['en', 'de'] as const) {
      const report = said('destroy', language).get('report')
      expect(report).not.toMatch(/Keep at least two copies|Bewahren Sie mindestens zwei Kopien/)
      expect(report).not.toMatch(/No single person held|Keine einzelne Person hatte/)
    }
  })
})

test.each(DOCUMENTS)('of a %s the %s says sentences, never letter by letter', (kind, name) => {
  for (const language of ['en', 'de'] as const)
    expect(said(kind, language).get(name)).not.toMatch(/^\S\n\S\n\S$/m)
})
