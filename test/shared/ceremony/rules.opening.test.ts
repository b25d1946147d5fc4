import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, it } from 'vitest'
import { concat } from '#shared/bytes.ts'
import type { Ground } from '#shared/ceremony/state.ts'
import { encodeBase64 } from '#shared/crypto/base64.ts'
import { fingerprint } from '#shared/crypto/sshkey.ts'
import { publicKeyBlob } from '#shared/crypto/sshwire.ts'
import { copyOf, judge, keyFor, type Line } from '../../support/forge.ts'
import { after, bent, changed, find, type Offence, refuses, twice } from '../../support/offence.ts'
import type { Loose } from '../../support/plans.ts'
import { smallGround } from '../../support/grounds.ts'
import { Room } from '../../support/room.ts'
import { roomAt } from '../../support/stages.ts'

const set = (change: object) => (plan: Loose) => void Object.assign(plan, change)

const PRODUCTION = smallGround((plan) => {
  const [key] = plan.keys as unknown as { targets: { wrappingKeySha256?: string }[] }[]
  Object.assign(plan, { mode: 'production', number: 'K-2026-1' })
  for (const target of key?.targets ?? [])
    target.wrappingKeySha256 = smallGround().planned[0]?.wrappingKey ?? ''
})
const RELAXED = smallGround((plan) => {
  const [admin] = plan.people as unknown as { roles: string[] }[]
  admin?.roles.push('custodian')
  Object.assign(plan, {
    relax: ['separation-of-duties'],
    backup: { threshold: 2, custodians: ['admin', 'c2', 'c3'] },
  })
})

/** A ceremony that opens with something changed: entry 0 is refused. */
const opens =
  (change: object, ground: Ground = smallGround()) =>
  () => {
    const room = new Room(ground)
    room.add('ceremony.opened', 'recorder', { ...room.opened(), ...change })
    return { ground, log: room.lines, at: 0 }
  }

/** A whole ceremony on a plan that no ceremony may have. */
const planned = (change: (plan: Loose) => void) => opens({}, smallGround(change))

const policy = (change: object) => planned(set({ policy: change }))

const people = (change: (people: { id: string; name: string; roles: string[] }[]) => void) =>
  planned((plan) => change(plan.people as unknown as Parameters<typeof change>[0]))

refuses('rule 1, plan first: a log is refused in which', [
  ['the plan digest is another', 'rule.parameters', opens({ plan: 'a'.repeat(64) })],
  ['a rehearsal plan makes a production', 'rule.mode', opens({ mode: 'production' })],
  ['a production plan makes a rehearsal', 'rule.mode', opens({ mode: 'rehearsal' }, PRODUCTION)],
  ['another kind is opened than planned', 'rule.mode', opens({ kind: 'drill' })],
  [
    'a source is named that the plan does not',
    'rule.parameters',
    opens({ source: { ceremony: 'a'.repeat(32), checkpoint: 'b'.repeat(64) } }),
  ],
  ['another script is named', 'rule.parameters', opens({ script: 'a'.repeat(64) })],
  ['a constant of the release is missing', 'rule.parameters', opens({ constants: {} })],
  ['production runs on Node', 'rule.mode', opens({ host: 'node' }, PRODUCTION)],
  ['production runs in a browser', 'rule.mode', opens({ host: 'chromium' }, PRODUCTION)],
  ['production runs from a checkout', 'rule.mode', opens({ packaged: false }, PRODUCTION)],
  [
    'production has a cheap passphrase function',
    'rule.mode',
    opens({ kdf: { n: 65536, r: 8, p: 1 } }, PRODUCTION),
  ],
  [
    'production has a costlier one that is not ours',
    'rule.mode',
    opens({ kdf: { n: 262144, r: 8, p: 1 } }, PRODUCTION),
  ],
  ['production has no number', 'plan.invalid', planned(set({ mode: 'production' }))],
  [
    'the plan ends a share set and names no copy of its backup files',
    'plan.invalid',
    planned(
      set({
        script: undefined,
        kind: 'destroy',
        source: { ceremony: 'a'.repeat(32), checkpoint: 'b'.repeat(64) },
      }),
    ),
  ],
  ['a person opens it', 'rule.people', bent((log) => bend(log, 0, { actor: 'admin' }))],
  ['it is opened twice', 'rule.order', bent(twice('ceremony.opened'))],
  ['entry 0 is an enrolment', 'log.event', bent((log) => log.splice(0, 1) && bend(log, 0, {}))],
  ['entry 1 is not an enrolment', 'rule.order', after('enrolled', (room) => swap(room.lines))],
  ['entry 1 enrols the witness', 'rule.order', () => witnessFirst()],
] satisfies Offence[])

refuses('rules 2 and 4, the plan itself: a log is refused whose plan', [
  [
    'lets one person recover',
    'plan.invalid',
    planned(set({ backup: { threshold: 1, custodians: ['c1', 'c2', 'c3'] } })),
  ],
  [
    'asks for more shares than there are',
    'plan.invalid',
    planned(set({ backup: { threshold: 4, custodians: ['c1', 'c2', 'c3'] } })),
  ],
  [
    'gives one custodian two shares',
    'plan.invalid',
    planned(set({ backup: { threshold: 2, custodians: ['c1', 'c2', 'c1'] } })),
  ],
  [
    'has two custodians and no reason',
    'plan.invalid',
    planned(set({ backup: { threshold: 2, custodians: ['c1', 'c2'] } })),
  ],
  [
    'gives the administrator a share',
    'plan.invalid',
    people((all) => void all[0]?.roles.push('custodian')),
  ],
  [
    'makes the witness operator',
    'plan.invalid',
    people((all) => void all[1]?.roles.push('operator')),
  ],
  [
    'has one person twice',
    'plan.invalid',
    people((all) => void all.push({ id: 'c9', name: 'Custodian 1', roles: ['witness'] })),
  ],
  [
    'has one id twice',
    'plan.invalid',
    people((all) => void all.push({ id: 'c1', name: 'Custodian 9', roles: ['witness'] })),
  ],
  ['has no witness', 'plan.invalid', people((all) => void all.splice(1, 1))],
  [
    'has one label twice',
    'plan.invalid',
    planned(
      (plan) =>
        void (plan.keys as unknown as object[]).push({ label: 'orders', algorithm: 'AES-256' }),
    ),
  ],
  [
    'relaxes duties in production',
    'plan.invalid',
    planned(set({ mode: 'production', number: 'K-1', relax: ['separation-of-duties'] })),
  ],
  ['lets one person wrap', 'plan.invalid', policy({ wrap: { witness: 1 } })],
  [
    'lets those who run it wrap alone',
    'plan.invalid',
    policy({ wrap: { administrator: 1, operator: 1 } }),
  ],
  [
    'begins without a witness',
    'plan.invalid',
    policy({ begin: { administrator: 1, custodian: 1 } }),
  ],
  [
    'recovers below the threshold',
    'plan.invalid',
    policy({ recover: { custodian: 1, witness: 1 } }),
  ],
  ['asks for people it does not have', 'plan.invalid', policy({ close: { auditor: 2 } })],
] satisfies Offence[])

const other = (id: string) => ({ key: keyFor(id), fp: fingerprint(ed25519Key(keyFor(id))) })

refuses('rule 2, one person, one participant: a log is refused in which', [
  ['somebody enrols twice', 'rule.people', after('enrolled', (room) => room.enrol('c1'))],
  [
    'somebody enrols twice with another key',
    'rule.people',
    after('enrolled', (room) => enrolWith(room, 'c1', 'another')),
  ],
  [
    'somebody who is not planned enrols',
    'rule.role',
    after('opened', (room) =>
      room.add('participant.enrolled', 'c7', {
        ...room.enrolment('c7'),
        name: 'Custodian 7',
        roles: ['custodian'],
      }),
    ),
  ],
  [
    'somebody enrols another',
    'rule.role',
    bent((log) => bend(log, 1, { actor: 'witness' }, 'witness', 'admin')),
  ],
  [
    'a name is another than planned',
    'rule.statement',
    bent(changed('participant.enrolled', { name: 'Somebody' }, 1)),
  ],
  [
    'a name is another and everybody agrees',
    'rule.parameters',
    bent(changed('participant.enrolled', { name: 'Somebody' }, 1), 'everybody'),
  ],
  [
    'roles are others than planned',
    'rule.statement',
    bent(changed('participant.enrolled', { roles: ['custodian', 'witness'] }, 3)),
  ],
  [
    'roles are others and everybody agrees',
    'rule.parameters',
    bent(changed('participant.enrolled', { roles: ['custodian', 'witness'] }, 3), 'everybody'),
  ],
  [
    'the fingerprint is of another key',
    'rule.key',
    bent(changed('participant.enrolled', { fp: other('x').fp }, 2), 'everybody'),
  ],
  [
    'the key is one that somebody else signs with',
    'log.signature',
    bent(changed('participant.enrolled', other('x'), 2), 'everybody'),
  ],
  ['two people have one key', 'rule.key', bent(enrolledWith(3, 'witness'), 'everybody')],
  ['a person has the recorder’s key', 'rule.key', bent(enrolledWith(3, 'recorder'), 'everybody')],
  [
    'somebody enrols when the close has begun',
    'rule.order',
    after('attested', (room) => void room.enrol('c4'), withLate()),
  ],
] satisfies Offence[])

refuses('rule 2, relaxed duties: a rehearsal is refused in which they', [
  [
    'are not noted',
    'rule.duties',
    after(
      'begin approved',
      (room) => void room.add('ceremony.begun', 'admin', { intent: room.intent }),
      RELAXED,
    ),
  ],
  [
    'are noted for other people',
    'rule.duties',
    after(
      'opened',
      (room) => void room.add('duties.relaxed', 'recorder', { people: ['c2'] }),
      RELAXED,
    ),
  ],
  [
    'are noted by a person',
    'rule.role',
    after(
      'opened',
      (room) => void room.add('duties.relaxed', 'admin', { people: ['admin'] }),
      RELAXED,
    ),
  ],
  [
    'are noted twice',
    'rule.order',
    after(
      'opened',
      (room) => [1, 2].map(() => room.add('duties.relaxed', 'recorder', { people: ['admin'] }))[1],
      RELAXED,
    ),
  ],
  [
    'are not relaxed by the plan',
    'rule.duties',
    after('opened', (room) => void room.add('duties.relaxed', 'recorder', { people: [] })),
  ],
] satisfies Offence[])

const WEAK: readonly (readonly [string, Uint8Array])[] = [
  [
    'is the neutral point',
    hexKey('0100000000000000000000000000000000000000000000000000000000000000'),
  ],
  ['is of order 2', hexKey('ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f')],
  ['is of order 8', hexKey('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')],
  ['is of mixed order', mixed()],
  ['is not canonical', hexKey('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f')],
  ['is no point', hexKey('0200000000000000000000000000000000000000000000000000000000000000')],
]

describe.each(WEAK)('rule 10: a log is refused in which the key %s', (_, raw) => {
  const key = `ssh-ed25519 ${encodeBase64(publicKeyBlob(raw))}`
  it.each([
    ['of the recorder', 'ceremony.opened', 0, { recorder: key }],
    ['of a person', 'participant.enrolled', 2, { key, fp: fingerprint(raw) }],
    ['that proves the recovery', 'shares.made', 0, { recovery: key }],
  ] as const)('%s', (_whose, type, nth, what) => {
    const ground = smallGround()
    const log = copyOf(roomAt('closed', ground).lines)
    const line = changed(type, what, nth)(log)
    expect(judge(ground, log)).toMatchObject({ code: 'key.invalid', entry: log.indexOf(line) })
  })

  it('that proves a share', () => {
    const ground = smallGround()
    const log = copyOf(roomAt('closed', ground).lines)
    const line = find(log, 'shares.made')
    const shares = line.what.shares as unknown as { proof: string }[]
    shares.splice(1, 1, { ...shares[1], proof: key })
    expect(judge(ground, log)).toMatchObject({ code: 'key.invalid', entry: log.indexOf(line) })
  })
})

describe('production', () => {
  it('under Electron with the full cost and a number is accepted', () => {
    expect(judge(PRODUCTION, roomAt('closed', PRODUCTION).lines)).toMatchObject({ code: 'ok' })
  })
})

describe('a rehearsal with relaxed duties', () => {
  it('is accepted when the log notes who has both', () => {
    const room = roomAt('opened', RELAXED)
    room.add('duties.relaxed', 'recorder', { people: ['admin'] })
    expect(judge(RELAXED, room.lines)).toMatchObject({ code: 'ok' })
  })
})

function hexKey(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
}

/** A sound key plus a point of order 8: signatures by its owner may hold, for some verifiers. */
function mixed(): Uint8Array {
  const small = ed25519.Point.fromBytes(
    hexKey('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'),
  )
  return ed25519.Point.fromBytes(ed25519Key(keyFor('c1')))
    .add(small)
    .toBytes()
}

function ed25519Key(text: string): Uint8Array {
  const raw = Uint8Array.from(atob(text.slice('ssh-ed25519 '.length)), (c) => c.charCodeAt(0))
  return concat(raw.slice(-32))
}

function bend(
  log: Line[],
  at: number,
  change: Partial<Line>,
  vouchFor?: string,
  seed?: string,
): Line {
  const line = log[at]
  if (line === undefined) throw new Error(`no entry ${at}`)
  Object.assign(line, change)
  if (vouchFor !== undefined && line.vouch !== undefined)
    line.vouch = { ...line.vouch, actor: vouchFor, seed: seed ?? vouchFor }
  return line
}

function swap(lines: Line[]): Line {
  const intruder: Line = {
    ...(lines[0] as Line),
    actor: 'recorder',
    type: 'clock.stepped',
    what: { seconds: 1 },
  }
  lines.splice(1, 0, intruder)
  return intruder
}

function witnessFirst() {
  const ground = smallGround()
  const room = new Room(ground)
  room.add('ceremony.opened', 'recorder', room.opened())
  room.enrol('witness')
  return { ground, log: room.lines, at: 1 }
}

function enrolWith(room: Room, id: string, name: string): Line {
  const key = keyFor(name)
  return room.add(
    'participant.enrolled',
    id,
    { ...room.enrolment(id), key, fp: other(name).fp },
    { by: name },
  )
}

function enrolledWith(nth: number, name: string): (log: Line[]) => Line {
  return (log) => {
    const line = changed('participant.enrolled', other(name), nth)(log)
    if (line.vouch !== undefined) line.vouch = { ...line.vouch, seed: name }
    return line
  }
}

/** A plan with a fourth custodian who is an alternate and enrols late. */
function withLate(): Ground {
  return smallGround((plan) => {
    const all = plan.people as unknown as object[]
    all.push({ id: 'c4', name: 'Custodian 4', roles: ['custodian'] })
    Object.assign(plan.backup ?? {}, { alternates: ['c4'] })
  })
}

describe('where a production log says it was written', () => {
  it.each([
    ['the packaged application', { packaged: true }],
    ['nothing, as in logs of earlier releases', {}],
  ])('is taken: %s', (_, change) => {
    const { ground, log } = opens(change, PRODUCTION)()
    expect(judge(ground, log).code).toBe('ok')
  })
})
