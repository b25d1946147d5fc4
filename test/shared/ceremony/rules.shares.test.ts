import { describe, expect, it } from 'vitest'
import { judge, type Line } from '../../support/forge.ts'
import {
  after,
  bent,
  changed,
  find,
  type Offence,
  refuses,
  twice,
  without,
} from '../../support/offence.ts'
import { smallGround } from '../../support/grounds.ts'
import { hashOf, type Room, shareName } from '../../support/room.ts'
import { roomAt } from '../../support/stages.ts'

/** A receipt with its statement bent. */
const receipt =
  (change: (line: Line) => void, nth = 0) =>
  (log: Line[]) => {
    const line = find(log, 'share.received', nth)
    change(line)
    return line
  }

refuses('write-ahead: a log is refused in which', [
  [
    'a release is finished that was not started',
    'rule.order',
    bent(without('share.release.started', 'share.release.finished')),
  ],
  ['a release is finished twice', 'rule.order', bent(twice('share.release.finished'))],
  [
    'a release is started while another runs',
    'rule.order',
    bent(without('share.release.finished', 'share.release.started')),
  ],
  [
    'a release goes to another custodian',
    'rule.duties',
    bent(changed('share.release.started', { custodian: 'c2' })),
  ],
  [
    'a release goes on another medium',
    'rule.parameters',
    bent(changed('share.release.started', { medium: 'file' })),
  ],
  [
    'a release ends on another medium',
    'rule.intent',
    bent(changed('share.release.finished', { medium: 'file' })),
  ],
  [
    'a release ends with another item',
    'rule.intent',
    bent(changed('share.release.finished', { item: 1 }, 1)),
  ],
  [
    'a release ends with another share',
    'rule.parameters',
    bent(changed('share.release.finished', { index: 2, custodian: 'c2' })),
  ],
  [
    'a release ends under another intent',
    'rule.intent',
    bent(changed('share.release.finished', { intent: 'i2' })),
  ],
  [
    'a release ends by somebody else',
    'rule.role',
    bent((log) => Object.assign(find(log, 'share.release.finished'), { actor: 'witness' })),
  ],
  [
    'a release is of another set',
    'share.foreign',
    bent(changed('share.release.started', { set: 'f000000000000001' })),
  ],
  [
    'a share is released without approval',
    'rule.approval',
    after('generated', (room) => {
      room.declare('release')
      room.add('share.release.started', 'admin', room.release(1))
    }),
  ],
  [
    'a share is released again that has its receipt',
    'rule.order',
    after('received', (room) => releasedAgain(room)),
  ],
  [
    'a release goes on after one that failed',
    'rule.intent',
    after('release approved', (room) => goesOn(room)),
  ],
] satisfies Offence[])

refuses('rule 5, the receipt: a log is refused in which', [
  ['a share is read before it was handed out', 'rule.order', bent((log) => notHanded(log))],
  [
    'a share is read that belongs to somebody else',
    'share.custodian',
    bent(changed('share.read', { custodian: 'c2' })),
  ],
  ['a share is read from nothing', 'rule.parameters', bent(changed('share.read', { medium: '' }))],
  [
    'a share is read by a person',
    'rule.role',
    bent((log) => Object.assign(find(log, 'share.read'), { actor: 'c1' })),
  ],
  ['a receipt has no reading', 'rule.order', bent(without('share.read', 'share.received'))],
  ['a receipt is given twice', 'share.duplicate', bent(twice('share.received'))],
  [
    'a receipt is by another person',
    'log.signature',
    bent((log) => Object.assign(find(log, 'share.received'), { actor: 'c2' })),
  ],
  [
    'a receipt is by another person who signs it',
    'share.custodian',
    bent(
      receipt((line) => {
        Object.assign(line, { actor: 'c2' })
        return line.vouch && Object.assign(line.vouch, { actor: 'c2', seed: 'c2' })
      }),
    ),
  ],
  [
    'a receipt names another commitment',
    'rule.statement',
    bent(changed('share.received', { commitment: hashOf('x') })),
  ],
  [
    'a receipt names another commitment and its text too',
    'rule.receipt',
    bent(changed('share.received', { commitment: hashOf('x') }), 'everybody'),
  ],
  [
    'a receipt is proven by another share',
    'log.signature',
    bent(receipt((line) => Object.assign(line, { proof: shareName(0, 2) }))),
  ],
  [
    'a receipt is proven by the custodian',
    'log.signature',
    bent(receipt((line) => Object.assign(line, { proof: 'c1' }))),
  ],
  [
    'a receipt is proven over another receipt',
    'log.signature',
    bent(receipt((line) => movedProof(line))),
  ],
  [
    'a receipt is for another medium than was read',
    'rule.statement',
    bent(
      (log) => changed('share.read', { medium: 'steel plate' })(log) && find(log, 'share.received'),
    ),
  ],
  [
    'a medium takes the place of a bag',
    'rule.statement',
    bent(
      (log) =>
        changed('share.read', { medium: 'paper card". Bag: "B-1', bag: '' })(log) &&
        find(log, 'share.received'),
    ),
  ],
  [
    'a receipt is for a copy before the last',
    'rule.order',
    after('release approved', (room) => olderCopy(room)),
  ],
] satisfies Offence[])

refuses('rule 5, the proof: a log is refused in which', [
  [
    'a receipt is missing',
    'rule.receipt',
    after('handed out', (room) => {
      room.receive(1)
      room.receive(2)
      room.prove()
      return at(room, 'shares.proven')
    }),
  ],
  [
    'a receipt is missing and only one has co-signed',
    'rule.receipt',
    after('handed out', (room) => excusedBy(room, ['witness'])),
  ],
  [
    'there are fewer receipts than the threshold, all excused',
    'rule.receipt',
    after('handed out', (room) => belowThreshold(room)),
  ],
  [
    'the exception is about another share',
    'rule.receipt',
    after('handed out', (room) => excusedOther(room)),
  ],
  ['it covers no key', 'rule.proof', bent(changed('shares.proven', { keys: [] }))],
  ['it covers another key', 'rule.proof', bent(changed('shares.proven', { keys: ['other'] }))],
  [
    'it is of another set',
    'share.foreign',
    bent(changed('shares.proven', { set: 'f000000000000001' })),
  ],
  ['it is given twice', 'rule.order', bent(twice('shares.proven'))],
  [
    'a person observes it',
    'rule.role',
    bent((log) => Object.assign(find(log, 'shares.proven'), { actor: 'admin' })),
  ],
  ['a release still runs', 'rule.order', after('release approved', (room) => stillRunning(room))],
  [
    'an exposure is not settled',
    'rule.exposure',
    after('release approved', (room) => exposedProof(room)),
  ],
  [
    'a backup comes before it',
    'rule.proof',
    after('received', (room) => void room.add('backup.made', 'recorder', room.backup('orders'))),
  ],
  ['a backup is made twice', 'rule.order', bent(twice('backup.made'))],
  ['a backup is of no key', 'rule.parameters', bent(changed('backup.made', { label: 'other' }))],
  [
    'a share is released after it',
    'rule.order',
    after('proven', (room) => void room.declare('release')),
  ],
] satisfies Offence[])

describe('rule 5', () => {
  it('takes a co-signed exception in place of a receipt, down to the threshold', () => {
    const ground = smallGround()
    const room = roomAt('handed out', ground)
    for (const index of [1, 2]) room.receive(index)
    room.except({ kind: 'receipt', set: room.set.set, index: 3 })
    room.prove()
    expect(judge(ground, room.lines)).toMatchObject({ code: 'ok' })
    expect(room.set.proven).toBe(true)
  })

  it('lets a failed release be done again as a new copy, once it is settled', () => {
    const ground = smallGround()
    const room = roomAt('release approved', ground)
    const item = room.release(1)
    const entry = room.lines.length
    room.add('share.release.started', 'admin', item)
    room.add('share.release.failed', 'admin', { ...item, code: 'share.exposed' })
    room.except({ kind: 'exposure', entry })
    room.authorise('release')
    for (const index of [1, 2, 3]) room.hand(index)
    expect(judge(ground, room.lines)).toMatchObject({ code: 'ok' })
    expect(room.set.shares[0]?.copies).toBe(2)
  })
})

function at(room: Room, type: string): Line {
  return find(room.lines, type)
}

function releasedAgain(room: Room): void {
  const item = room.release(1)
  room.add('share.release.started', 'admin', { ...item, copy: 2 })
}

function goesOn(room: Room): void {
  const item = room.release(1)
  room.add('share.release.started', 'admin', item)
  room.add('share.release.failed', 'admin', { ...item, code: 'share.exposed' })
  room.add('share.release.started', 'admin', room.release(2))
}

function notHanded(log: Line[]): Line {
  for (const type of ['share.release.started', 'share.release.finished']) {
    const line = log.findLast((one) => one.type === type)
    if (line !== undefined) log.splice(log.indexOf(line), 1)
  }
  return find(log, 'share.read', 2)
}

/** The proof key's signature as it was, over a statement that is not the one it was made for. */
function movedProof(line: Line): void {
  const { proof } = line.kept ?? {}
  delete line.proof
  line.what = { ...line.what, proof: proof ?? '' }
  if (line.vouch !== undefined) line.vouch = { ...line.vouch, text: `${line.vouch.text} Again.` }
}

/** Read back from the first copy, then handed out again, then receipted. */
function olderCopy(room: Room): Line {
  room.hand(1)
  room.add('share.read', 'recorder', room.readOf(1))
  const { vouch, ...receipt } = roomWithReceipt()
  room.authorise('release')
  room.hand(1)
  const line = {
    ...receipt,
    ...(vouch && { vouch: { ...vouch, target: find(room.lines, 'shares.made') } }),
  }
  room.lines.push(line)
  return line
}

function roomWithReceipt(): Line {
  const room = roomAt('release approved')
  room.hand(1)
  room.receive(1)
  const { time } = roomAt('received').lines.at(-1) ?? { time: '' }
  return { ...find(room.lines, 'share.received'), time }
}

function stillRunning(room: Room): Line {
  for (const index of [1, 2]) room.hand(index)
  for (const index of [1, 2]) room.receive(index)
  room.add('share.release.started', 'admin', room.release(3))
  room.except({ kind: 'receipt', set: room.set.set, index: 3 })
  room.prove()
  return at(room, 'shares.proven')
}

function excusedBy(room: Room, others: readonly string[]): Line {
  for (const index of [1, 2]) room.receive(index)
  room.except({ kind: 'receipt', set: room.set.set, index: 3 }, 'admin', others)
  room.prove()
  return at(room, 'shares.proven')
}

function belowThreshold(room: Room): Line {
  room.receive(1)
  for (const index of [2, 3]) room.except({ kind: 'receipt', set: room.set.set, index })
  room.prove()
  return at(room, 'shares.proven')
}

function excusedOther(room: Room): Line {
  room.receive(1)
  room.except({ kind: 'receipt', set: room.set.set, index: 2 })
  room.receive(2)
  room.prove()
  return at(room, 'shares.proven')
}

function exposedProof(room: Room): Line {
  for (const index of [1, 2]) room.hand(index)
  const item = room.release(3)
  room.add('share.release.started', 'admin', item)
  room.add('share.release.failed', 'admin', { ...item, code: 'share.exposed' })
  for (const index of [1, 2]) room.receive(index)
  room.except({ kind: 'receipt', set: room.set.set, index: 3 })
  room.prove()
  return at(room, 'shares.proven')
}
