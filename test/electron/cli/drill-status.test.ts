import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { readLater } from '#electron/services/later.ts'
import { verified } from '#electron/services/verified.ts'
import type { ShareSet } from '#shared/ceremony/state/share.ts'
import { leaveAll, type Room, sharedCeremony } from '../../support/ceremony.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'
import { asDrill, finish, openRecovery, type Recovery } from '../../support/recovering.ts'

let room: Room
let other: Room
let drilled: Recovery
let proof: string
let quorum: string
beforeAll(async () => {
  room = await sharedCeremony()
  other = await sharedCeremony({ custodians: 3, threshold: 2, targets: false })
  drilled = await openRecovery(room, { plan: asDrill, shares: [2, 3, 4] })
  await finish(drilled)
  const at = (name: string) => join(drilled.folder, name)
  proof = at('proof')
  quorum = at('quorum')
  const bundle = ['--bundle', room.bundle]
  const prove = ['share', 'prove', room.shares[0] ?? '', ...bundle, '--out', proof]
  expect((await claviger(prove)).exit).toBe(0)
  const shares = [0, 1, 4].map((i) => room.shares[i] ?? '')
  const drill = ['drill', ...bundle, '--share', ...shares, '--out', quorum]
  expect((await claviger(drill)).exit).toBe(0)
})
afterAll(() => {
  drilled.leave()
  leaveAll()
})

const status = (...more: string[]) => clavigerJson(['drill', 'status', room.bundle, ...more])

describe('drill status tells, within the bundles presented,', () => {
  it('that of a making alone every share was read back, and none shown since', async () => {
    const { exit, answer } = await status()
    expect(exit).toBe(0)
    expect(answer).toMatchObject({ ok: true, presented: 1, never: [], groups: '10', together: '0' })
    expect(answer.onlyMade).toEqual(['c1', 'c2', 'c3', 'c4', 'c5'])
    expect(answer.apart).toHaveLength(10)
    expect(answer.occasions.map(({ how }: { how: string }) => how)).toEqual(['making'])
  })

  it('which custodians and groups have never been proven, and who took part', async () => {
    const { answer } = await status('--also', drilled.bundle, '--proof', proof)
    expect(answer).toMatchObject({ presented: 3, never: [], onlyMade: ['c5'], together: '1' })
    expect(answer.apart).toHaveLength(9)
    expect(answer.apart).not.toContainEqual(['c2', 'c3', 'c4'])
    expect(answer.occasions.at(-1)).toMatchObject({ how: 'health', custodians: ['c1'] })
    expect(answer.custodians[3].last).toMatchObject({ how: 'drill', selfIssued: true })
  })

  it('what a quorum signed outside of a ceremony', async () => {
    const { answer } = await status('--also', drilled.bundle, '--proof', quorum, proof)
    expect(answer).toMatchObject({ presented: 4, onlyMade: [], together: '2' })
  })

  it('one drill once, told by its log and by the folder with its signatures', async () => {
    const folder = join(drilled.bundle, 'drill')
    const { exit, answer, err } = await status('--also', drilled.bundle, '--proof', folder)
    expect(exit, err).toBe(0)
    const drills = answer.occasions.filter(({ how }: { how: string }) => how === 'drill')
    expect(drills).toMatchObject([{ ceremony: drilled.room.ceremony.ledger.ceremony }])
    expect(answer.custodians[1]).toMatchObject({ shown: 2 })
  })

  it('the same from the evidence of a drill alone, which carries the past on', async () => {
    const { exit, answer, err } = await clavigerJson(['drill', 'status', drilled.bundle])
    expect(exit, err).toBe(0)
    expect(answer).toMatchObject({ presented: 1, onlyMade: ['c1', 'c5'], together: '1' })
  })

  it('when the next drill is due, as it was agreed last', async () => {
    const { answer } = await status('--also', drilled.bundle)
    const agreed = drilled.room.ceremony.ledger.state.steps.findLast(({ step }) => step === 'drill')
    expect(answer.next).toMatchObject({ says: agreed?.result, time: agreed?.time })
  })

  it('all of it in words', async () => {
    const line = ['drill', 'status', room.bundle, '--also', drilled.bundle, '--proof', proof]
    const { out } = await claviger(line)
    for (const words of [
      'within what was presented: 3 bundles and folders',
      'never shown: nobody',
      'only at the making: Custodian 5',
      'groups of 3 that took part together since: 1 of 10',
      'next drill: ',
    ])
      expect(out).toContain(words)
  })
})

/** A copy of the folder of the health check, changed. */
function changed(name: string, file: string, change: (text: string) => string): string {
  const copy = join(drilled.folder, name)
  cpSync(proof, copy, { recursive: true })
  const path = join(copy, file)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
  return copy
}

const setOf = () => room.ceremony.ledger.state.sets[0]?.set ?? ''

test.each([
  [
    'a challenge that is not the one that was signed',
    () =>
      changed('other time', 'challenge', (text) =>
        text.replace(/\d(?=Z)/, (last) => (last === '0' ? '1' : '0')),
      ),
    'log.signature',
  ],
  [
    'a signature of another share',
    () => {
      const copy = changed('other share', 'challenge', (text) => text)
      const name = (index: number) => `share.${setOf()}.${index}.sig`
      cpSync(join(quorum, name(2)), join(copy, name(1)))
      return copy
    },
    'log.signature',
  ],
  [
    'a challenge about other evidence',
    () =>
      changed('other head', 'challenge', (text) => text.replace(/^[0-9a-f]{64}$/m, 'c'.repeat(64))),
    'share.foreign',
  ],
  [
    'a challenge that is none',
    () => changed('no challenge', 'challenge', () => 'nine\n'),
    'encoding.invalid',
  ],
  ['a folder without a challenge', () => room.folder, 'file.missing'],
])('drill status refuses %s', async (_, folder, code) => {
  const { exit, answer } = await status('--proof', folder())
  expect(exit).toBe(code === 'file.missing' ? 2 : 1)
  expect(answer.error).toMatchObject({ code })
})

test('drill status refuses a bundle of other keys, and the same bundle twice', async () => {
  expect((await status('--also', other.bundle)).answer.error.code).toBe('expect.unmet')
  expect((await status('--also', room.bundle)).answer.error.code).toBe('expect.unmet')
})

test('what is wrong with a bundle beside the evidence, or with a proof, is said of that', async () => {
  const hintOf = async (...more: string[]) => (await status(...more)).answer.error.hint
  expect(await hintOf('--also', join(room.folder, 'none'))).toBe(
    'Choose the folder of that bundle again, the one that holds log.jsonl. It goes beside the evidence that was chosen.',
  )
  expect(await hintOf('--also', other.bundle)).toContain('a bundle of the same keys')
  const foreign = changed('another head', 'challenge', (text) =>
    text.replace(/^[0-9a-f]{64}$/m, 'd'.repeat(64)),
  )
  expect(await hintOf('--proof', foreign)).toContain('folder of signatures')
})

test('a later bundle that tells of the same set under other proof keys counts for nothing', () => {
  const verify = verifyNative
  const evidence = verified({ source: openBundleFolder(room.bundle), verify })
  expect(readLater([drilled.bundle], evidence, verify)).toHaveLength(1)
  const bends: readonly ((set: ShareSet) => ShareSet)[] = [
    (set) => ({ ...set, recovery: set.shares[0]?.proof ?? '' }),
    (set) => ({ ...set, threshold: 2 }),
    (set) => ({
      ...set,
      shares: set.shares.map((one) => ({ ...one, proof: set.recovery })),
    }),
  ]
  for (const bend of bends) {
    const state = { ...evidence.state, sets: evidence.state.sets.map(bend) }
    expect(() => readLater([drilled.bundle], { ...evidence, state }, verify)).toThrow(
      /tells of other shares of set/,
    )
  }
})

test('drill status names the folder that it refuses, among several', async () => {
  const wrong = changed('none', 'challenge', () => 'nine\n')
  const proofs = await status('--proof', quorum, wrong)
  expect(proofs.answer.error).toMatchObject({ code: 'encoding.invalid', path: wrong })
  const altered = join(drilled.folder, 'altered')
  cpSync(drilled.bundle, altered, { recursive: true })
  const log = join(altered, 'log.jsonl')
  writeFileSync(log, readFileSync(log, 'utf8').replace('A drill', 'A drull'))
  const bundles = await status('--also', altered)
  expect(bundles.answer.error).toMatchObject({ code: 'log.chain', path: altered })
})

test('drill status refuses the same proof twice, also in a copy', async () => {
  const copy = changed('copy', 'challenge', (text) => text)
  const { exit, answer } = await status('--proof', proof, copy)
  expect(exit).toBe(1)
  expect(answer.error).toMatchObject({ code: 'expect.unmet', path: copy })
})
