import type { Ground } from '#shared/ceremony/state.ts'
import type { What } from '#shared/ceremony/events.ts'
import { type Json, keyFor, type Line } from './forge.ts'
import { smallGround } from './grounds.ts'
import { bareScript, type Loose, planFiles } from './plans.ts'
import { contentOf, hashOf, Room, shareName } from './room.ts'

/** The ceremony that a recovery of the tests continues. */
export const SOURCE = { ceremony: 'a'.repeat(32), checkpoint: 'b'.repeat(64) }

/** The ground of a recovery of the small plan: a second token window for its key. */
export function recoveryGround(change: (plan: Loose) => void = () => {}): Ground {
  return smallGround(
    (plan) => {
      Object.assign(plan, { kind: 'recover', source: { ...SOURCE } })
      change(plan)
    },
    planFiles().set('script.json', recoveryScript()),
  )
}

/** What a step of a script says. */
interface Words {
  readonly say: string
  readonly expect: string
}

/** The bare script, with shares that are brought where keys and shares were made. */
export function broughtScript(words: Words) {
  const bare = JSON.parse(new TextDecoder().decode(bareScript()))
  const recover = {
    act: 'Recover',
    steps: [
      { id: 'recover', do: 'action', action: 'recover', role: 'administrator', ...words },
      { id: 'present', do: 'present', role: 'custodian', ...words },
    ],
  }
  const acts = bare.acts.flatMap((act: { act: string }) => {
    if (act.act === 'Generate') return [recover]
    return act.act === 'Distribute' ? [] : [act]
  })
  return { bare, acts }
}

/** The script of a recovery: keys that leave in files, and what is decided about them. */
export function recoveryScript(): Uint8Array {
  const words = { say: 'Recover the keys.', expect: 'The keys are recovered.' }
  const { bare, acts } = broughtScript(words)
  const rotate = { id: 'rotate', do: 'rotate', role: 'administrator', ...words }
  const at = acts.findIndex(({ act }: { act: string }) => act === 'Attest')
  const file = { id: 'export', do: 'action', action: 'export', role: 'administrator', ...words }
  acts.splice(at, 0, { act: 'Export', steps: [file] }, { act: 'Residue', steps: [rotate] })
  return new TextEncoder().encode(JSON.stringify({ ...bare, kind: 'recover', acts }))
}

/** What the log of a recovery says of the evidence that it continues. */
export function sourceOf({ plan }: Ground): What<'source.admitted'> {
  const production = plan.mode === 'production'
  const set = `${production ? '0' : 'f'}${hashOf('set before').slice(1, 16)}`
  const { threshold, custodians } = plan.backup
  return {
    ...SOURCE,
    mode: plan.mode,
    anchored: production ? ['signers', 'head'] : ['signers'],
    set,
    threshold,
    n: custodians.length,
    recovery: keyFor('recovery before'),
    shares: custodians.map((custodian, i) => ({
      index: i + 1,
      custodian,
      commitment: hashOf(`share ${i + 1} before`),
      proof: keyFor(shareName(9, i + 1)),
    })),
    keys: ['orders', 'refunds'].map((label) => ({
      label,
      algorithm: 'AES-256',
      kcv: hashOf(label).slice(0, 10),
      salt: hashOf(`salt of ${label}`),
      commitment: hashOf(`commitment of ${label}`),
    })),
    backups: ['orders', 'refunds'].map((label) => ({
      label,
      sha256: hashOf(`backup of ${label}`),
      bytes: contentOf(`backup of ${label}`).length,
    })),
    ...(plan.kind === 'drill' ? pastOf(set) : {}),
  }
}

/** What a drill takes over of the past: the making, and a health check. */
function pastOf(set: string): Pick<What<'source.admitted'>, 'shown' | 'next'> {
  const { ceremony } = SOURCE
  const made = { ceremony, set, time: '2030-06-01T09:00:00Z', indexes: [1, 2, 3] }
  const checked = { ceremony, set, time: '2030-09-01T09:00:00Z', indexes: [3] }
  return {
    shown: [
      { how: 'making', ...made },
      { how: 'health', ...checked, selfIssued: true },
    ],
    next: { ceremony, time: made.time, says: 'On 2030-12-31, in room 1.' },
  }
}

/** The source as a test bends it. */
export function admit(room: Room, change: (what: Json) => void = () => {}): Line {
  const what = structuredClone(sourceOf(room.ground)) as unknown as Json
  change(what)
  return room.add('source.admitted', 'recorder', what)
}

const STAGES: readonly (readonly [stage: string, play: (room: Room) => void])[] = [
  ['opened', (room) => room.open()],
  ['admitted', (room) => void admit(room)],
  ['enrolled', (room) => void ['witness', 'auditor', 'c1', 'c3'].map((id) => room.enrol(id))],
  ['begin approved', (room) => passAndBegin(room)],
  ['begun', (room) => void room.add('ceremony.begun', 'admin', { intent: room.intent })],
  ['recover approved', (room) => authoriseRecovery(room)],
  ['presented', (room) => void [1, 3].map((index) => bring(room, index))],
  ['recovered', (room) => refill(room)],
  ['compared', (room) => void ['admin', 'witness'].map((id) => room.compare(id))],
  ['wrap approved', (room) => room.authorise('wrap')],
  ['wrapped', (room) => room.wrap()],
  ['decided', (room) => void decide(room)],
  ['attested', (room) => room.attestAll()],
  ['close approved', (room) => room.authorise('close')],
  ['closed', (room) => room.close()],
]

/** Two of three custodians are here: the first and the third. */
export function authoriseRecovery(room: Room): void {
  room.declare('recover')
  for (const id of ['c1', 'c3', 'witness']) room.approve(id)
}

export function bring(room: Room, index: number): Line {
  const { set, shares } = room.set
  const custodian = shares.find((one) => one.index === index)?.custodian ?? ''
  const { intent } = room
  return room.add('share.presented', 'recorder', { set, index, custodian, intent })
}

export function refill(room: Room, labels: readonly string[] = ['orders', 'refunds']): void {
  const { intent } = room
  room.add('vault.refilled', 'admin', { set: room.set.set, labels: [...labels], intent })
}

/** The decision about each key that the shares opened, as a test bends it. */
export function decide(room: Room, change: (what: Json) => void = () => {}, by = 'admin'): Line {
  const what = {
    decisions: [
      { label: 'orders', decision: 'rotate', by: '2999-03-31', reason: 'It was in memory.' },
      { label: 'refunds', decision: 'keep', reason: 'It never left the vault.' },
    ],
  }
  change(what as unknown as Json)
  return room.add('rotation.decided', by, what)
}

/** A recovery that keeps every rule, at the end of a stage. */
export function recoveryAt(stage: string, ground: Ground = recoveryGround()): Room {
  return onTo(new Room(ground), '', stage)
}

/** Plays on from one stage to another. */
export function onTo(room: Room, from: string, to: string): Room {
  const names = STAGES.map(([name]) => name)
  const last = names.indexOf(to)
  if (last < 0) throw new Error(`no stage ${to}`)
  for (const [, play] of STAGES.slice(names.indexOf(from) + 1, last + 1)) play(room)
  return room
}

function passAndBegin(room: Room): void {
  if (room.ground.plan.mode === 'production') room.passGates()
  room.authorise('begin')
}
