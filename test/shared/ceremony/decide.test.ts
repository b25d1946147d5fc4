import { describe, expect, it } from 'vitest'
import type { Command } from '#shared/ceremony/command.ts'
import { decide } from '#shared/ceremony/decide.ts'
import type { What } from '#shared/ceremony/events.ts'
import { CeremonyError, type Code } from '#shared/errors.ts'
import { formatTime, parseTime } from '#shared/log/time.ts'
import { signed, type Unsigned } from '#electron/services/signing.ts'
import { keyFor, seedOf } from '../../support/forge.ts'
import { NOW } from '../../support/plans.ts'
import { hashOf, type Room } from '../../support/room.ts'
import { roomAt, type Stage } from '../../support/stages.ts'
import { CEREMONY } from '../../support/writer.ts'

type Make = (room: Room) => Command

function now(room: Room): string {
  return formatTime(parseTime(NOW) + (room.clock + 5) * 1000)
}

/** Asks for a command on the log as it stands: the types of its events, or the code of its refusal. */
function ask(room: Room, make: Make): readonly string[] | Code {
  try {
    const command = make(room)
    const place = { time: now(room), ceremony: CEREMONY, log: room }
    return decide(room.state, command, place).map(({ type }) => type)
  } catch (error) {
    if (error instanceof CeremonyError) return error.code
    throw error
  }
}

const by =
  (id: string, make: Unsigned): Make =>
  (room) => {
    const tip = {
      state: room.state,
      hash: (seq: number) => room.hash(seq),
      ceremony: CEREMONY,
      now: () => now(room),
    }
    return signed(tip, id, seedOf(id), make)
  }

const declare =
  (
    action: 'begin' | 'generate' | 'release' | 'wrap' | 'recover' | 'close' | 'export',
    id = 'admin',
  ): Make =>
  () => ({ do: 'declare', by: id, action })
const approve = (id: string, intent: string) =>
  by(id, (signature) => ({ do: 'approve', by: id, intent, signature }))
const raise = (id: string) =>
  by(id, (signature) => ({
    do: 'raise',
    by: id,
    about: { kind: 'note' },
    expected: 'A',
    happened: 'B',
    decided: 'C',
    signature,
  }))
const attest = (id: string) =>
  by(id, (signature) => ({ do: 'attest', by: id, verdict: 'agree', remarks: '', signature }))
const end = (id: string) =>
  by(id, (signature) => ({ do: 'end', by: id, reason: 'Fire.', signature }))
const stateHead = (id: string, entry: number) =>
  by(id, (signature) => ({ do: 'stateHead', by: id, entry, signature }))
const generate: Make = (room) => {
  const keys = room.ground.plan.keys.map(({ label }) => room.key(label))
  return { do: 'generate', keys, set: room.dealt() }
}
const receive =
  (id: string, index: number): Make =>
  (room) => {
    const read = { ...room.readOf(index), custodian: id } as unknown as What<'share.read'>
    const { commitment = '' } = room.set.shares.find((one) => one.index === index) ?? {}
    return by(id, (signature) => ({ do: 'receive', read, commitment, proof: 'AAAA', signature }))(
      room,
    )
  }
const backups: Make = (room) => ({
  do: 'prove',
  backups: room.state.keys.map(({ label }) =>
    room.backup(label),
  ) as unknown as What<'backup.made'>[],
})
const path = 'packages/orders/aws-kms'
const listed: Make = (room) => ({ do: 'list', files: room.listing() })

const FORBIDDEN: readonly (readonly [string, Code, Stage, Make])[] = [
  [
    'opening it again',
    'rule.order',
    'opened',
    (room) => ({ do: 'open', what: room.opened() as unknown as What<'ceremony.opened'> }),
  ],
  [
    'enrolling somebody who is not planned',
    'rule.people',
    'opened',
    () => ({
      do: 'enrol',
      id: 'c9',
      key: keyFor('c9'),
      fp: '',
      signature: { statement: '', sshsig: '' },
    }),
  ],
  [
    'enrolling somebody twice',
    'rule.people',
    'enrolled',
    by('c1', (signature) => ({ do: 'enrol', id: 'c1', key: keyFor('c1'), fp: '', signature })),
  ],
  ['beginning before everybody is enrolled', 'rule.people', 'opened', declare('begin')],
  ['beginning without an intent', 'rule.intent', 'enrolled', () => ({ do: 'begin' })],
  ['beginning twice', 'rule.intent', 'begun', () => ({ do: 'begin' })],
  ['declaring as a witness', 'rule.role', 'enrolled', declare('begin', 'witness')],
  ['declaring before it is the turn', 'rule.order', 'enrolled', declare('generate')],
  ['declaring what this release cannot do', 'rule.order', 'begun', declare('export')],
  ['approving twice', 'rule.approval', 'begin approved', approve('witness', 'i1')],
  ['approving without the role', 'rule.role', 'begin approved', approve('auditor', 'i1')],
  ['approving what does not exist', 'rule.intent', 'begin approved', approve('witness', 'i9')],
  [
    'withdrawing what one has not approved',
    'rule.approval',
    'begin approved',
    by('auditor', (signature) => ({ do: 'withdraw', by: 'auditor', intent: 'i1', signature })),
  ],
  ['generating without an intent', 'rule.intent', 'begun', generate],
  [
    'generating before the approvals',
    'rule.approval',
    'begun',
    (room) => {
      room.declare('generate')
      return generate(room)
    },
  ],
  ['generating twice', 'rule.intent', 'generated', generate],
  [
    'handing out without an intent',
    'rule.intent',
    'generated',
    () => ({ do: 'release', index: 1 }),
  ],
  [
    'handing out a share that is not listed',
    'rule.intent',
    'release approved',
    () => ({ do: 'release', index: 9 }),
  ],
  [
    'handing out while another share is shown',
    'rule.order',
    'release approved',
    (room) => {
      room.add('share.release.started', 'admin', room.release(1))
      return { do: 'release', index: 2 }
    },
  ],
  ['ending what was not started', 'rule.order', 'release approved', () => ({ do: 'endRelease' })],
  ['reading back what was not handed out', 'rule.order', 'release approved', receive('c1', 1)],
  ['reading back the share of another', 'share.custodian', 'handed out', receive('c2', 1)],
  ['reading back twice', 'share.duplicate', 'received', receive('c1', 1)],
  ['proving without receipts', 'rule.receipt', 'handed out', backups],
  ['proving twice', 'rule.order', 'proven', backups],
  ['wrapping before the proof', 'rule.proof', 'received', declare('wrap')],
  ['wrapping before anybody compared', 'rule.approval', 'proven', declare('wrap')],
  [
    'comparing twice',
    'rule.order',
    'compared',
    (room) =>
      by('witness', (signature) => ({
        do: 'compare',
        by: 'witness',
        path,
        sha256: room.ground.planned[0]?.wrappingKey ?? '',
        signature,
      }))(room),
  ],
  [
    'comparing with another key',
    'fingerprint.mismatch',
    'proven',
    by('witness', (signature) => ({
      do: 'compare',
      by: 'witness',
      path,
      sha256: hashOf('x'),
      signature,
    })),
  ],
  ['wrapping without an intent', 'rule.intent', 'compared', () => ({ do: 'startPackage', path })],
  [
    'wrapping what is not listed',
    'rule.intent',
    'wrap approved',
    () => ({ do: 'startPackage', path: `${path}-9` }),
  ],
  ['wrapping twice', 'rule.intent', 'wrapped', () => ({ do: 'startPackage', path })],
  [
    'finishing a package that was not started',
    'rule.order',
    'wrap approved',
    () => ({ do: 'finishPackage', path, manifest: hashOf('x') }),
  ],
  [
    'presenting a share to a full vault',
    'rule.intent',
    'proven',
    () => ({ do: 'present', index: 1, custodian: 'c1' }),
  ],
  ['recovering what is not lost', 'rule.order', 'proven', declare('recover')],
  [
    'co-signing one’s own exception',
    'rule.exception',
    'begun',
    (room) => {
      room.raise('admin', { kind: 'note' })
      return by('admin', (signature) => ({
        do: 'cosign',
        by: 'admin',
        exception: 'x1',
        signature,
      }))(room)
    },
  ],
  ['stating a head without a restart', 'rule.order', 'begun', stateHead('c1', 3)],
  [
    'stating another head',
    'rule.resume',
    'begun',
    (room) => {
      room.restart()
      return stateHead('c1', 2)(room)
    },
  ],
  [
    'going on before two have stated the head',
    'rule.resume',
    'begun',
    (room) => {
      room.restart()
      return raise('c1')(room)
    },
  ],
  ['attesting too early', 'rule.order', 'proven', attest('c1')],
  ['attesting twice', 'rule.order', 'attested', attest('c1')],
  [
    'closing before everybody attested',
    'rule.order',
    'wrapped',
    (room) => {
      room.authorise('close')
      room.list()
      return { do: 'close', signers: ['admin', 'witness', 'auditor', 'c1', 'c2', 'c3'] }
    },
  ],
  [
    'closing without the files',
    'rule.files',
    'close approved',
    () => ({ do: 'close', signers: ['admin', 'witness', 'auditor', 'c1', 'c2', 'c3'] }),
  ],
  [
    'closing with other signers',
    'rule.people',
    'listed',
    () => ({ do: 'close', signers: ['admin', 'witness'] }),
  ],
  ['listing other files', 'rule.files', 'close approved', () => ({ do: 'list', files: {} })],
  [
    'aborting with a set that stands',
    'rule.order',
    'generated',
    (room) => {
      room.list()
      return end('c1')(room)
    },
  ],
  [
    'ending without a decision after a package left',
    'rule.exception',
    'wrapped',
    (room) => {
      room.list()
      return end('c1')(room)
    },
  ],
  ['giving up the set after a package left', 'rule.end', 'wrapped', () => ({ do: 'abandon' })],
  ['anything after the end', 'rule.end', 'closed', raise('c1')],
]

const ALLOWED: readonly (readonly [string, Stage, Make, readonly string[]])[] = [
  ['begins', 'begin approved', () => ({ do: 'begin' }), ['ceremony.begun']],
  ['generates', 'generate approved', generate, ['entropy.system', 'key.generated', 'shares.made']],
  ['hands out', 'release approved', () => ({ do: 'release', index: 2 }), ['share.release.started']],
  ['reads back and receipts', 'handed out', receive('c1', 1), ['share.read', 'share.received']],
  ['proves and keeps the backups', 'received', backups, ['shares.proven', 'backup.made']],
  ['wraps', 'wrap approved', () => ({ do: 'startPackage', path }), ['package.started']],
  [
    'gives up before the proof, after a restart',
    'received',
    () => ({ do: 'restart', by: 'c1' }),
    ['recorder.unlocked', 'shares.voided', 'key.lost'],
  ],
  [
    'empties the vault after the proof, after a restart',
    'proven',
    () => ({ do: 'restart', by: 'c1' }),
    ['recorder.unlocked', 'vault.emptied'],
  ],
  [
    'loses nothing where nothing was held',
    'begun',
    () => ({ do: 'restart', by: 'c1' }),
    ['recorder.unlocked'],
  ],
  ['notes no relaxed duties where none are', 'opened', () => ({ do: 'relax' }), []],
  ['attests', 'wrapped', attest('c2'), ['attestation.given']],
  ['lists', 'close approved', listed, ['files.listed']],
]

/** The ground of a room with a second person who runs the ceremony. */
function withOperator({ state }: Room) {
  const { ground } = state
  const operator = { id: 'op', name: 'Second operator', roles: ['operator' as const] }
  const plan = { ...ground.plan, people: [...ground.plan.people, operator] }
  return { ground: { ...ground, plan } }
}

describe('decide', () => {
  it.each(FORBIDDEN)('refuses %s', (_, code, stage, make) => {
    expect(ask(roomAt(stage), make)).toBe(code)
  })

  it.each(ALLOWED)('%s', (_, stage, make, types) => {
    expect(ask(roomAt(stage), make)).toEqual(types)
  })

  it.each([
    ['two people who run the ceremony', ['admin', 'op'], 'rule.approval'],
    ['one of them and a witness', ['admin', 'witness'], undefined],
  ])('compared by %s: a wrap is declared or not', (_, people, code) => {
    const room = roomAt('proven')
    const [path = ''] = room.state.ground.planned.map((one) => one.path)
    const { ground } = withOperator(room)
    const compared = people.map((id) => ({ path, by: id, leads: id !== 'witness' }))
    const state = { ...room.state, ground, compared }
    const declare = () =>
      decide(
        state,
        { do: 'declare', by: 'admin', action: 'wrap' },
        { time: now(room), ceremony: CEREMONY, log: room },
      )
    if (code === undefined) expect(declare()).toHaveLength(1)
    else expect(declare).toThrow('only people who run the ceremony')
  })

  it('refuses all of a command when one of its events is refused, and changes nothing', () => {
    const room = roomAt('received')
    const before = JSON.stringify(room.state)
    const twice: Make = (at) => {
      const backup = at.backup('orders') as unknown as What<'backup.made'>
      return { do: 'prove', backups: [backup, backup] }
    }
    expect(ask(room, twice)).toBe('rule.order')
    expect(JSON.stringify(room.state)).toBe(before)
  })
})
