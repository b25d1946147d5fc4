/** The display for the room is told what its list names, and nothing else. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeParse } from 'valibot'
import { witnessView } from '#shared/ipc/projection.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { WITNESS } from '#shared/ipc/witness.ts'
import { catalogues } from '#shared/text/catalogue.ts'
import { LANGUAGES } from '#shared/text/language.ts'
import { SHARE } from '../../browser/fixtures/public.ts'
import { ROOM_STATES } from '../../browser/fixtures/room-states.ts'
import { STATES } from '../../browser/fixtures/states.ts'

const ALL: readonly Snapshot[] = Object.values({ ...STATES, ...ROOM_STATES })
const anyState = fc.constantFrom(...ALL)
const anyLanguage = fc.constantFrom(...LANGUAGES)

/** Written out a second time: who lets another field through has to say so here as well. */
const KEYS = [
  ...['act', 'aloud', 'at', 'compare', 'digits', 'does', 'entry', 'expected', 'expires', 'head'],
  ...['here', 'label', 'language', 'lines', 'log', 'missing', 'mode', 'more', 'name', 'number'],
  ...['of', 'outcome', 'people', 'provider', 'reason', 'role', 'roles', 'sentence', 'seq', 'step'],
  ...['text', 'time', 'title', 'tokens', 'what', 'who', 'why', 'words'],
]

function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(keysIn)
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)])
}

/** Copies a value; every object of it holds one field more. */
function planted<T>(value: T, canary: string): T {
  if (Array.isArray(value)) return value.map((one) => planted(one, canary)) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => [key, planted(one, canary)])
  return { ...Object.fromEntries(entries), planted: canary } as T
}

/** Copies a value with every text of it replaced that `at` chooses. */
function typed<T>(value: T, instead: (text: string) => string): T {
  if (typeof value === 'string') return instead(value) as T
  if (Array.isArray(value)) return value.map((one) => typed(one, instead)) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => [key, typed(one, instead)])
  return Object.fromEntries(entries) as T
}

describe('what the display is told', () => {
  it('holds no key that is not on the list, in any state and language', () => {
    for (const state of ALL)
      for (const language of LANGUAGES)
        expect(KEYS).toEqual(
          expect.arrayContaining([...new Set(keysIn(witnessView(state, language)))]),
        )
  })

  it('takes nothing over wholesale: a field that is planted anywhere in a snapshot stays there', () => {
    fc.assert(
      fc.property(
        anyState,
        anyLanguage,
        fc.string({ minLength: 12 }),
        (state, language, canary) => {
          const view = witnessView(planted(state, `canary ${canary}`), language)
          expect(view).toEqual(witnessView(state, language))
          expect(JSON.stringify(view)).not.toContain('canary')
        },
      ),
    )
  })

  it('is nothing at all when a field is not what it should be', () => {
    const bent = { ...STATES.declare, title: { toString: () => 'x' } } as unknown as Snapshot
    expect(witnessView(bent, 'en')).toEqual({ at: 'nothing', language: 'en' })
    expect(safeParse(WITNESS, { at: 'nothing', language: 'en', share: 'x' }).success).toBe(false)
    expect(witnessView(null, 'de')).toEqual({ at: 'nothing', language: 'de' })
  })

  it.each([
    ['whole', SHARE],
    ['in groups, as on a card', SHARE.match(/.{4}/g)?.join(' ') ?? ''],
    ['in small letters, with dashes', SHARE.toLowerCase().match(/.{4}/g)?.join('-') ?? ''],
    ['inside of a sentence', `Custodian 2 said ${SHARE}.`],
    ['as an age identity', `AGE-SECRET-KEY-1${'Q'.repeat(58)}`],
    ['half of it', SHARE.slice(40)],
    ['a few groups of it', SHARE.slice(-20).match(/.{4}/g)?.join(' ') ?? ''],
  ])('hides a secret that somebody typed into a note, %s', (_, secret) => {
    const secrets = secret.replace(/[\s-]/g, '').slice(-60, -1).toLowerCase()
    for (const state of ALL) {
      const view = witnessView(
        typed(state, (text) => (text.includes(' ') ? secret : text)),
        'en',
      )
      expect(JSON.stringify(view).replace(/[\s-]/g, '').toLowerCase()).not.toContain(secrets)
    }
  })

  it('hides nothing else: heads, fingerprints, serial numbers and sentences are shown', () => {
    for (const state of ALL)
      for (const language of LANGUAGES) {
        const { notShown } = catalogues[language].witness
        expect(JSON.stringify(witnessView(state, language))).not.toContain(notShown)
      }
  })

  it('changes nothing in the snapshot and says the same twice', () => {
    for (const state of ALL) {
      const before = JSON.stringify(state)
      expect(witnessView(state, 'en')).toEqual(witnessView(state, 'en'))
      expect(JSON.stringify(state)).toBe(before)
    }
  })
})

describe('while somebody is alone with the screen', () => {
  const showing = {
    ...STATES.handout,
    shares: STATES.handout.shares.map((one) =>
      one.index === 2 ? { ...one, status: 'showing' as const } : one,
    ),
  }
  it.each([
    ['reads a share', showing, { does: 'reads', who: 'Custodian 2' }],
    ['types a share', STATES.readback, { does: 'types', who: 'Custodian 2' }],
    ['brings a share', STATES.present, { does: 'brings', who: '' }],
    ['gives randomness', ROOM_STATES.entropy, { does: 'gives' }],
  ])('and %s, it says who, and shows neither log nor words', (_, state, said) => {
    const view = witnessView(state, 'en')
    expect(view).toMatchObject({ at: 'private', ...said })
    expect(Object.keys(view).sort()).toEqual(['at', 'does', 'language', 'mode', 'title', 'who'])
  })
})

describe('what people must know from paper alone', () => {
  it('is not shown while they state it after a restart', () => {
    const view = witnessView(STATES.resuming, 'en')
    expect(Object.keys(view).sort()).toEqual(['at', 'language', 'mode', 'title'])
    expect(JSON.stringify(view)).not.toContain(STATES.resuming.runningHead.slice(0, 8))
  })

  it('is not shown while two people type the words of a wrapping key', () => {
    expect(witnessView(STATES.compare, 'en')).toMatchObject({ at: 'step', compare: [] })
  })
})

describe('what the room compares', () => {
  const compared = (state: Snapshot) => {
    const view = witnessView(state, 'en')
    return 'compare' in view ? view.compare : []
  }

  it('is the digest of what is approved, with who must still approve', () => {
    const view = witnessView(STATES.approve, 'en')
    const [intent] = STATES.approve.intents
    expect(view).toMatchObject({
      at: 'step',
      compare: [{ what: 'action', words: intent?.digestWords }],
      step: { missing: intent?.missing, role: null },
    })
  })

  it('is nothing of an approval that is complete', () => {
    expect(compared(STATES.perform)).toEqual([])
  })

  it('is the head at the end', () => {
    expect(compared(STATES.seal)).toMatchObject([{ what: 'head' }])
    expect(compared(STATES.closed)).toMatchObject([{ what: 'head' }])
  })

  it('is the key of who was enrolled just before', () => {
    expect(compared(STATES.enrol)).toMatchObject([
      { what: 'fingerprint', digits: expect.stringMatching(/^SHA256:/) },
    ])
  })

  it('is no more keys than there is room for, and says how many more there are', () => {
    const keys = Array.from({ length: 20 }, (_, i) => ({
      label: `key-${i}`,
      algorithm: 'AES-256',
      kcv: '377822c093',
    }))
    const view = witnessView({ ...STATES.attest, keys }, 'en')
    expect(view).toMatchObject({ more: 14 })
    expect(compared({ ...STATES.attest, keys })).toHaveLength(6)
  })
})
