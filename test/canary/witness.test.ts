/** No secret of a whole ceremony is in anything that the display for the room is ever told. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ceremony } from '#electron/services/ceremony.ts'
import type { Host } from '#electron/services/host.ts'
import { osRandom } from '#electron/services/random.ts'
import { hex, type Random } from '#shared/bytes.ts'
import type { CeremonyEvent } from '#shared/ceremony/events.ts'
import { snapshotOf } from '#shared/ceremony/snapshot.ts'
import { witnessView } from '#shared/ipc/projection.ts'
import { parseShareFile } from '#shared/crypto/sharefile.ts'
import { LANGUAGES } from '#shared/text/language.ts'
import { advance, type Room, runCeremony, shareTextOf } from '../support/ceremony.ts'
import type { Loose } from '../support/plans.ts'
import {
  asDestruction,
  asDrill,
  finish,
  openRecovery,
  withoutTargets,
} from '../support/recovering.ts'
import { bytesForms, groupForms, textForms } from './support/forms.ts'
import { Search } from './support/search.ts'

const drawn: Uint8Array[] = []
const salts = new Set<string>()
const passphrases = new Set<string>()
const texts: string[] = []
const told: Record<string, { at: string; bytes: Uint8Array }[]> = {}
let before: Room
let search: Search

/** A host that remembers what was drawn, and looks at the display after every entry. */
function watching(kind: string, ceremony: () => Ceremony | undefined): Partial<Host> {
  const views = told[kind] ?? []
  told[kind] = views
  const random: Random = (length) => {
    const bytes = osRandom(length)
    if (length >= 32) drawn.push(Uint8Array.from(bytes))
    return bytes
  }
  const committed = (events: readonly CeremonyEvent[]): void => {
    for (const event of events) if (event.type === 'key.generated') salts.add(event.what.salt)
    const open = ceremony()
    if (open === undefined) return
    const { state, events: all, runningHead } = open.ledger
    const around = { runningHead, time: state.time, vault: state.held, seal: undefined }
    for (const language of LANGUAGES) {
      const view = witnessView(
        snapshotOf(state, { ...around, events: all, warnings: [] }),
        language,
      )
      views.push({ at: view.at, bytes: Buffer.from(JSON.stringify(view)) })
    }
  }
  return { random, committed }
}

async function onward(kind: string, change: (plan: Loose) => void): Promise<void> {
  let ceremony: Ceremony | undefined
  const host = watching(kind, () => ceremony)
  const recovery = await openRecovery(before, { host, plan: change })
  ceremony = recovery.room.ceremony
  for (const one of recovery.room.passphrases.values()) passphrases.add(one)
  try {
    await finish(recovery)
    // The shares that a reshare deals anew, as their custodians carry them.
    const { shares } = recovery.room
    for (const name of readdirSync(shares).filter((one) => one.endsWith('.share')))
      texts.push(parseShareFile(new Uint8Array(readFileSync(join(shares, name)))).text)
  } finally {
    recovery.leave()
  }
}

const CUSTODIANS = ['c1', 'c6', 'c7', 'c8', 'c9']

beforeAll(async () => {
  let ceremony: Ceremony | undefined
  before = await runCeremony({ until: 'opened', host: watching('generate', () => ceremony) })
  ceremony = before.ceremony
  for (const one of before.passphrases.values()) passphrases.add(one)
  await advance(before, 'opened', 'delivered')
  texts.push(...before.shares.map((_, i) => shareTextOf(before, i + 1)))
  await onward('recover', () => {})
  await onward('drill', asDrill)
  await onward('reshare', (plan) => {
    withoutTargets(plan)
    for (const id of CUSTODIANS.slice(1))
      (plan.people as unknown as object[]).push({
        id,
        name: `Custodian ${id.slice(1)}`,
        roles: ['custodian'],
      })
    const backup = { threshold: 4, custodians: CUSTODIANS }
    Object.assign(plan, { kind: 'reshare', backup })
  })
  await onward('destroy', asDestruction)
  search = searchForAll()
}, 300_000)
afterAll(() => before.leave())

function searchForAll(): Search {
  const made = new Search()
  for (const [i, bytes] of drawn.entries())
    if (!salts.has(hex(bytes))) made.add(`draw ${i}`, bytesForms(bytes))
  for (const [i, passphrase] of [...passphrases].entries())
    made.add(`passphrase ${i}`, textForms(passphrase))
  for (const [i, text] of texts.entries())
    made.add(`share ${i + 1}`, [...textForms(text.slice(28)), ...groupForms(text)])
  return made
}

const KINDS = ['generate', 'recover', 'drill', 'reshare', 'destroy']
describe.each(KINDS)('of a whole ceremony, %s,', (kind) => {
  test('the display is told of every entry, and of none with a secret in it', () => {
    const views = told[kind] ?? []
    expect(views.length).toBeGreaterThan(40)
    expect(views.some(({ at }) => at === 'step')).toBe(true)
    // At the end of a share set nobody shows or types a share.
    expect(views.some(({ at }) => at === 'private')).toBe(kind !== 'destroy')
    expect(views.flatMap(({ bytes }) => search.in(bytes))).toEqual([])
  })
})

test('the same search finds a share, a passphrase and the bytes of a key', () => {
  expect(texts).toHaveLength(5 + 5)
  const view = { at: 'step', title: shareTextOf(before, 1).match(/.{4}/g)?.join(' ') }
  expect(search.in(Buffer.from(JSON.stringify(view)))).toEqual(['share 1'])
  const [passphrase = ''] = passphrases
  expect(search.in(Buffer.from(`${passphrase}!`))).toContain('passphrase 0')
  const secret = drawn.findIndex((bytes) => !salts.has(hex(bytes)))
  expect(search.in(Buffer.from(hex(drawn[secret] ?? new Uint8Array())))).toEqual([`draw ${secret}`])
})
