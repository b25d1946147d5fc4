import { expect, it } from 'vitest'
import { historyOf } from '#shared/ceremony/history.ts'
import { sharesKnown } from '#shared/ceremony/set-history.ts'
import { isSuperseded, liveSet } from '#shared/ceremony/standing.ts'
import { judge } from '../../support/forge.ts'
import type { Loose } from '../../support/plans.ts'
import { type Offence, refuses } from '../../support/offence.ts'
import { bring } from '../../support/recovered.ts'
import {
  admitOld,
  approveReshare,
  deal,
  distribute,
  knows,
  oldSetOf,
  playTo,
  refillOld,
  reshareAt,
  reshareGround,
  supersede,
} from '../../support/reshared.ts'
import { type Room, hashOf } from '../../support/room.ts'

/** A reshare in order up to a stage, then something else: the last line is the offence. */
function after(
  stage: string,
  offend: (room: Room) => unknown,
  ground = reshareGround(),
): Offence[2] {
  return () => {
    const room = reshareAt(stage, ground)
    offend(room)
    return { ground, log: room.lines, at: room.lines.length - 1 }
  }
}

/** A source that was bent, in place of the right one. */
function bent(change: Parameters<typeof admitOld>[1], ground = reshareGround()): Offence[2] {
  return after('opened', (room) => admitOld(room, change), ground)
}

const { set: OLD_SET } = oldSetOf(reshareGround())

/** A plan in which the custodian c2, who knows one share, gets one of a set of 2. */
const tight = (plan: Loose) =>
  void Object.assign(plan, { backup: { threshold: 2, custodians: ['c2', 'c4', 'c5', 'c6'] } })

it('a reshare that keeps the rules is accepted, and the new set is the one that counts', () => {
  const room = reshareAt('closed')
  const verdict = judge(room.ground, room.lines)
  expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
  const [old, made] = room.state.sets
  expect(old).toMatchObject({ set: OLD_SET, supersededBy: made?.set, voided: false })
  expect(liveSet(room.state)).toBe(made)
  expect(room.state.backups.map(({ label }) => label)).toEqual(['orders', 'refunds'])
})

it('what is approved names the old set and quorum, every key, and who gets the new set', () => {
  const intent = reshareAt('approved').state.intents.at(-1)
  expect(intent?.parameters).toEqual({
    from: { set: OLD_SET, threshold: 2, n: 3 },
    labels: ['orders', 'refunds'],
    threshold: 3,
    n: 4,
    shares: ['c2', 'c4', 'c5', 'c6'].map((custodian, i) => ({ index: i + 1, custodian })),
  })
})

it('the history goes on: the old set and the new one, and who knows which share', () => {
  const history = historyOf(reshareAt('closed').state)
  expect(history).toMatchObject([
    { set: OLD_SET, threshold: 2, known: ['c1', 'c2', 'c3'].map((id, i) => knows(id, i)) },
    { threshold: 3, known: ['c2', 'c4', 'c5', 'c6'].map((id, i) => knows(id, i)) },
  ])
  expect(history[0]?.supersededBy).toBe(history[1]?.set)
  expect(sharesKnown(history, { id: 'c2', name: 'Custodian 2' })).toBe(2)
  expect(sharesKnown(history, { id: 'c4', name: 'Custodian 4' })).toBe(1)
})

it('a restart before the proof voids the new set, and the old one counts again', () => {
  const room = reshareAt('received')
  room.add('recorder.unlocked', 'recorder', { by: 'c2' })
  const { set, shares } = room.set
  const indexes = shares.map(({ index }) => index)
  room.add('shares.voided', 'recorder', { set, indexes })
  expect(liveSet(room.state)?.set).toBe(OLD_SET)
  expect(isSuperseded(room.state)).toBe(false)
  expect(room.state).toMatchObject({ held: false, keys: [{ lost: false }, { lost: false }] })
  expect(room.state.backups.map((one) => one.sha256)).toEqual(
    oldSetOf(room.ground).backups.map((one) => one.sha256),
  )
  room.stateHeads('admin', 'witness')
  approveReshare(room)
  for (const index of [1, 2]) bring(room, index)
  refillOld(room)
  const verdict = judge(room.ground, room.lines)
  expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
  // Once more would be three shares of the same keys for c2: one old, one void, one new.
  expect(room.try('shares.made', 'admin', { ...room.dealt(), intent: room.intent })).toBe(
    'rule.knowledge',
  )
})

it('a restart after the proof leaves the new set, and the end comes without the vault', () => {
  const room = reshareAt('superseded')
  room.restart('c2')
  room.stateHeads('admin', 'witness')
  playTo(room, 'superseded', 'closed')
  const verdict = judge(room.ground, room.lines)
  expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
})

it('an abort leaves the old set before the proof, and the new one after it', () => {
  const before = reshareAt('refilled')
  before.list()
  before.add('ceremony.aborted', 'c2', before.ending('c2', {}))
  expect(judge(before.ground, before.lines)).toMatchObject({ code: 'ok' })
  const later = reshareAt('superseded')
  later.list()
  later.add('ceremony.aborted', 'c2', later.ending('c2', {}))
  expect(judge(later.ground, later.lines)).toMatchObject({ code: 'ok' })
  expect(liveSet(later.state)?.set).not.toBe(OLD_SET)
})

refuses('the old set of a reshare: a log is refused in which it', [
  [
    'opens a key that the plan leaves out',
    'rule.parameters',
    bent(
      () => {},
      reshareGround((plan) => {
        plan.keys = [{ label: 'orders', algorithm: 'AES-256' }] as unknown as Loose
      }),
    ),
  ],
  [
    'is held by others than come',
    'rule.people',
    bent((what) => {
      for (const share of what.shares) share.custodian = `x${share.index}`
    }),
  ],
  ['comes without a history', 'rule.parameters', bent((what) => void delete what.history)],
  [
    'comes without a word about later ones',
    'rule.parameters',
    bent((what) => void delete what.also),
  ],
  [
    'is not in the history',
    'rule.parameters',
    bent((what) => void Object.assign(what, { history: [] })),
  ],
  [
    'is in the history twice',
    'rule.parameters',
    bent((what) => void what.history?.push(...what.history)),
  ],
  [
    'is in the history with another threshold',
    'rule.parameters',
    bent((what) => {
      what.history = (what.history ?? []).map((one) => ({ ...one, threshold: 3 }))
    }),
  ],
  [
    'is known to fewer than recover',
    'rule.parameters',
    bent((what) => {
      what.history = (what.history ?? []).map((one) => ({ ...one, known: one.known.slice(0, 1) }))
    }),
  ],
  [
    'is superseded already',
    'share.superseded',
    bent((what) => {
      const supersededBy = `f${hashOf('another').slice(1, 16)}`
      what.history = (what.history ?? []).map((one) => ({ ...one, supersededBy }))
    }),
  ],
  [
    'is held by somebody who goes by another name',
    'rule.people',
    bent((what) => {
      const [own] = what.history ?? []
      const [first] = own?.known ?? []
      if (first !== undefined) first.name = 'Somebody else'
    }),
  ],
])

refuses('rule 3 (PCI PIN 21-2.4): a log is refused in which somebody would know too much,', [
  [
    'who holds an old share and a new one of 2',
    'rule.knowledge',
    bent(() => {}, reshareGround(tight)),
  ],
  [
    'by two sets before this one',
    'rule.knowledge',
    bent((what) => {
      const earlier = { ceremony: 'd'.repeat(32), set: 'f000000000000001', threshold: 2 }
      what.history?.unshift({ ...earlier, known: [knows('c2', 0)] })
    }),
  ],
  [
    'by a later set that was presented beside it, under the same name alone',
    'rule.knowledge',
    bent((what) => {
      const later = { ceremony: 'd'.repeat(32), set: 'f000000000000001', threshold: 2 }
      what.history?.push({ ...later, known: [{ ...knows('c4', 0, [1, 2]), id: 'other' }] })
    }),
  ],
  [
    'the alternate of a custodian',
    'rule.knowledge',
    () => {
      const ground = reshareGround()
      const room = reshareAt('opened', ground)
      admitOld(room, (what) => {
        const earlier = { ceremony: 'd'.repeat(32), set: 'f000000000000001', threshold: 2 }
        what.history?.unshift({ ...earlier, known: [knows('c7', 0, [1, 2])] })
      })
      playTo(room, 'admitted', 'begun')
      room.enrol('c7')
      room.leave('c4')
      room.handOver('c4', 'c7')
      return { ground, log: room.lines, at: room.lines.length - 1 }
    },
  ],
  [
    'who saw shares of others and gets one',
    'rule.knowledge',
    after('dealt', (room) => {
      // c2 knows one old share, then sees the one of c4, and then its own would be the third.
      exposed(room, 2, ['c2'])
      room.authorise('release')
      room.add('share.release.started', 'admin', room.release(1))
    }),
  ],
  [
    'who saw shares of others, when everything else is in',
    'rule.knowledge',
    after('dealt', (room) => {
      room.authorise('release')
      room.hand(1)
      room.receive(1)
      exposed(room, 2, ['c2'])
      room.authorise('release')
      for (const index of [2, 3, 4]) {
        room.hand(index)
        room.receive(index)
      }
      room.prove()
      room.lines.splice(-2)
    }),
  ],
])

/** A release goes wrong; an exception says who saw the share. */
function exposed(room: Room, index: number, seen: readonly string[]): void {
  if (room.state.intents.at(-1)?.action !== 'release') room.authorise('release')
  const item = room.release(index)
  const { seq } = { seq: room.state.entries }
  room.add('share.release.started', 'admin', item)
  room.add('share.release.failed', 'admin', { ...item, code: 'share.exposed' })
  const told = { expected: 'One alone.', happened: 'Somebody looked.', decided: 'We go on.' }
  room.add('exception.raised', 'witness', {
    exception: 'x1',
    about: { kind: 'exposure', entry: seq, seen: [...seen] },
    ...told,
  })
  for (const id of ['auditor', 'c5']) room.add('exception.cosigned', id, { exception: 'x1' })
}

refuses('a reshare: a log is refused in which', [
  [
    'fewer than m of the old set approve it',
    'rule.approval',
    after('begun', (room) => {
      room.declare('reshare')
      for (const id of ['c1', 'witness']) room.approve(id)
      bring(room, 1)
    }),
  ],
  [
    'a new custodian approves in the place of an old one',
    'rule.role',
    after('begun', (room) => {
      room.declare('reshare')
      room.approve('c4')
    }),
  ],
  [
    'the new set is made before a quorum has filled the vault',
    'vault.empty',
    after('approved', (room) => deal(room)),
  ],
  [
    'the new set is the old one',
    'rule.key',
    after('refilled', (room) =>
      room.add('shares.made', 'admin', { ...room.dealt(), set: OLD_SET, intent: room.intent }),
    ),
  ],
  [
    'the new set goes to the old custodians',
    'rule.duties',
    after('refilled', (room) => {
      const { shares, ...rest } = room.dealt()
      const others = shares.map((share) => ({ ...share, custodian: `c${share.index}` }))
      room.add('shares.made', 'admin', { ...rest, shares: others, intent: room.intent })
    }),
  ],
  ['a second set is made', 'rule.order', after('dealt', (room) => deal(room))],
  ['old shares are handed out', 'rule.order', after('refilled', (room) => room.declare('release'))],
  [
    'the old set is superseded before the proof of the new one',
    'rule.proof',
    after('received', (room) => supersede(room)),
  ],
  [
    'the old set is superseded before every key has its new backup',
    'rule.proof',
    after('received', (room) => {
      const keys = ['orders', 'refunds']
      room.add('shares.proven', 'recorder', { set: room.set.set, keys })
      room.add('backup.made', 'recorder', room.backup('orders'))
      supersede(room)
    }),
  ],
  [
    'another set is superseded',
    'share.foreign',
    after('proven', (room) =>
      room.add('set.superseded', 'recorder', { set: 'f000000000000001', by: room.set.set }),
    ),
  ],
  ['the old set is superseded twice', 'rule.order', after('superseded', (room) => supersede(room))],
  [
    'somebody supersedes the old set by hand',
    'rule.role',
    after('proven', (room) =>
      room.add('set.superseded', 'admin', { set: OLD_SET, by: room.set.set }),
    ),
  ],
  [
    'the old set is voided',
    'rule.order',
    after('refilled', (room) =>
      room.add('shares.voided', 'recorder', { set: OLD_SET, indexes: [] }),
    ),
  ],
  [
    'the new set is voided once it has superseded the old one',
    'rule.end',
    after('superseded', (room) =>
      room.add('shares.voided', 'recorder', { set: room.set.set, indexes: [1, 2, 3, 4] }),
    ),
  ],
  [
    'it ends before the proof with the new set still live',
    'rule.order',
    after('dealt', (room) => {
      room.list()
      room.add('ceremony.aborted', 'c2', room.ending('c2', {}))
    }),
  ],
  [
    'nothing was dealt and the close is declared',
    'rule.order',
    after('begun', (room) => room.declare('close')),
  ],
  [
    'the old set is not superseded and the close is declared',
    'rule.order',
    after('proven', (room) => room.declare('close')),
  ],
  [
    'a key is made',
    'rule.order',
    after('begun', (room) =>
      room.add('key.generated', 'admin', { ...room.key('orders'), intent: room.intent }),
    ),
  ],
  [
    'a key is lost',
    'rule.order',
    after('dealt', (room) => room.add('key.lost', 'recorder', { label: 'orders' })),
  ],
])

it('only the receipts of the new set stand in the close', () => {
  const room = reshareAt('dealt')
  distribute(room)
  playTo(room, 'received', 'attested')
  room.declare('close')
  expect(room.state.intents.at(-1)?.parameters.receipts).toEqual([1, 2, 3, 4])
})
