/** Logs of a reshare, written act by act: the small plan's set of 2 of 3 becomes one of 3 of 4. */
import type { What } from '#shared/ceremony/events.ts'
import type { Ground } from '#shared/ceremony/state.ts'
import type { Json, Line } from './forge.ts'
import { keyFor } from './forge.ts'
import { smallGround } from './grounds.ts'
import { bareScript, type Loose, planFiles } from './plans.ts'
import { bring, SOURCE, sourceOf } from './recovered.ts'
import { hashOf, Room, shareName } from './room.ts'

type Admitted = What<'source.admitted'>

const OLD = ['c1', 'c2', 'c3']
const NEW = ['c2', 'c4', 'c5', 'c6']

/** The ground of a reshare: 3 of c2, c4, c5, c6, c4 with c7 as alternate; the old set is 2 of c1, c2, c3. */
export function reshareGround(change: (plan: Loose) => void = () => {}): Ground {
  return smallGround(
    (plan) => {
      const { people } = plan as unknown as { people: object[] }
      for (const n of [4, 5, 6, 7])
        people.push({ id: `c${n}`, name: `Custodian ${n}`, roles: ['custodian'] })
      Object.assign(plan, {
        kind: 'reshare',
        source: { ...SOURCE },
        backup: { threshold: 3, custodians: [...NEW], alternates: ['c7'] },
        keys: ['orders', 'refunds'].map((label) => ({ label, algorithm: 'AES-256' })),
      })
      change(plan)
    },
    planFiles().set('script.json', reshareScript()),
  )
}

/** The bare script, with old shares that are brought where keys were made. */
export function reshareScript(): Uint8Array {
  const bare = JSON.parse(new TextDecoder().decode(bareScript()))
  const words = { say: 'Deal the keys anew.', expect: 'The new set is made.' }
  const steps = [
    { id: 'reshare', do: 'action', action: 'reshare', role: 'administrator', ...words },
    { id: 'present', do: 'present', role: 'custodian', ...words },
  ]
  const acts = bare.acts.flatMap((act: { act: string }) => {
    if (act.act === 'Generate') return [{ act: 'Reshare', steps }]
    return act.act === 'Wrap' ? [] : [act]
  })
  return new TextEncoder().encode(JSON.stringify({ ...bare, kind: 'reshare', acts }))
}

/** What the log of a reshare says of the old set: each custodian knows the share they hold. */
export function oldSetOf(ground: Ground): Admitted {
  const set = `f${hashOf('set before').slice(1, 16)}`
  return {
    ...sourceOf(ground),
    set,
    threshold: 2,
    n: 3,
    shares: OLD.map((custodian, i) => ({
      index: i + 1,
      custodian,
      commitment: hashOf(`share ${i + 1} before`),
      proof: keyFor(shareName(9, i + 1)),
    })),
    history: [
      { ceremony: SOURCE.ceremony, set, threshold: 2, known: OLD.map((id, i) => knows(id, i)) },
    ],
    also: [],
  }
}

/** Somebody of the tests who knows shares: by default the one with the number of their id. */
export function knows(id: string, at: number, indexes: number[] = [at + 1]) {
  return { id, name: id.replace(/^c/, 'Custodian '), indexes }
}

/** The source as a test bends it. */
export function admitOld(room: Room, change: (what: Admitted) => void = () => {}): Line {
  const what = structuredClone(oldSetOf(room.ground))
  change(what)
  return room.add('source.admitted', 'recorder', what as unknown as Json)
}

/** A quorum of the old set fills the vault. */
export function refillOld(room: Room): Line {
  const { intent } = room
  const what = { set: oldSetOf(room.ground).set, labels: ['orders', 'refunds'], intent }
  return room.add('vault.refilled', 'admin', what)
}

export function approveReshare(room: Room): void {
  room.declare('reshare')
  for (const id of ['c1', 'c2', 'witness']) room.approve(id)
}

export function deal(room: Room): Line {
  return room.add('shares.made', 'admin', { ...room.dealt(), intent: room.intent })
}

/** Hands all shares of the new set out, and has them read back. */
export function distribute(room: Room): void {
  room.authorise('release')
  for (const { index } of room.set.shares) {
    room.hand(index)
    room.receive(index)
  }
}

export function supersede(room: Room): Line {
  const what = { set: oldSetOf(room.ground).set, by: room.set.set }
  return room.add('set.superseded', 'recorder', what)
}

const STAGES: readonly (readonly [stage: string, play: (room: Room) => void])[] = [
  ['opened', (room) => room.open()],
  ['admitted', (room) => void admitOld(room)],
  ['enrolled', (room) => void ['witness', 'auditor', 'c1', ...NEW].map((id) => room.enrol(id))],
  ['begin approved', (room) => room.authorise('begin')],
  ['begun', (room) => void room.add('ceremony.begun', 'admin', { intent: room.intent })],
  ['approved', (room) => approveReshare(room)],
  ['presented', (room) => void [1, 2].map((index) => bring(room, index))],
  ['refilled', (room) => void refillOld(room)],
  ['dealt', (room) => void deal(room)],
  ['received', (room) => distribute(room)],
  ['proven', (room) => room.prove()],
  ['superseded', (room) => void supersede(room)],
  ['attested', (room) => room.attestAll()],
  ['close approved', (room) => room.authorise('close')],
  ['closed', (room) => room.close()],
]

/** A reshare that keeps every rule, at the end of a stage. */
export function reshareAt(stage: string, ground: Ground = reshareGround()): Room {
  return playTo(new Room(ground), '', stage)
}

/** Plays on from one stage to another. */
export function playTo(room: Room, from: string, to: string): Room {
  const names = STAGES.map(([name]) => name)
  const last = names.indexOf(to)
  if (last < 0) throw new Error(`no stage ${to}`)
  for (const [, play] of STAGES.slice(names.indexOf(from) + 1, last + 1)) play(room)
  return room
}
