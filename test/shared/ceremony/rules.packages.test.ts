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
import { smallGround, widerGround } from '../../support/grounds.ts'
import { hashOf, type Room } from '../../support/room.ts'
import { play, roomAt } from '../../support/stages.ts'

const start = (room: Room, i = 0, bend = {}) =>
  room.add('package.started', 'admin', room.packageOf(i), bend)
const finish = (room: Room, change: object = {}) =>
  room.add('package.finished', 'admin', { ...room.packed(0), ...change })
const path = smallGround().planned[0]?.path ?? ''

refuses('comparing a wrapping key: a log is refused in which', [
  ['nobody has', 'rule.approval', after('proven', (room) => void room.declare('wrap'))],
  [
    'one person has',
    'rule.approval',
    after('proven', (room) => {
      room.compare('witness')
      room.declare('wrap')
    }),
  ],
  [
    'one person has, twice',
    'rule.order',
    after('proven', (room) => {
      room.compare('witness')
      room.compare('witness')
    }),
  ],
  [
    'two have, but not for every package',
    'rule.approval',
    after('proven', (room) => oneOfTwo(room), widerGround()),
  ],
  [
    'another key than the plan’s was seen',
    'rule.statement',
    bent(changed('fingerprint.compared', { sha256: hashOf('x') })),
  ],
  [
    'another key was seen and signed for',
    'fingerprint.mismatch',
    bent(changed('fingerprint.compared', { sha256: hashOf('x') }), 'everybody'),
  ],
  [
    'the package is not planned',
    'rule.parameters',
    bent(changed('fingerprint.compared', { path: 'packages/orders/gcp-kms' }), 'everybody'),
  ],
  [
    'somebody else signs',
    'log.signature',
    bent((log) => signedBy(find(log, 'fingerprint.compared'), 'auditor')),
  ],
  [
    'the ceremony has not begun',
    'rule.order',
    after('enrolled', (room) => void room.compare('witness')),
  ],
] satisfies Offence[])

refuses('rules 4 and 5, packages: a log is refused in which a key leaves', [
  ['before the proof', 'rule.proof', after('received', (room) => void room.declare('wrap'))],
  [
    'before its backup is recorded',
    'rule.proof',
    bent((log) => without('backup.made')(log) && find(log, 'package.started'), 'everybody'),
  ],
  [
    'without approval',
    'rule.approval',
    after('compared', (room) => {
      room.declare('wrap')
      start(room)
    }),
  ],
  ['without an intent', 'rule.intent', bent(changed('package.started', { intent: 'i9' }))],
  [
    'under the intent for something else',
    'rule.intent',
    bent(changed('package.started', { intent: 'i3' })),
  ],
  ['for another cloud key', 'rule.parameters', bent(changed('package.started', { target: 'x' }))],
  [
    'under another wrapping key',
    'rule.parameters',
    bent(changed('package.started', { wrappingKey: hashOf('x') })),
  ],
  [
    'with another token',
    'rule.parameters',
    bent(changed('package.started', { token: hashOf('x') })),
  ],
  ['without its token', 'rule.parameters', bent((log) => withoutField(log, 'token'))],
  [
    'by another method',
    'rule.parameters',
    bent(changed('package.started', { method: 'RSAES_OAEP_SHA_1' })),
  ],
  ['with another hash', 'rule.parameters', bent(changed('package.started', { hash: 'SHA-1' }))],
  [
    'with a later expiry',
    'rule.parameters',
    bent(changed('package.started', { expires: '2039-01-01T08:00:00Z' })),
  ],
  [
    'to another path',
    'rule.intent',
    bent(changed('package.started', { path: 'packages/orders/aws-kms-9' })),
  ],
  ['as another key', 'rule.proof', bent(changed('package.started', { label: 'other' }))],
  [
    'as an item that is not in the list',
    'rule.parameters',
    bent(changed('package.started', { item: 2 })),
  ],
  ['twice', 'rule.intent', after('wrapped', (room) => void start(room))],
  [
    'while another one is being wrapped',
    'rule.order',
    after(
      'wrap approved',
      (room) => {
        start(room)
        start(room, 1)
      },
      widerGround(),
    ),
  ],
  [
    'after its import parameters ended',
    'package.invalid',
    after('wrap approved', (room) => lateStart(room), shortLived()),
  ],
  [
    'from an empty vault',
    'vault.empty',
    after('proven', (room) => {
      room.restart()
      room.stateHeads('c1', 'c2')
      for (const id of ['admin', 'witness']) room.compare(id)
      room.declare('wrap')
    }),
  ],
] satisfies Offence[])

refuses('the end of a package: a log is refused in which', [
  ['it was not started', 'rule.order', bent(without('package.started'))],
  ['it is finished twice', 'rule.order', bent(twice('package.finished'))],
  [
    'it is finished after it failed',
    'rule.order',
    after('wrap approved', (room) => finishedAfterFailing(room)),
  ],
  [
    'it is another one',
    'rule.order',
    bent(changed('package.finished', { path: 'packages/orders/aws-kms-2' })),
  ],
  [
    'it is another item of the list',
    'rule.parameters',
    after('wrap approved', (room) => otherItem(room), widerGround()),
  ],
  [
    'somebody else ends it',
    'rule.role',
    bent((log) => Object.assign(find(log, 'package.finished'), { actor: 'witness' })),
  ],
  [
    'a release ends in its place',
    'rule.parameters',
    after('wrap approved', (room) => releaseInstead(room)),
  ],
] satisfies Offence[])

refuses('filling the vault again: a log is refused in which', [
  [
    'a share is presented without approval',
    'rule.approval',
    after('proven', (room) => presents(room, { approve: false })),
  ],
  [
    'a share is presented by somebody else',
    'share.custodian',
    after('proven', (room) => presents(room, { custodian: 'c2' })),
  ],
  [
    'a share is presented twice',
    'share.duplicate',
    after('proven', (room) => {
      presents(room)
      present(room, 1, 'c1')
    }),
  ],
  [
    'a share is presented that is not of the set',
    'share.foreign',
    after('proven', (room) => presents(room, { index: 7 })),
  ],
  [
    'a share is presented after 30 minutes',
    'rule.intent',
    after('proven', (room) => presents(room, { late: true })),
  ],
  [
    'a share is presented under another intent',
    'rule.intent',
    after('proven', (room) => presents(room, { intent: 'i3' })),
  ],
  [
    'a share is presented to a full vault',
    'rule.order',
    after('proven', (room) => {
      emptied(room)
      room.refill()
      present(room, 3, 'c3')
    }),
  ],
  ['a person observes it', 'rule.role', after('proven', (room) => presents(room, { actor: 'c1' }))],
  [
    'one share is enough',
    'share.few',
    after('proven', (room) => {
      presents(room)
      refill(room)
    }),
  ],
  [
    'other labels come back',
    'rule.parameters',
    after('proven', (room) => {
      presents(room)
      present(room, 2, 'c2')
      refill(room, ['other'])
    }),
  ],
  [
    'it is done twice',
    'rule.order',
    after('proven', (room) => {
      emptied(room)
      room.refill()
      refill(room)
    }),
  ],
  [
    'it is declared while the vault is full',
    'rule.order',
    after('proven', (room) => void room.declare('recover')),
  ],
  [
    'it is declared before the proof',
    'rule.proof',
    after('received', (room) => void room.declare('recover')),
  ],
  [
    'shares of an earlier recovery count',
    'share.few',
    after('proven', (room) => earlierShares(room)),
  ],
  [
    'the vault is emptied that is empty',
    'rule.order',
    after('proven', (room) => {
      emptied(room)
      room.add('vault.emptied', 'recorder', { labels: ['orders'] })
    }),
  ],
  [
    'the vault is emptied of other keys',
    'rule.parameters',
    after('proven', (room) => void room.add('vault.emptied', 'recorder', { labels: [] })),
  ],
] satisfies Offence[])

describe('after a loss the vault', () => {
  it('is filled again by a quorum, and the ceremony goes on to its close', () => {
    const ground = smallGround()
    const room = roomAt('proven', ground)
    emptied(room)
    room.refill()
    play(room, 'proven', 'closed')
    expect(judge(ground, room.lines)).toMatchObject({ code: 'ok' })
  })
})

describe('a package that failed', () => {
  it('is made again under a new intent', () => {
    const ground = smallGround()
    const room = roomAt('wrap approved', ground)
    start(room)
    const { item = 1 } = room.packageOf(0)
    room.add('package.failed', 'admin', { item, path, code: 'io.failed' })
    room.authorise('wrap')
    room.wrap()
    play(room, 'wrapped', 'closed')
    expect(judge(ground, room.lines)).toMatchObject({ code: 'ok' })
  })
})

function oneOfTwo(room: Room): void {
  for (const id of ['admin', 'witness']) room.compare(id)
  room.declare('wrap')
}

function signedBy(line: Line, seed: string): Line {
  if (line.vouch !== undefined) line.vouch = { ...line.vouch, seed }
  return line
}

function withoutField(log: Line[], field: string): Line {
  const line = find(log, 'package.started')
  delete line.what[field]
  return line
}

function shortLived() {
  return smallGround((plan) => {
    const [key] = plan.keys as unknown as { targets: object[] }[]
    Object.assign(key?.targets[0] ?? {}, { expires: '2030-12-31T20:15:00Z' })
  })
}

function lateStart(room: Room): void {
  room.clock = 15 * 60
  start(room)
}

function finishedAfterFailing(room: Room): void {
  start(room)
  const { item = 1 } = room.packageOf(0)
  room.add('package.failed', 'admin', { item, path, code: 'io.failed' })
  finish(room)
}

function otherItem(room: Room): void {
  room.wrap(0)
  start(room, 1)
  room.add('package.finished', 'admin', { ...room.packed(1), item: 1 })
}

function releaseInstead(room: Room): void {
  start(room)
  const released = find(room.lines, 'share.release.finished').what
  room.add('share.release.finished', 'admin', released)
}

function emptied(room: Room): void {
  room.restart()
  room.stateHeads('c1', 'c2')
}

function present(
  room: Room,
  index: number,
  custodian: string,
  actor = 'recorder',
  intent = room.intent,
): void {
  room.add('share.presented', actor, { set: room.set.set, index, custodian, intent })
}

interface Presenting {
  readonly approve?: boolean
  readonly index?: number
  readonly custodian?: string
  readonly actor?: string
  readonly intent?: string
  readonly late?: boolean
}

function presents(room: Room, { approve = true, late = false, ...share }: Presenting = {}): void {
  emptied(room)
  if (approve) room.authorise('recover')
  else room.declare('recover')
  if (late) room.clock += 31 * 60
  const { index = 1, custodian = 'c1', actor, intent } = share
  present(room, index, custodian, actor, intent)
}

function refill(room: Room, labels: readonly string[] = ['orders']): void {
  room.add('vault.refilled', 'admin', { set: room.set.set, labels, intent: room.intent })
}

function earlierShares(room: Room): void {
  presents(room)
  present(room, 2, 'c2')
  room.authorise('recover')
  refill(room)
}
