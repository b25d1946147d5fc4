/** The log as people browse it: what a filter leaves, and one entry with its hash and signatures. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entryDetail, logPage } from '#electron/services/logbook.ts'
import { sha256Hex, utf8 } from '#shared/bytes.ts'
import { type Room, runCeremony } from '../../support/ceremony.ts'
import { expectRefusal } from '../../support/refusal.ts'

let room: Room
beforeAll(async () => {
  room = await runCeremony({ custodians: 3, threshold: 2 })
})
afterAll(() => room.leave())

const entries = () => room.ceremony.ledger.events.length
const seqs = (filter: { person?: string; act?: string; key?: string }) =>
  logPage(room.ceremony, { from: 0, count: 500, ...filter }).lines.map(({ seq }) => seq)

describe('a page of the log', () => {
  test('is the last one where nobody says which', () => {
    const { lines, from, matches } = logPage(room.ceremony, { count: 10 })
    expect(matches).toBe(entries())
    expect(from).toBe(entries() - 10)
    expect(lines.at(-1)?.seq).toBe(entries() - 1)
  })

  test('speaks the language of the page, whatever that of the ceremony is', () => {
    const begun = { from: 0, count: 500 }
    const said = (language: 'en' | 'de') =>
      logPage(room.ceremony, begun, language).lines.map(({ sentence }) => sentence)
    expect(said('en')).toContain('The ceremony has begun.')
    expect(said('de')).toContain('Die Zeremonie hat begonnen.')
  })

  test('of a person holds what they did and what names them, and nothing else', () => {
    const { events } = room.ceremony.ledger
    const found = seqs({ person: 'c2' })
    for (const { seq, actor, what } of events) {
      const named = Object.values(what).includes('c2')
      if (actor === 'c2') expect(found).toContain(seq)
      if (actor !== 'c2' && !named) expect(found).not.toContain(seq)
    }
    expect(found.length).toBeGreaterThan(3)
  })

  test('of a key holds its making, its backup and its packages', () => {
    const { events } = room.ceremony.ledger
    const types = seqs({ key: 'orders' }).map((seq) => events[seq]?.type)
    for (const type of ['key.generated', 'backup.made', 'package.started', 'package.finished'])
      expect(types).toContain(type)
    for (const type of ['participant.enrolled', 'share.received', 'attestation.given'])
      expect(types).not.toContain(type)
    expect(seqs({ key: 'no-such-key' })).toEqual([])
  })

  test('of the acts, taken together, is the whole log, each entry once', () => {
    const acts = [...new Set(room.ceremony.ledger.state.ground.script.map(({ act }) => act))]
    const found = acts.flatMap((act) => seqs({ act }))
    expect(found.toSorted((a, b) => a - b)).toEqual(Array.from({ length: entries() }, (_, i) => i))
  })
})

describe('an entry', () => {
  test('shows the line that the hash is of, and signatures that hold', () => {
    const { events, hashes } = room.ceremony.ledger
    const seq = events.findIndex(({ type }) => type === 'intent.approved')
    const { line, sha256, signatures } = entryDetail(room.ceremony, seq)
    expect(sha256Hex(utf8(`${line}\n`))).toBe(hashes[seq])
    expect(sha256).toBe(hashes[seq])
    expect(signatures.map(({ by, good }) => [by, good])).toEqual([
      ['recorder', true],
      [events[seq]?.actor, true],
    ])
    expect(signatures[1]?.statement).toContain('"act":"approve"')
  })

  test('says so where a signature does not hold', () => {
    const { ceremony } = room
    const host = { ...ceremony.host, verify: () => false }
    const seq = ceremony.ledger.events.findIndex(({ type }) => type === 'intent.approved')
    const { signatures } = entryDetail({ ...ceremony, host }, seq)
    expect(signatures.map(({ good }) => good)).toEqual([false, false])
  })

  test('that is not there is refused', () => {
    expectRefusal(() => entryDetail(room.ceremony, 199_999), 'call.invalid')
  })
})
