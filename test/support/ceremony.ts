/** A whole ceremony by the real services, on a folder of its own, with simulated people. */
import type { KeyObject } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStore, type Store } from '#electron/db/store.ts'
import { approve, declare } from '#electron/services/approving.ts'
import { type Ceremony, record } from '#electron/services/ceremony.ts'
import { attest, close, deliver, seal } from '#electron/services/closing.ts'
import { headOf } from '#electron/services/evidence.ts'
import { confirmGates, runGates } from '#electron/services/gating.ts'
import type { Host } from '#electron/services/host.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { enrol, makeCeremonyId, openCeremony } from '#electron/services/opening.ts'
import { compare, comparePositions, wrapAll } from '#electron/services/packaging.ts'
import { type LoadedPlan, loadPlan } from '#electron/services/planfile.ts'
import { approversFor } from '#electron/services/actors.ts'
import { readBack } from '#electron/services/bringing.ts'
import { releaseToFile } from '#electron/services/releasing.ts'
import { generate, prove } from '#electron/services/sharing.ts'
import { fromHex, sha256Hex } from '#shared/bytes.ts'
import type { Action } from '#shared/ceremony/plan.ts'
import { keyOf, liveSet } from '#shared/ceremony/standing.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { parseShareFile } from '#shared/crypto/sharefile.ts'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { silentMachine } from './machine.ts'
import { giveAll } from './gifts.ts'
import { bareScript, type Loose, planBytes, TOKEN, wrappingPair } from './plans.ts'

/** The stages of a ceremony, each the end of what its name says. */
export const STAGES = [
  'opened',
  'enrolled',
  'begun',
  'generated',
  'released',
  'received',
  'proven',
  'compared',
  'wrapped',
  'attested',
  'closed',
  'sealed',
  'delivered',
] as const
export type Stage = (typeof STAGES)[number]

export interface RunOptions {
  readonly custodians?: number
  readonly threshold?: number
  readonly labels?: readonly string[]
  /** False for keys that go to no cloud. */
  readonly targets?: boolean
  /** A production ceremony pays the full cost of every passphrase: about ten seconds. */
  readonly mode?: 'rehearsal' | 'production'
  /** Bends the plan before it is written. */
  readonly plan?: (plan: Loose) => void
  readonly host?: Partial<Host>
  /** The last stage to go through; 'delivered' unless said otherwise. */
  readonly until?: Stage
}

/** The room after the ceremony, or at the stage where it stopped. */
export interface Room {
  readonly ceremony: Ceremony
  readonly host: Host
  readonly store: Store
  readonly loaded: LoadedPlan
  /** Holds everything else. */
  readonly folder: string
  readonly plan: string
  readonly database: string
  /** Written at 'delivered'. */
  readonly bundle: string
  /** The share files by index, from 'received' on. */
  readonly shares: string[]
  /** What each person copied by hand: fingerprints and head. Written at 'delivered'. */
  readonly paper: string
  readonly passphrases: ReadonlyMap<string, string>
  readonly wrappingPrivateKey: KeyObject
  /** Closes the store and removes the folder. */
  leave(): void
}

/** Runs a ceremony up to a stage. The caller leaves the room. */
export async function runCeremony(options: RunOptions = {}): Promise<Room> {
  const room = await openRoom(options)
  try {
    await advance(room, 'opened', options.until ?? 'delivered')
    return room
  } catch (error) {
    room.leave()
    throw error
  }
}

/** Takes a ceremony from one stage to a later one. */
export async function advance(room: Room, from: Stage, until: Stage): Promise<void> {
  for (const stage of STAGES.slice(STAGES.indexOf(from) + 1, STAGES.indexOf(until) + 1)) {
    await ACTS[stage](room)
  }
}

const cache = new Map<string, Promise<Room>>()

/** The ceremony of a test file that changes nothing in it: made once, left by {@link leaveAll}. */
export function sharedCeremony(options: Omit<RunOptions, 'plan' | 'host'> = {}): Promise<Room> {
  const name = JSON.stringify(options)
  const made = cache.get(name) ?? runCeremony(options)
  cache.set(name, made)
  return made
}

/** Removes what {@link sharedCeremony} made. */
export async function leaveAll(): Promise<void> {
  for (const made of cache.values()) (await made).leave()
  cache.clear()
}

export function passphraseOf(room: Room, id: string): string {
  return room.passphrases.get(id) ?? ''
}

/** Declares an action, has it approved by the people whom the policy names, and carries it out. */
export async function authorised(
  room: Room,
  action: Action,
  act: () => void | Promise<void> = () => {},
  medium: 'file' | 'screen' = 'file',
): Promise<void> {
  const { ledger } = room.ceremony
  declare(room.ceremony, 'admin', action, { medium })
  const intent = ledger.state.intents.at(-1)?.intent ?? ''
  for (const id of approversFor(ledger.state, action)) {
    await approve(room.ceremony, id, passphraseOf(room, id), intent)
  }
  await act()
}

/** The text on the share file of an index. */
export function shareTextOf(room: Room, index: number): string {
  return parseShareFile(new Uint8Array(readFileSync(room.shares[index - 1] ?? ''))).text
}

async function openRoom(options: RunOptions): Promise<Room> {
  const folder = mkdtempSync(join(tmpdir(), 'claviger-room-'))
  const { mode = 'rehearsal' } = options
  const plan = writePlan(folder, options)
  const loaded = loadPlan(plan)
  const name = mode === 'production' ? 'electron' : 'node'
  const { clock } = options.host ?? {}
  // Time that a test lets pass is no jump of the clock.
  const time = clock === undefined ? {} : { monotonic: clock }
  // A machine of which nothing can be read: people vouch for it.
  const machine = mode === 'production' ? { machine: silentMachine() } : {}
  const packaged = mode === 'production'
  const host: Host = { ...nodeHost(), name, packaged, ...time, ...machine, ...options.host }
  const database = join(folder, 'ceremony.sqlite')
  const store = createStore(database)
  const people = loaded.plan.people.map(({ id }) => id)
  const words = 'first second third fourth fifth sixth'
  const passphrases = new Map(people.map((id) => [id, `${words} ${id}`]))
  const passphrase = passphrases.get('admin') ?? ''
  const ceremony = await openCeremony(host, store, loaded, makeCeremonyId(host), passphrase)
  mkdirSync(join(folder, 'shares'))
  return {
    ceremony,
    host,
    store,
    loaded,
    folder,
    plan,
    database,
    bundle: join(folder, 'bundle'),
    shares: [],
    paper: join(folder, 'shares', 'paper.txt'),
    passphrases,
    wrappingPrivateKey: wrappingPair().privateKey,
    leave: () => {
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The example plan with as many custodians and keys as asked for, and its files beside it. */
function writePlan(folder: string, options: RunOptions): string {
  const { custodians = 5, threshold = 3, labels = ['orders'], mode = 'rehearsal' } = options
  const ids = Array.from({ length: custodians }, (_, i) => `c${i + 1}`)
  const { spki } = wrappingPair()
  const bytes = planBytes((plan) => {
    const written = plan as unknown as Record<string, unknown> & {
      people: { roles: string[] }[]
      keys: { targets: object[] }[]
    }
    const others = written.people.filter(({ roles }) => !roles.includes('custodian'))
    const holders = ids.map((id) => ({
      id,
      name: `Custodian ${id.slice(1)}`,
      roles: ['custodian'],
    }))
    const [key] = written.keys
    const production = { wrappingKeySha256: sha256Hex(spki) }
    const target = { ...key?.targets[0], ...(mode === 'production' ? production : {}) }
    const targets = options.targets === false ? {} : { targets: [target] }
    Object.assign(plan, {
      mode,
      people: [...others, ...holders],
      backup: { threshold, custodians: ids, ...(custodians < 3 ? { reason: 'a test' } : {}) },
      keys: labels.map((label) => ({ label, algorithm: 'AES-256', use: 'encrypt', ...targets })),
      ...(mode === 'production' ? { number: '2026-01' } : {}),
    })
    options.plan?.(plan)
  })
  mkdirSync(join(folder, 'orders'))
  writeFileSync(join(folder, 'orders', 'WrappingPublicKey.bin'), spki)
  writeFileSync(join(folder, 'orders', 'ImportToken.bin'), TOKEN)
  writeFileSync(join(folder, 'script.json'), bareScript())
  writeFileSync(join(folder, 'plan.json'), bytes)
  return join(folder, 'plan.json')
}

const ACTS: { readonly [S in Stage]: (room: Room) => void | Promise<void> } = {
  opened: () => {},
  enrolled: async (room) => {
    for (const id of present(room).slice(1)) await enrol(room.ceremony, id, passphraseOf(room, id))
  },
  begun: async (room) => {
    if (room.loaded.plan.mode === 'production') await passGates(room)
    await authorised(room, 'begin', () => record(room.ceremony, { do: 'begin' }, 'admin'))
  },
  generated: async (room) => {
    await giveAll(room)
    await authorised(room, 'generate', () => generate(room.ceremony))
  },
  released: (room) => authorised(room, 'release'),
  received: receiveAll,
  proven: ({ ceremony }) => prove(ceremony),
  compared: compareAll,
  wrapped: async (room) => {
    if (room.ceremony.ledger.state.ground.planned.length > 0) {
      await authorised(room, 'wrap', () => wrapAll(room.ceremony))
    }
  },
  attested: async (room) => {
    for (const { id } of room.ceremony.ledger.state.members) {
      await attest(room.ceremony, id, passphraseOf(room, id), 'agree', '')
    }
  },
  closed: (room) => authorised(room, 'close', () => close(room.ceremony)),
  sealed: async (room) => {
    for (const id of room.ceremony.ledger.state.end?.signers ?? []) {
      await seal(room.ceremony, id, passphraseOf(room, id))
    }
  },
  delivered: (room) => {
    deliver(room.ceremony, room.bundle)
    writeFileSync(room.paper, paperOf(room))
  },
}

/** The gates are run, and two people sign for them. */
async function passGates(room: Room): Promise<void> {
  const { ceremony } = room
  await runGates(ceremony)
  const run = ceremony.ledger.state.preflights.at(-1)?.entry ?? 0
  for (const id of ['admin', 'witness'])
    await confirmGates(ceremony, id, passphraseOf(room, id), run)
}

/** Everybody but the alternates, the administrator first. */
function present({ loaded }: Room): readonly string[] {
  const { people, backup } = loaded.plan
  const ids = people.map(({ id }) => id).filter((id) => !backup.alternates?.includes(id))
  return ['admin', ...ids.filter((id) => id !== 'admin')]
}

async function receiveAll(room: Room): Promise<void> {
  const { ceremony, shares, folder } = room
  for (const { index, custodian } of liveSet(ceremony.ledger.state)?.shares ?? []) {
    shares[index - 1] = releaseToFile(ceremony, index, join(folder, 'shares'))
    await readBack(ceremony, {
      by: custodian,
      passphrase: passphraseOf(room, custodian),
      index,
      text: shareTextOf(room, index),
      how: 'file',
      medium: 'share file',
      bag: '',
    })
  }
}

async function compareAll(room: Room): Promise<void> {
  const { ceremony } = room
  const { state } = ceremony.ledger
  for (const { path, wrappingKey } of state.ground.planned) {
    const words = toWords(fromHex(wrappingKey))
    for (const by of approversFor(state, 'wrap').slice(0, 2)) {
      const asked = comparePositions(ceremony, by, path)
      const typed = asked.map((position) => words[position - 1] ?? '')
      await compare(ceremony, by, passphraseOf(room, by), path, typed)
    }
  }
}

function paperOf({ ceremony, store }: Room): string {
  const { state } = ceremony.ledger
  const lines = state.members.map(
    ({ id }) => `${id} ${fingerprint(parsePublicKey(keyOf(state, id) ?? ''))}`,
  )
  return [...lines, `head ${headOf(store)}`].map((line) => `${line}\n`).join('')
}
