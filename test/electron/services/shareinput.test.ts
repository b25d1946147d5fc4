import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { type PresentedShare, readShare } from '#electron/services/shareinput.ts'
import { utf8 } from '#shared/bytes.ts'
import { evolve } from '#shared/ceremony/evolve.ts'
import type { State } from '#shared/ceremony/state.ts'
import { encodeShareFile, parseShareFile } from '#shared/crypto/sharefile.ts'
import { groupsOf } from '#shared/crypto/sharetext.ts'
import { CeremonyError, type Code } from '#shared/errors.ts'
import { leaveAll, type Room, sharedCeremony, shareTextOf } from '../../support/ceremony.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { blot, forgeByte, forgeText, mistype } from '../../support/sharefiles.ts'

let room: Room
let state: State
let text: string
beforeAll(async () => {
  room = await sharedCeremony({ custodians: 3, threshold: 2, targets: false, until: 'received' })
  state = room.ceremony.ledger.state
  text = shareTextOf(room, 2)
})
afterAll(leaveAll)

function read(
  content: string | Uint8Array,
  acceptCorrections = false,
  log = state,
): PresentedShare {
  const bytesSecret = typeof content === 'string' ? utf8(content) : Uint8Array.from(content)
  return readShare(log, { name: 'card', bytesSecret }, { acceptCorrections })
}

const file = () => new Uint8Array(readFileSync(room.shares[1] ?? ''))

describe('a share of the log', () => {
  test.each([
    ['its file', () => file()],
    ['its text', () => text],
    ['its text and a newline', () => `${text}\n`],
    [
      'its text in groups on several lines',
      () => groupsOf(text).join(' ').replaceAll(' QY', '\nQY'),
    ],
    ['its text in small letters', () => text.toLowerCase()],
  ])('is found by %s', (_, content) => {
    const { share, holder, corrected, rawSecret } = read(content())
    expect(share).toMatchObject({ index: 2, custodian: 'c2' })
    expect(holder).toBe('Custodian 2')
    expect(corrected).toBeUndefined()
    expect(rawSecret).toHaveLength(33)
  })
})

describe('a text that can be corrected', () => {
  test.each([
    ['unreadable', () => blot(text, 50), [13]],
    ['mistyped', () => mistype(text, 30, 70), [8, 18]],
    [
      'a row of thirteen unreadable',
      () => blot(text, ...Array.from({ length: 13 }, (_, i) => 40 + i)),
      [10, 11, 12, 13],
    ],
  ])('%s: names the groups, and is used once that is accepted', (_, damaged, groups) => {
    expectRefusal(() => read(damaged()), 'share.mistyped', `${groups.join(', ')} can be corrected`)
    const { share, corrected } = read(damaged(), true)
    expect(share.index).toBe(2)
    expect(corrected).toEqual(groups)
  })

  it('is not proposed when too much is wrong', () => {
    const places = Array.from({ length: 14 }, (_, i) => 10 + 3 * i)
    expectRefusal(() => read(blot(text, ...places), true), 'share.mistyped', 'group')
  })

  it('never shows a character of the share', () => {
    try {
      read(blot(text, 50))
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof CeremonyError)) throw error
      expect(error.message).not.toMatch(/[A-Z0-9]{5}/)
    }
  })
})

describe('is refused by what is wrong with it', () => {
  const wrong: readonly (readonly [string, () => string | Uint8Array, Code, string])[] = [
    ['nothing', () => '', 'share.invalid', 'no share'],
    ['something else', () => 'good morning', 'share.mistyped', ''],
    ['bytes that are no text', () => Uint8Array.of(0xff, 0xfe), 'encoding.invalid', ''],
    [
      'another set',
      () => forgeText(text, () => ({ set: `f${'0'.repeat(15)}` })),
      'share.foreign',
      '',
    ],
    [
      'an index that is not there',
      () => forgeText(text, () => ({ index: 9, total: 9 })),
      'share.damaged',
      '',
    ],
    ['another threshold', () => forgeText(text, () => ({ threshold: 3 })), 'share.damaged', ''],
    ['another byte', () => forgeByte(text), 'share.forged', 'commitment'],
    [
      'the index of another',
      () => forgeText(text, () => ({ index: 1 })),
      'share.forged',
      'share 1',
    ],
    [
      'a share that is encrypted once more',
      () => Uint8Array.of(...utf8('age-encryption.org/v1\n'), 0xff),
      'share.invalid',
      'once more',
    ],
  ]
  test.each(wrong)('%s', (_, content, code, message) => {
    expectRefusal(() => read(content()), code, message)
  })

  test.each([
    ['ceremony', { ceremony: '00'.repeat(16) }],
    ['custodian', { custodian: 'c1' }],
    ['holder', { holder: 'Somebody else' }],
    ['keys', { keys: ['orders', 'more'] }],
  ])('a file whose %s is not that of the log', (field, change) => {
    const fields = { ...parseShareFile(file()), ...change }
    expectRefusal(() => read(encodeShareFile(fields)), 'share.invalid', field, field)
  })

  it('a file that disagrees with its own text', () => {
    const bent = new TextDecoder().decode(file()).replace('"threshold":2', '"threshold":3')
    expectRefusal(() => read(bent), 'share.invalid', 'threshold')
  })

  it('a share of a set that was voided', () => {
    const { state, ceremony } = room.ceremony.ledger
    const set = state.sets[0]?.set ?? ''
    const event = { ceremony, seq: state.entries, time: state.time, actor: 'recorder', v: 1 }
    const voided = evolve(state, {
      ...event,
      type: 'shares.voided',
      what: { set, indexes: [] },
    } as never)
    expectRefusal(() => read(text, false, voided), 'share.superseded', 'voided')
  })
})
