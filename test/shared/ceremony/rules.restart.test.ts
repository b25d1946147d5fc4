import { describe, expect, it } from 'vitest'
import { judge, type Line } from '../../support/forge.ts'
import { after, type Offence, refuses } from '../../support/offence.ts'
import type { Room } from '../../support/room.ts'
import { roomAt } from '../../support/stages.ts'

const bentStatement = (room: Room, change: (line: Line) => void): Line => {
  room.restart()
  room.stateHeads('c1')
  const line = room.lines.at(-1)
  if (line === undefined) throw new Error('no line')
  change(line)
  return line
}

refuses('rule 9, after a restart: a log is refused in which', [
  [
    'the ceremony goes on at once',
    'rule.resume',
    after('begun', (room) => {
      room.restart()
      room.declare('generate')
    }),
  ],
  [
    'only one person has stated the head',
    'rule.resume',
    after('begun', (room) => {
      room.restart()
      room.stateHeads('c1')
      room.declare('generate')
    }),
  ],
  [
    'one person states it twice',
    'rule.resume',
    after('begun', (room) => {
      room.restart()
      room.stateHeads('c1', 'c1')
    }),
  ],
  [
    'another head is stated',
    'rule.statement',
    after('begun', (room) =>
      bentStatement(room, (line) => Object.assign(line.vouch ?? {}, { sha256: 'a'.repeat(64) })),
    ),
  ],
  [
    'a statement targets another entry than it names',
    'rule.statement',
    after('begun', (room) =>
      bentStatement(room, (line) => Object.assign(line.vouch ?? {}, { target: 3 })),
    ),
  ],
  [
    'an entry is stated that came after',
    'rule.resume',
    after('begun', (room) => {
      room.restart()
      room.add('head.stated', 'c1', { entry: room.lines.length - 1 })
    }),
  ],
  [
    'an entry long before is stated',
    'rule.resume',
    after('begun', (room) => {
      room.restart()
      room.add('head.stated', 'c1', { entry: 3 })
    }),
  ],
  [
    'a statement from an earlier restart is used again',
    'log.signature',
    after('begun', (room) => usedAgain(room)),
  ],
  [
    'somebody states it who is not enrolled',
    'log.signature',
    after('opened', (room) => {
      room.restart('admin')
      room.stateHeads('witness')
    }),
  ],
  [
    'a head is stated without a restart',
    'rule.order',
    after('begun', (room) => void room.stateHeads('c1')),
  ],
  [
    'a second restart needs no new statements',
    'rule.resume',
    after('begun', (room) => {
      room.restart()
      room.stateHeads('c1')
      room.restart()
      room.stateHeads('c2')
      room.declare('generate')
    }),
  ],
  [
    'somebody unlocks who is not enrolled',
    'rule.people',
    after('opened', (room) => void room.restart('c3')),
  ],
  [
    'a person unlocks for themselves',
    'rule.role',
    after('begun', (room) => void room.add('recorder.unlocked', 'c1', { by: 'c1' })),
  ],
  [
    'the set is not voided',
    'rule.order',
    after('generated', (room) => {
      room.add('recorder.unlocked', 'recorder', { by: 'c1' })
      room.stateHeads('c1')
    }),
  ],
  [
    'the vault is not emptied',
    'rule.order',
    after('proven', (room) => {
      room.add('recorder.unlocked', 'recorder', { by: 'c1' })
      room.stateHeads('c1')
    }),
  ],
  [
    'an unproven vault is only emptied',
    'rule.order',
    after('received', (room) => {
      room.add('recorder.unlocked', 'recorder', { by: 'c1' })
      room.add('vault.emptied', 'recorder', { labels: ['orders'] })
    }),
  ],
  [
    'the shares handed out are not listed',
    'rule.parameters',
    after('handed out', (room) => {
      room.add('recorder.unlocked', 'recorder', { by: 'c1' })
      room.add('shares.voided', 'recorder', { set: room.set.set, indexes: [1, 2] })
    }),
  ],
  [
    'approvals are given',
    'rule.resume',
    after('begin approved', (room) => {
      room.restart()
      room.approve('auditor')
    }),
  ],
  [
    'people enrol',
    'rule.resume',
    after('opened', (room) => {
      room.restart('admin')
      room.enrol('witness')
    }),
  ],
  [
    'a share is read',
    'rule.resume',
    after('handed out', (room) => {
      room.add('recorder.unlocked', 'recorder', { by: 'c1' })
      room.add('share.read', 'recorder', room.readOf(1))
    }),
  ],
  [
    'people attest',
    'rule.resume',
    after('wrapped', (room) => {
      room.restart()
      room.attest('c1')
    }),
  ],
  [
    'it is closed',
    'rule.resume',
    after('close approved', (room) => {
      room.restart()
      room.close()
    }),
  ],
] satisfies Offence[])

refuses('giving up a set: a log is refused in which', [
  [
    'it is voided without a restart and made again',
    'rule.order',
    after('generated', (room) => {
      room.abandon()
      room.declare('generate')
    }),
  ],
  [
    'a proven set is voided and made again',
    'rule.order',
    after('proven', (room) => {
      room.abandon()
      room.declare('generate')
    }),
  ],
  [
    'a proven set is voided after a restart and made again',
    'rule.order',
    after('proven', (room) => {
      room.add('recorder.unlocked', 'recorder', { by: 'c1' })
      room.abandon()
      room.stateHeads('c1')
    }),
  ],
  [
    'it is voided after a package has left',
    'rule.end',
    after(
      'wrapped',
      (room) =>
        void room.add('shares.voided', 'recorder', { set: room.set.set, indexes: [1, 2, 3] }),
    ),
  ],
  [
    'a person voids it',
    'rule.role',
    after(
      'generated',
      (room) => void room.add('shares.voided', 'admin', { set: room.set.set, indexes: [] }),
    ),
  ],
  [
    'a key is lost while its set stands',
    'rule.order',
    after('generated', (room) => void room.add('key.lost', 'recorder', { label: 'orders' })),
  ],
  [
    'a key is lost twice',
    'rule.parameters',
    after('generated', (room) => {
      room.restart()
      room.add('key.lost', 'recorder', { label: 'orders' })
    }),
  ],
  [
    'a key is lost that never was',
    'rule.parameters',
    after('begun', (room) => void room.add('key.lost', 'recorder', { label: 'orders' })),
  ],
] satisfies Offence[])

describe('after a restart', () => {
  it('one statement is enough while only one person is enrolled', () => {
    const room = roomAt('opened')
    room.restart('admin')
    room.stateHeads('admin')
    room.enrol('witness')
    expect(judge(room.ground, room.lines)).toMatchObject({ code: 'ok' })
  })
})

/** The statement of c2 after the first restart, bytes and all, after the second one. */
function usedAgain(room: Room): Line {
  room.restart()
  room.stateHeads('c1', 'c2')
  const { kept } = room.lines.at(-1) ?? {}
  room.restart()
  room.stateHeads('c2')
  const line = room.lines.at(-1)
  if (line === undefined) throw new Error('no line')
  line.what = { ...line.what, ...kept, entry: line.what.entry ?? 0 }
  line.what.statement = String(line.what.statement).replace(
    /"target":\d+/,
    `"target":${String(line.what.entry)}`,
  )
  delete line.vouch
  return line
}
