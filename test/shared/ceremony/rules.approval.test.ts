import { formatTime, parseTime } from '#shared/log/time.ts'
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
import type { Loose } from '../../support/plans.ts'
import { smallGround, widerGround } from '../../support/grounds.ts'
import type { Room } from '../../support/room.ts'
import { roomAt } from '../../support/stages.ts'

const begin = (room: Room) => room.add('ceremony.begun', 'admin', { intent: room.intent })

const policy = (change: object) =>
  smallGround((plan: Loose) => void Object.assign(plan, { policy: change }))

/** The vouch of the nth approval, bent. */
const vouch =
  (change: (line: Line, log: Line[]) => void, nth = 0) =>
  (log: Line[]) => {
    const line = find(log, 'intent.approved', nth)
    change(line, log)
    return line
  }

/** What somebody signed elsewhere, with its signature as it is, in place of an approval. */
const movedFrom = (type: string, nth: number, into: number) => (log: Line[]) => {
  const source = find(log, type, nth)
  const line = find(log, 'intent.approved', into)
  line.what = { intent: line.what.intent ?? 'i1', ...source.kept }
  delete line.vouch
  return line
}

refuses('rule 4, who approves: a log is refused in which', [
  [
    'somebody approves twice',
    'rule.approval',
    after('begin approved', (room) => void room.approve('witness')),
  ],
  ['an approval is counted twice', 'rule.approval', bent(twice('intent.approved'))],
  [
    'a role approves that the policy does not name',
    'rule.role',
    after('begin approved', (room) => void room.approve('auditor')),
  ],
  [
    'somebody approves in a role they do not have',
    'rule.role',
    after('enrolled', (room) => {
      room.declare('begin')
      room.approve('auditor', { role: 'witness' })
    }),
  ],
  ['one person approves', 'rule.approval', bent(without('intent.approved', 'ceremony.begun', 1))],
  [
    'nobody approves',
    'rule.approval',
    after('enrolled', (room) => {
      room.declare('begin')
      begin(room)
    }),
  ],
  [
    'the one who declares approves for two',
    'rule.role',
    after('enrolled', (room) => approvesTwice(room)),
  ],
  [
    'those who run it approve among themselves',
    'rule.approval',
    after('enrolled', (room) => runsAlone(room), twoRunning()),
  ],
  [
    'a custodian too few approves a recovery',
    'rule.approval',
    after('proven', (room) => fewRecover(room)),
  ],
  [
    'an alternate without a share approves as custodian',
    'rule.role',
    after('proven', (room) => alternateApproves(room), withAlternate()),
  ],
  [
    'a policy asks for more and gets the default',
    'rule.approval',
    after(
      'begin approved',
      (room) => void begin(room),
      policy({ begin: { administrator: 1, witness: 1, auditor: 1 } }),
    ),
  ],
  [
    'somebody withdraws who has not approved',
    'rule.approval',
    after(
      'begin approved',
      (room) => void room.add('intent.withdrawn', 'auditor', { intent: 'i1' }),
    ),
  ],
  [
    'somebody approves who is not enrolled',
    'log.signature',
    after('opened', (room) => {
      room.raise('admin', { kind: 'note' })
      room.cosign('witness')
    }),
  ],
  ['there is no such intent', 'rule.intent', bent(changed('intent.approved', { intent: 'i7' }))],
] satisfies Offence[])

refuses('what an approval says: a log is refused in which', [
  [
    'a withdrawal stands as an approval',
    'rule.statement',
    bent(vouch((line) => Object.assign(line.vouch ?? {}, { act: 'withdraw' }))),
  ],
  [
    'an enrolment is moved into an approval',
    'rule.statement',
    bent(movedFrom('participant.enrolled', 0, 0)),
  ],
  [
    'an approval is moved to another intent',
    'rule.statement',
    bent(movedFrom('intent.approved', 0, 2)),
  ],
  [
    'an approval is moved to another person',
    'log.signature',
    bent(movedFrom('intent.approved', 0, 1)),
  ],
  [
    'it is by another actor',
    'rule.statement',
    bent(vouch((line) => Object.assign(line.vouch ?? {}, { actor: 'witness' }))),
  ],
  [
    'it is for another ceremony',
    'rule.statement',
    bent(vouch((line) => Object.assign(line.vouch ?? {}, { ceremony: 'a'.repeat(32) }))),
  ],
  [
    'it targets another entry',
    'rule.statement',
    bent(vouch((line, log) => Object.assign(line.vouch ?? {}, { target: log[3] ?? 3 }))),
  ],
  [
    'it targets a later entry',
    'rule.statement',
    bent(vouch((line) => Object.assign(line.vouch ?? {}, { target: 999 }))),
  ],
  [
    'it targets the line before',
    'rule.statement',
    bent(
      vouch(
        (line, log) => Object.assign(line.vouch ?? {}, { target: log[log.indexOf(line) - 1] ?? 0 }),
        1,
      ),
    ),
  ],
  [
    'it names another hash',
    'rule.statement',
    bent(vouch((line) => Object.assign(line.vouch ?? {}, { sha256: 'a'.repeat(64) }))),
  ],
  [
    'its text lacks the full stop',
    'rule.statement',
    bent(vouch((line) => Object.assign(line.vouch ?? {}, { text: line.vouch?.text.slice(0, -1) }))),
  ],
  [
    'its text has one other character',
    'rule.statement',
    bent(
      vouch((line) =>
        Object.assign(line.vouch ?? {}, { text: line.vouch?.text.replace('approve', 'aprove') }),
      ),
    ),
  ],
  [
    'its text is in another Unicode form',
    'log.line',
    bent(vouch((line) => Object.assign(line.vouch ?? {}, { text: `${line.vouch?.text} e\u0301` }))),
  ],
  [
    'it is signed by another person',
    'log.signature',
    bent(vouch((line) => Object.assign(line.vouch ?? {}, { seed: 'witness' }))),
  ],
  [
    'it is signed by the recorder',
    'log.signature',
    bent(vouch((line) => Object.assign(line.vouch ?? {}, { seed: 'recorder' }))),
  ],
  ['its statement has a field more', 'json.invalid', bent((log) => withExtraField(log))],
] satisfies Offence[])

refuses('rule 4, each item once, while the intent lasts: a log is refused in which', [
  ['an intent serves twice', 'rule.order', bent(twice('ceremony.begun'))],
  ['an item serves twice', 'rule.intent', after('release approved', (room) => again(room))],
  ['a key is generated twice', 'rule.key', bent(twice('key.generated'))],
  [
    'an intent serves another action',
    'rule.intent',
    after(
      'generate approved',
      (room) => void room.add('key.generated', 'admin', { ...room.key('orders'), intent: 'i1' }),
    ),
  ],
  [
    'an approved intent is served by somebody else',
    'rule.role',
    after(
      'begin approved',
      (room) => void room.add('ceremony.begun', 'witness', { intent: room.intent }),
    ),
  ],
  [
    'it is older than 30 minutes',
    'rule.intent',
    after('begin approved', (room) => {
      room.clock += 30 * 60
      begin(room)
    }),
  ],
  [
    'it is approved after 30 minutes',
    'rule.intent',
    after('enrolled', (room) => {
      room.declare('begin')
      room.clock += 30 * 60
      room.approve('witness')
    }),
  ],
  [
    'it was withdrawn',
    'rule.intent',
    after('begin approved', (room) => {
      room.add('intent.withdrawn', 'witness', { intent: 'i1' })
      begin(room)
    }),
  ],
  [
    'it was declared again',
    'rule.intent',
    after('begin approved', (room) => {
      room.declare('begin')
      room.add('ceremony.begun', 'admin', { intent: 'i1' })
    }),
  ],
  [
    'the program was restarted since',
    'rule.intent',
    after('begin approved', (room) => {
      room.restart()
      room.stateHeads('c1', 'c2')
      begin(room)
    }),
  ],
  [
    'what the close names has changed since',
    'rule.intent',
    after('close approved', (room) => closesAnother(room)),
  ],
  [
    'a share is released in another copy',
    'rule.parameters',
    after(
      'release approved',
      (room) => void room.add('share.release.started', 'admin', { ...room.release(1), copy: 2 }),
    ),
  ],
  [
    'an item is another one of the list',
    'rule.parameters',
    after(
      'release approved',
      (room) => void room.add('share.release.started', 'admin', { ...room.release(1), item: 2 }),
    ),
  ],
  [
    'a package of the list was given up since',
    'rule.intent',
    after('wrap approved', (room) => givenUp(room), widerGround()),
  ],
] satisfies Offence[])

describe('an intent', () => {
  it('lasts for exactly 30 minutes after its last approval', () => {
    const ground = smallGround()
    const room = roomAt('enrolled', ground)
    room.declare('begin')
    room.clock += 29 * 60
    room.approve('admin')
    room.clock += 29 * 60
    const last = room.approve('witness')
    const time = formatTime(parseTime(last.time) + 30 * 60 * 1000)
    room.add('ceremony.begun', 'admin', { intent: 'i1' }, { time })
    expect(judge(ground, room.lines).code).toBe('ok')
  })
})

function approvesTwice(room: Room): void {
  room.declare('begin')
  room.approve('admin')
  room.approve('admin', { role: 'witness' })
}

function twoRunning() {
  return smallGround((plan) => {
    const people = plan.people as unknown as { id: string; name: string; roles: string[] }[]
    Object.assign(people[0] ?? {}, { roles: ['administrator'] })
    people.push({ id: 'operator', name: 'Operator', roles: ['operator'] })
    Object.assign(plan, { policy: { begin: { administrator: 1, witness: 1, operator: 1 } } })
  })
}

function runsAlone(room: Room): void {
  room.enrol('operator')
  room.declare('begin')
  for (const id of ['admin', 'operator']) room.approve(id)
  begin(room)
}

function fewRecover(room: Room): void {
  room.restart()
  room.stateHeads('c1', 'c2')
  room.declare('recover')
  for (const id of ['c1', 'witness']) room.approve(id)
  const { set } = room.set
  room.add('share.presented', 'recorder', { set, index: 1, custodian: 'c1', intent: room.intent })
}

function withAlternate() {
  return smallGround((plan) => {
    const people = plan.people as unknown as object[]
    people.push({ id: 'c4', name: 'Custodian 4', roles: ['custodian'] })
    Object.assign(plan.backup ?? {}, { alternates: ['c4'] })
  })
}

function alternateApproves(room: Room): void {
  room.enrol('c4')
  room.restart()
  room.stateHeads('c1', 'c2')
  room.declare('recover')
  room.approve('c4')
}

function withExtraField(log: Line[]): Line {
  const line = find(log, 'intent.approved')
  if (line.vouch !== undefined) line.vouch = { ...line.vouch, more: { copy: 2 } }
  return line
}

function again(room: Room): void {
  room.hand(1)
  room.add('share.release.started', 'admin', room.release(1))
}

function closesAnother(room: Room): void {
  room.raise('auditor', { kind: 'note' })
  room.close()
}

function givenUp(room: Room): void {
  const path = room.ground.planned[0]?.path ?? ''
  room.except({ kind: 'package', path })
  room.add('package.started', 'admin', room.packageOf(0))
}
