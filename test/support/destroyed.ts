import type { Ground } from '#shared/ceremony/state.ts'
import { disposalOf, type Thing, thingsOf } from '#shared/ceremony/destruction.ts'
import type { What } from '#shared/ceremony/events.ts'
import type { SetHistory } from '#shared/ceremony/set-history.ts'
import type { Json, Line } from './forge.ts'
import { smallGround } from './grounds.ts'
import { bareScript, type Loose, planFiles } from './plans.ts'
import { SOURCE, sourceOf } from './recovered.ts'
import { hashOf, Room } from './room.ts'

/** The reshare that has replaced the set, where the plan names one. */
const SUCCESSOR = { ceremony: 'c'.repeat(32), checkpoint: 'd'.repeat(64) }
const NEW_SET = `f${hashOf('set after').slice(1, 16)}`

const COPIES = [
  { id: 'red', medium: 'Red stick', place: 'Safe A' },
  { id: 'laptop', medium: 'Data folder of the laptop' },
]

/** The ground of the end of the small plan's share set: of the keys, unless a test names a successor. */
export function endGround(change: (plan: Loose) => void = () => {}): Ground {
  return smallGround(
    (plan) => {
      for (const key of (plan.keys ?? []) as object[]) Object.assign(key, { targets: [] })
      const keys = plan.keys as unknown as object[]
      keys.push({ label: 'refunds', algorithm: 'AES-256' })
      const destruction = { successor: 'none', copies: COPIES }
      Object.assign(plan, { kind: 'destroy', source: { ...SOURCE }, destruction })
      change(plan)
    },
    planFiles().set('script.json', endScript()),
  )
}

export const replaced = (plan: Loose): void =>
  void Object.assign(plan, { destruction: { successor: SUCCESSOR, copies: COPIES } })

/** The bare script, with things that are destroyed where keys and shares were made. */
export function endScript(): Uint8Array {
  const bare = JSON.parse(new TextDecoder().decode(bareScript()))
  const words = { say: 'Destroy it.', expect: 'It is destroyed.' }
  const ends = [
    {
      act: 'Approve',
      steps: [{ id: 'destroy', do: 'action', action: 'destroy', role: 'administrator', ...words }],
    },
    {
      act: 'Destroy',
      steps: [
        { id: 'share', do: 'destroy', each: 'share', role: 'witness', ...words },
        { id: 'copy', do: 'destroy', each: 'copy', role: 'administrator', ...words },
      ],
    },
  ]
  const gone = ['Distribute', 'Prove', 'Packages', 'Wrap']
  const acts = bare.acts.flatMap((one: { act: string; steps: { do: string }[] }) => {
    if (one.act === 'Generate') return ends
    const other = one.steps.some((step) => ['prove', 'compare'].includes(step.do))
    return gone.includes(one.act) || other ? [] : [one]
  })
  return new TextEncoder().encode(JSON.stringify({ ...bare, kind: 'destroy', acts }))
}

/** What the log says of the evidence: who knows what, where the shares are, and what came later. */
function endSource(ground: Ground): What<'source.admitted'> {
  const what = sourceOf(ground)
  const { people, destruction } = ground.plan
  const known = what.shares.map(({ index, custodian }) => ({
    id: custodian,
    name: people.find(({ id }) => id === custodian)?.name ?? '',
    indexes: [index],
  }))
  const { ceremony, set, threshold } = what
  const own: SetHistory = { ceremony, set, threshold, known }
  const ends = destruction?.successor === 'none'
  const next = { ceremony: SUCCESSOR.ceremony, set: NEW_SET, threshold: 2, known: [] }
  return {
    ...what,
    history: ends ? [own] : [{ ...own, supersededBy: NEW_SET }, next],
    also: ends ? [] : [SUCCESSOR],
    // The second share was handed out twice.
    custody: what.shares.map(({ index }) => ({
      index,
      copies: index === 2 ? 2 : 1,
      medium: 'paper card',
      bag: `B-${index}`,
    })),
  }
}

/** The source as a test bends it. */
export function admitEnd(room: Room, change: (what: Json) => void = () => {}): Line {
  const what = structuredClone(endSource(room.ground)) as unknown as Json
  change(what)
  return room.add('source.admitted', 'recorder', what)
}

export function bag(room: Room, thing: string, what: object = {}, by = 'witness'): Line {
  const found = thingsOf(room.state).find((one) => one.thing === thing)
  const told = found?.of === 'share' ? found.bag : ''
  const seen = { thing, bag: told || 'B-0', seal: 'whole', ...what }
  return room.add('bag.examined', by, seen)
}

/** What is about to be destroyed, as the approved item and the thing itself say; or as a test bends it. */
export function start(room: Room, thing: string, bend: object = {}, actor = 'admin'): Line {
  const { state } = room
  const found = thingsOf(state).find((one) => one.thing === thing) as Thing
  const intent = state.intents.findLast(({ action }) => action === 'destroy')
  const items = (intent?.parameters.things ?? []) as { item: number; thing: string }[]
  const item = items.find((one) => one.thing === thing)?.item ?? 1
  const of =
    found?.of === 'share'
      ? {
          by: found.custodian,
          method: 'cross-cut',
          carrier: 'card',
          set: state.source?.set,
          commitment: state.source?.shares
            .find(({ index }) => index === found.index)
            ?.commitment.slice(0, 16),
        }
      : { by: 'admin', method: 'medium-destroyed', serial: 'SN-1' }
  const what = { intent: intent?.intent ?? 'i0', item, thing, ...of, ...bend }
  const defined = Object.entries(what).filter(([, value]) => value !== undefined)
  return room.add('destruction.started', actor, Object.fromEntries(defined) as Json)
}

export function finish(room: Room, thing: string, by?: string): Line {
  return room.add('destruction.finished', by ?? disposalOf(room.state, thing).started?.by ?? '', {
    thing,
  })
}

export function witness(room: Room, thing: string, by = 'witness'): Line {
  return room.add('destruction.witnessed', by, { thing })
}

export function miss(room: Room, thing: string, by: string, reason = 'Lost in a move.'): Line {
  return room.add('destruction.missing', by, { thing, reason })
}

/** Everything about one thing, in order. */
export function destroyThing(room: Room, thing: string, watching = 'witness'): void {
  if (thing.startsWith('share:')) bag(room, thing, {}, watching)
  start(room, thing)
  finish(room, thing)
  witness(room, thing, watching)
}

const PEOPLE = ['witness', 'auditor', 'c1', 'c2', 'c3']

const STAGES: readonly (readonly [stage: string, play: (room: Room) => void])[] = [
  ['opened', (room) => room.open()],
  ['admitted', (room) => void admitEnd(room)],
  ['enrolled', (room) => void PEOPLE.map((id) => room.enrol(id))],
  ['begin approved', (room) => passAndBegin(room)],
  ['begun', (room) => void room.add('ceremony.begun', 'admin', { intent: room.intent })],
  ['destroy approved', (room) => room.authorise('destroy')],
  ['first share', (room) => destroyThing(room, 'share:1:1')],
  ['destroyed', (room) => destroyRest(room)],
  ['attested', (room) => room.attestAll()],
  ['close approved', (room) => room.authorise('close')],
  ['closed', (room) => room.close()],
]

function destroyRest(room: Room): void {
  for (const { thing } of thingsOf(room.state))
    if (disposalOf(room.state, thing).outcome === 'open') destroyThing(room, thing)
}

function passAndBegin(room: Room): void {
  if (room.ground.plan.mode === 'production') room.passGates()
  room.authorise('begin')
}

/** The end of a share set that keeps every rule, at the end of a stage. */
export function endAt(stage: string, ground = endGround()): Room {
  return endFrom(new Room(ground), '', stage)
}

/** Plays on from one stage to another. */
export function endFrom(room: Room, from: string, to: string): Room {
  const names = STAGES.map(([name]) => name)
  const last = names.indexOf(to)
  if (last < 0) throw new Error(`no stage ${to}`)
  for (const [, play] of STAGES.slice(names.indexOf(from) + 1, last + 1)) play(room)
  return room
}
