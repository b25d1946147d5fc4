import { describe, expect, it } from 'vitest'
import { judge, type Line } from '../../support/forge.ts'
import { after, bent, changed, find, type Offence, refuses, twice } from '../../support/offence.ts'
import { smallGround, widerGround } from '../../support/grounds.ts'
import { hashOf, type Room } from '../../support/room.ts'
import { play, roomAt } from '../../support/stages.ts'

const close = (room: Room, change: object = {}) =>
  room.add('ceremony.closed', 'admin', { ...room.closing(), ...change })

refuses('attestations: a log is refused in which', [
  [
    'one is given before the proof',
    'rule.proof',
    after('received', (room) => void room.attest('c1')),
  ],
  [
    'one is given while packages are to be made',
    'rule.order',
    after('proven', (room) => void room.attest('c1')),
  ],
  ['one is given twice', 'rule.order', after('attested', (room) => void room.attest('c1'))],
  [
    'one is given both ways',
    'rule.order',
    after('attested', (room) => void room.attest('c1', 'disagree')),
  ],
  [
    'a disagreement stands as agreement',
    'rule.statement',
    after('wrapped', (room) => {
      room.attest('c1', 'disagree')
      return turned(room)
    }),
  ],
  ['remarks are left out', 'rule.statement', after('wrapped', (room) => withoutRemarks(room))],
  ['one is for an earlier entry', 'rule.statement', after('wrapped', (room) => earlier(room))],
  [
    'one is moved behind other events',
    'rule.statement',
    after('attested', (room) => movedBehind(room)),
  ],
] satisfies Offence[])

refuses('the close: a log is refused in which', [
  ['somebody has not attested', 'rule.script', after('wrapped', (room) => oneSilent(room))],
  ['nobody has attested', 'rule.script', after('wrapped', (room) => void room.declare('close'))],
  [
    'somebody who is back at the last moment has not attested',
    'rule.order',
    after('wrapped', (room) => lateAndSilent(room)),
  ],
  [
    'it is not approved',
    'rule.approval',
    after('attested', (room) => {
      room.declare('close')
      room.close()
    }),
  ],
  [
    'it is approved by the administrator alone',
    'rule.approval',
    after('attested', (room) => {
      room.declare('close')
      room.approve('admin')
      room.close()
    }),
  ],
  [
    'a signer is left out',
    'rule.people',
    after(
      'listed',
      (room) => void close(room, { signers: ['admin', 'witness', 'auditor', 'c1', 'c2'] }),
    ),
  ],
  [
    'a signer is added',
    'rule.people',
    after(
      'listed',
      (room) =>
        void close(room, { signers: ['admin', 'witness', 'auditor', 'c1', 'c2', 'c3', 'c4'] }),
    ),
  ],
  [
    'the signers are in another order',
    'rule.people',
    after(
      'listed',
      (room) => void close(room, { signers: ['witness', 'admin', 'auditor', 'c1', 'c2', 'c3'] }),
    ),
  ],
  [
    'an absence is excused by one other',
    'rule.script',
    after('wrapped', (room) => halfExcused(room)),
  ],
  [
    'the administrator is excused',
    'rule.people',
    after('wrapped', (room) => absent(room, 'admin', ['auditor', 'c1'], 'witness')),
  ],
  [
    'the only witness is excused',
    'rule.people',
    after('wrapped', (room) => absent(room, 'witness', ['auditor', 'c1'])),
  ],
  ['an excused person signs', 'rule.people', after('wrapped', (room) => absentSigns(room))],
  [
    'it counts an entry too few',
    'rule.parameters',
    bent(changed('ceremony.closed', { entries: 50 })),
  ],
  [
    'it counts an entry too many',
    'rule.parameters',
    after('listed', (room) => void close(room, { entries: room.state.entries + 2 })),
  ],
  [
    'it comes before the packages',
    'rule.proof',
    after('received', (room) => void room.declare('close')),
  ],
  [
    'it comes without the packages',
    'rule.order',
    after('proven', (room) => void room.declare('close')),
  ],
  ['it comes without the files', 'rule.files', after('close approved', (room) => void close(room))],
  [
    'it comes 30 minutes after its approval',
    'rule.intent',
    after('close approved', (room) => {
      room.clock += 31 * 60
      room.close()
    }),
  ],
  [
    'somebody else closes',
    'rule.role',
    bent((log) => Object.assign(find(log, 'ceremony.closed'), { actor: 'witness' })),
  ],
  [
    'the recorder closes',
    'rule.role',
    bent((log) => Object.assign(find(log, 'ceremony.closed'), { actor: 'recorder' })),
  ],
] satisfies Offence[])

refuses('after the end a log is refused with', [
  ['a second close', 'rule.end', bent(twice('ceremony.closed'))],
  ['an exception', 'rule.end', after('closed', (room) => void room.raise('c1', { kind: 'note' }))],
  [
    'a refusal',
    'rule.end',
    after(
      'closed',
      (room) =>
        void room.add('access.refused', 'recorder', {
          code: 'passphrase.wrong',
          claimed: 'c1',
          count: 1,
        }),
    ),
  ],
  [
    'an abort',
    'rule.end',
    after('closed', (room) => void room.add('ceremony.aborted', 'c1', room.ending('c1'))),
  ],
] satisfies Offence[])

const abort = (room: Room, by: string, change: object = {}, actor = by) => {
  room.list()
  room.add('ceremony.aborted', actor, { ...room.ending(by), ...change })
}

const unsigned = { unsigned: true }

refuses('rule 7, abort: a log is refused in which', [
  ['a package has left', 'rule.end', after('wrapped', (room) => abort(room, 'c1'))],
  ['the set stands', 'rule.order', after('generated', (room) => abort(room, 'c1'))],
  ['the keys were not given up', 'rule.order', after('generated', (room) => keysStand(room))],
  [
    'the files are not listed',
    'rule.files',
    after('begun', (room) => void room.add('ceremony.aborted', 'c1', room.ending('c1'))),
  ],
  [
    'nobody signs and it does not say so',
    'rule.statement',
    after('begun', (room) => halfSigned(room, [])),
  ],
  [
    'there is a signature and no statement',
    'rule.statement',
    after('begun', (room) => halfSigned(room, ['statement'])),
  ],
  [
    'there is a statement and no signature',
    'encoding.invalid',
    after('begun', (room) => halfSigned(room, ['sshsig'])),
  ],
  [
    'it is signed and marked as unsigned',
    'rule.statement',
    after('begun', (room) => signedAndMarked(room)),
  ],
  [
    'it is unsigned and recorded by a person',
    'rule.role',
    after('begun', (room) => abort(room, 'c1', unsigned)),
  ],
  [
    'it is signed and recorded by the recorder',
    'log.signature',
    after('begun', (room) => {
      abort(room, 'c1')
      return recordedBy(room, 'recorder')
    }),
  ],
  [
    'it is by another person than signs',
    'rule.role',
    after('begun', (room) => abort(room, 'c2', {}, 'c1')),
  ],
  [
    'it is asked for by somebody unknown',
    'rule.people',
    after('begun', (room) => abort(room, 'c9', unsigned, 'recorder')),
  ],
  [
    'it has no reason',
    'rule.parameters',
    after('begun', (room) => abort(room, 'c1', { reason: '' })),
  ],
  [
    'the reason is another than was signed',
    'rule.statement',
    after('begun', (room) => {
      abort(room, 'c1')
      return otherReason(room)
    }),
  ],
  [
    'it lists something that left',
    'rule.parameters',
    after('begun', (room) =>
      abort(room, 'c1', { left: [{ path: 'packages/orders/aws-kms', manifest: hashOf('x') }] }),
    ),
  ],
  [
    'it counts other entries',
    'rule.parameters',
    after('begun', (room) => abort(room, 'c1', { entries: 3 })),
  ],
] satisfies Offence[])

const terminate = (room: Room, change: object = {}) => {
  room.list()
  room.add('ceremony.terminated', 'c1', { ...room.ending('c1'), ...change })
}

refuses('rule 7, terminate: a log is refused in which', [
  ['nothing has left', 'rule.end', after('begun', (room) => terminate(room))],
  ['nothing was decided', 'rule.exception', after('wrapped', (room) => terminate(room))],
  [
    'one person has co-signed the decision',
    'rule.exception',
    after('wrapped', (room) => {
      room.except({ kind: 'ending' }, 'admin', ['c1'])
      terminate(room)
    }),
  ],
  [
    'what left is not listed',
    'rule.parameters',
    after('wrapped', (room) => {
      room.except({ kind: 'ending' })
      terminate(room, { left: [] })
    }),
  ],
  [
    'only some of what left is listed',
    'rule.parameters',
    after(
      'wrapped',
      (room) => {
        room.except({ kind: 'ending' })
        terminate(room, {
          left: room.ending('c1').left && [(room.ending('c1').left as object[])[0]],
        })
      },
      widerGround(),
    ),
  ],
] satisfies Offence[])

describe('a ceremony ends', () => {
  const ground = smallGround()
  const outcome = (room: Room) => judge(ground, room.lines).state?.end

  it('closed, with everybody as signer', () => {
    const signers = ['admin', 'witness', 'auditor', 'c1', 'c2', 'c3']
    expect(outcome(roomAt('closed', ground))).toMatchObject({ outcome: 'closed', signers })
  })

  it('closed without a person whose absence two others excused', () => {
    const room = roomAt('wrapped', ground)
    room.except({ kind: 'absence', person: 'c3' })
    for (const id of ['admin', 'witness', 'auditor', 'c1', 'c2']) room.attest(id)
    room.authorise('close')
    room.close()
    expect(outcome(room)?.signers).toEqual(['admin', 'witness', 'auditor', 'c1', 'c2'])
  })

  it('closed in spite of disagreement, which the log keeps', () => {
    const room = roomAt('wrapped', ground)
    for (const { id } of room.state.members) room.attest(id, id === 'c2' ? 'disagree' : 'agree')
    play(room, 'attested', 'closed')
    expect(outcome(room)?.outcome).toBe('closed')
  })

  it.each(['begun', 'generated', 'handed out', 'received', 'proven', 'wrap approved'])(
    'aborted after the stage "%s", by any one person',
    (stage) => {
      const room = roomAt(stage, ground)
      if (room.state.sets.length > 0) room.abandon()
      abort(room, 'c3')
      expect(outcome(room)).toMatchObject({ outcome: 'aborted', signers: ['c3'] })
    },
  )

  it('aborted at the request of somebody who cannot sign', () => {
    const room = roomAt('begun', ground)
    abort(room, 'c3', unsigned, 'recorder')
    expect(outcome(room)).toMatchObject({ outcome: 'aborted', signers: [] })
  })

  it('aborted after a restart, before anybody stated a head', () => {
    const room = roomAt('proven', ground)
    room.add('recorder.unlocked', 'recorder', { by: 'c1' })
    room.abandon()
    abort(room, 'c1')
    expect(outcome(room)?.outcome).toBe('aborted')
  })

  it('aborted while something runs, which then counts as exposed', () => {
    const room = roomAt('release approved', ground)
    const entry = room.lines.length
    room.add('share.release.started', 'admin', room.release(1))
    room.abandon()
    abort(room, 'c1')
    const { state } = judge(ground, room.lines)
    expect(state?.exposures.map((one) => one.entry)).toEqual([entry])
  })

  it('terminated by a co-signed decision after a package has left', () => {
    const room = roomAt('wrapped', ground)
    room.except({ kind: 'ending' })
    terminate(room)
    expect(outcome(room)).toMatchObject({ outcome: 'terminated', signers: ['c1'] })
  })
})

function turned(room: Room): Line {
  const line = room.lines.at(-1)
  if (line === undefined) throw new Error('no line')
  line.what = { ...line.what, verdict: 'agree' }
  return line
}

function withoutRemarks(room: Room): void {
  room.add('attestation.given', 'c1', { verdict: 'agree', remarks: 'Card 2 was left alone.' })
  const line = room.lines.at(-1)
  if (line !== undefined) line.what = { ...line.what, remarks: '' }
}

function earlier(room: Room): void {
  room.attest('c1')
  const { vouch } = room.lines.at(-1) ?? {}
  if (vouch !== undefined) vouch.target = room.lines.length - 3
}

function movedBehind(room: Room): Line {
  const last = room.lines.at(-1)
  const noted: Line = { ...(room.lines.find((one) => one.type === 'ceremony.begun') as Line) }
  Object.assign(noted, {
    type: 'clock.stepped',
    actor: 'recorder',
    what: { seconds: 1 },
    time: last?.time,
  })
  room.lines.splice(room.lines.length - 1, 0, noted)
  return last as Line
}

function absent(room: Room, id: string, others: readonly string[], by = 'admin'): void {
  room.except({ kind: 'absence', person: id }, by, others)
  for (const one of room.state.members) if (one.id !== id) room.attest(one.id)
  room.authorise('close')
  room.close()
}

function absentSigns(room: Room): void {
  room.except({ kind: 'absence', person: 'c3' })
  room.attestAll()
  room.authorise('close')
  room.list()
  close(room, { signers: ['admin', 'witness', 'auditor', 'c1', 'c2', 'c3'] })
}

function oneSilent(room: Room): void {
  for (const id of ['admin', 'witness', 'auditor', 'c1', 'c2']) room.attest(id)
  room.declare('close')
}

/** Away while the others attested and approved: the step was left out, not the signature. */
function lateAndSilent(room: Room): void {
  room.leave('c3')
  for (const id of ['admin', 'witness', 'auditor', 'c1', 'c2']) room.attest(id)
  room.authorise('close')
  room.return('c3')
  room.close()
}

function halfExcused(room: Room): void {
  room.except({ kind: 'absence', person: 'c3' }, 'admin', ['witness'])
  oneSilent(room)
}

function keysStand(room: Room): void {
  room.add('shares.voided', 'recorder', { set: room.set.set, indexes: [] })
  abort(room, 'c1')
}

function halfSigned(room: Room, lacking: readonly string[]): void {
  abort(room, 'c1')
  const line = room.lines.at(-1)
  if (line === undefined) return
  line.what = lacking.length === 0 ? line.what : { ...line.what, ...line.kept }
  for (const field of lacking) delete line.what[field]
  delete line.vouch
}

function signedAndMarked(room: Room): void {
  abort(room, 'c1')
  const line = room.lines.at(-1)
  if (line !== undefined) line.what = { ...line.what, unsigned: true }
}

function recordedBy(room: Room, actor: string): Line {
  return Object.assign(room.lines.at(-1) as Line, { actor })
}

function otherReason(room: Room): void {
  const line = room.lines.at(-1)
  if (line !== undefined) line.what = { ...line.what, reason: 'No reason.' }
}
