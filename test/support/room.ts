import { sha256Hex, utf8 } from '#shared/bytes.ts'
import type { Draft, EventType, Subject, What } from '#shared/ceremony/events.ts'
import { evolve } from '#shared/ceremony/evolve.ts'
import { groundOf } from '#shared/ceremony/ground.ts'
import { parametersDigest, parametersFor, type ReleaseItem } from '#shared/ceremony/parameters.ts'
import { permits } from '#shared/ceremony/permits.ts'
import type { Action } from '#shared/ceremony/plan.ts'
import { effectivePolicy } from '#shared/ceremony/policy.ts'
import { packagesLeft } from '#shared/ceremony/rules/ending.ts'
import {
  type Ground,
  initialState,
  liveKeys,
  liveSet,
  person,
  type ShareSet,
  type State,
  signersAtClose,
} from '#shared/ceremony/state.ts'
import { actOf, firstRole, targetOf, textOf } from '#shared/ceremony/vouch.ts'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { CeremonyError } from '#shared/errors.ts'
import { lineHash } from '#shared/log/entry.ts'
import { formatTime, parseTime } from '#shared/log/time.ts'
import { type Json, keyFor, type Line, sealLine, signatures } from './forge.ts'
import { type Loose, NOW, planFiles, planOf } from './plans.ts'

export const CEREMONY = 'c1a71ce2000000000000000000000001'
const STEP_SECONDS = 5
const CONSTANTS = ['RECOVER.md', 'VERIFY.md', 'recover.py', 'verify.sh']

/** A hash that stands for a thing of this name. */
export function hashOf(name: string): string {
  return sha256Hex(utf8(`forged ${name}`))
}

/** The ground of the small plan: 2 of 3, one AES-256 key for one cloud, bent by `change`. */
export function smallGround(change: (plan: Loose) => void = () => {}): Ground {
  const { plan, inputs } = planOf((json) => {
    const all = json as unknown as { people: { id: string }[]; backup: object }
    all.people = all.people.filter(({ id }) => id !== 'c4' && id !== 'c5')
    all.backup = { threshold: 2, custodians: ['c1', 'c2', 'c3'] }
    change(json)
  }, planFiles())
  return groundOf(plan, inputs, NOW)
}

/** The same with a second package, for another key of the same cloud. */
export function widerGround(): Ground {
  return smallGround((plan) => {
    const [key] = plan.keys as unknown as { targets: { key: string }[] }[]
    const [target] = key?.targets ?? []
    if (target !== undefined) key?.targets.push({ ...target, key: target.key.replace(/..$/, '00') })
  })
}

/** What an event gets beside its meaning: other signers, roles or times than the right ones. */
export interface Bend {
  readonly by?: string
  readonly role?: string
  readonly time?: string
  readonly proof?: string
}

/** A ceremony written line by line, without asking any rule. */
export class Room {
  readonly ground: Ground
  readonly lines: Line[] = []
  readonly #sealed: Uint8Array[] = []
  state: State
  /** Seconds since the start. */
  clock = 0

  constructor(ground: Ground) {
    this.ground = ground
    this.state = initialState(ground)
  }

  /** Adds an event as it should be signed; the rules are not asked. */
  add<T extends EventType>(type: T, actor: string, what: object, bend: Bend = {}): Line {
    const line = this.#drawn(type, actor, what, bend)
    this.#write(line)
    return line
  }

  /** Adds an event if the rules allow it; otherwise the code of the refusal. */
  try<T extends EventType>(type: T, actor: string, what: object, bend: Bend = {}): string {
    try {
      const line = this.#drawn(type, actor, what, bend)
      const refusal = permits(this.state, this.#event(line), this)
      if (refusal !== undefined) return refusal.code
      this.#write(line)
      return 'ok'
    } catch (error) {
      if (error instanceof CeremonyError) return error.code
      throw error
    }
  }

  #drawn(type: EventType, actor: string, what: object, bend: Bend): Line {
    this.clock += STEP_SECONDS
    const time = bend.time ?? formatTime(parseTime(NOW) + this.clock * 1000)
    const line: Line = { actor, type, what: what as Json, time, ceremony: CEREMONY }
    const draft = { type, actor, what } as unknown as Draft
    const act = 'unsigned' in what ? undefined : actOf(draft)
    if (act === undefined) return line
    const target = this.lines[targetOf(this.state, draft)] ?? 0
    line.vouch = {
      seed: bend.by ?? actor,
      act,
      actor,
      ceremony: CEREMONY,
      role: bend.role ?? this.#role(draft),
      text: textOf(this.state, draft),
      target,
    }
    if (type === 'share.received')
      line.proof = bend.proof ?? `share ${String((what as Json).index)}`
    return line
  }

  #write(line: Line): void {
    line.kept = signatures(line, this.lines, this.#sealed)
    this.state = evolve(this.state, this.#event(line))
    this.#sealed.push(sealLine(line, this.lines, this.#sealed))
    this.lines.push(line)
  }

  #event(line: Line) {
    const { actor, type, ceremony, time } = line
    const what = { ...line.what, ...(line.kept ?? signatures(line, this.lines, this.#sealed)) }
    return { actor, type, ceremony, time, seq: this.lines.length, what } as unknown as Parameters<
      typeof evolve
    >[1]
  }

  /** The hash of an earlier line. */
  hash(seq: number): string | undefined {
    const bytes = this.#sealed[seq]
    return bytes === undefined ? undefined : lineHash(bytes)
  }

  #role(draft: Draft): string {
    const first = firstRole(this.state, draft.actor)
    if (draft.type !== 'intent.approved') return first
    const action = this.state.intents.find((one) => one.intent === draft.what.intent)?.action
    const policy = action === undefined ? undefined : effectivePolicy(this.ground.plan, action)
    return person(this.state, draft.actor)?.roles.find((role) => (policy?.[role] ?? 0) > 0) ?? first
  }

  get set(): ShareSet {
    const set = liveSet(this.state)
    if (set === undefined) throw new Error('no share set')
    return set
  }

  get intent(): string {
    return this.state.intents.at(-1)?.intent ?? 'i0'
  }

  opened(): Json {
    const { plan, digest } = this.ground
    const production = plan.mode === 'production'
    return {
      mode: plan.mode,
      kind: plan.kind ?? 'generate',
      plan: digest,
      software: 'claviger 0.1.0',
      build: 'forged',
      host: production ? 'electron' : 'node',
      crypto: 'noble 2.4.0',
      kdf: { n: production ? 131072 : 16384, r: 8, p: 1 },
      recorder: keyFor('recorder'),
      constants: Object.fromEntries(CONSTANTS.map((name) => [name, hashOf(name)])),
      ...(plan.source === undefined ? {} : { source: { ...plan.source } }),
    }
  }

  open(): void {
    this.add('ceremony.opened', 'recorder', this.opened())
    this.enrol('admin')
  }

  enrolment(id: string): Json {
    const { name = '', roles = [] } = person(this.state, id) ?? {}
    const key = keyFor(id)
    return { id, name, roles: [...roles], key, fp: fingerprint(parsePublicKey(key)) }
  }

  enrol(id: string): Line {
    return this.add('participant.enrolled', id, this.enrolment(id))
  }

  declare(action: Action, by = 'admin', change: (parameters: Json) => void = () => {}): Line {
    const parameters = structuredClone(parametersFor(this.state, action)) as Json
    change(parameters)
    const intent = `i${this.state.intents.length + 1}`
    const digest = parametersDigest(parameters)
    return this.add('intent.declared', by, { intent, action, parameters, digest })
  }

  approve(id: string, bend: Bend = {}): Line {
    return this.add('intent.approved', id, { intent: this.intent }, bend)
  }

  authorise(action: Action): void {
    this.declare(action)
    if (action !== 'recover') this.approve('admin')
    else for (const id of ['c1', 'c2']) this.approve(id)
    this.approve('witness')
  }

  key(label: string): Omit<What<'key.generated'>, 'intent'> {
    const name = `${label} ${this.state.sets.length}`
    const planned = this.ground.plan.keys.find((one) => one.label === label)
    return {
      label,
      algorithm: planned?.algorithm ?? 'AES-256',
      kcv: hashOf(name).slice(0, 10),
      salt: hashOf(`salt ${name}`),
      commitment: hashOf(`commitment ${name}`),
    }
  }

  dealt(): Omit<What<'shares.made'>, 'intent'> {
    const { plan } = this.ground
    const { custodians, threshold } = plan.backup
    const made = this.state.sets.length
    const mark = plan.mode === 'rehearsal' ? 'f' : '0'
    return {
      set: `${mark}${hashOf(`set ${made}`).slice(1, 16)}`,
      threshold,
      n: custodians.length,
      recovery: keyFor(`recovery ${made}`),
      shares: custodians.map((custodian, i) => ({
        index: i + 1,
        custodian,
        commitment: hashOf(`share ${i + 1} of ${made}`),
        proof: keyFor(shareName(made, i + 1)),
      })),
    }
  }

  generate(): void {
    const { intent } = this
    for (const { label } of this.ground.plan.keys)
      this.add('key.generated', 'admin', { ...this.key(label), intent })
    this.add('shares.made', 'admin', { ...this.dealt(), intent })
  }

  release(index: number): Json {
    const { intent, parameters } =
      this.state.intents.findLast((one) => one.action === 'release') ?? {}
    const items = (parameters?.releases ?? []) as readonly ReleaseItem[]
    return {
      set: this.set.set,
      intent: intent ?? 'i0',
      ...items.find((one) => one.index === index),
    }
  }

  hand(index: number): void {
    const item = this.release(index)
    this.add('share.release.started', 'admin', item)
    this.add('share.release.finished', 'admin', item)
  }

  readOf(index: number): Json {
    const custodian = this.set.shares.find((one) => one.index === index)?.custodian ?? ''
    return {
      set: this.set.set,
      index,
      custodian,
      how: 'typed',
      medium: 'paper card',
      bag: `B-${index}`,
    }
  }

  receive(index: number): void {
    this.add('share.read', 'recorder', this.readOf(index))
    this.receipt(index)
  }

  receipt(index: number): Line {
    return this.add('share.received', ...this.#receiptOf(index))
  }

  tryReceipt(index: number): string {
    return this.try('share.received', ...this.#receiptOf(index))
  }

  #receiptOf(index: number): readonly [string, Json, Bend] {
    const share = this.set.shares.find((one) => one.index === index)
    const what = { set: this.set.set, index, commitment: share?.commitment ?? '' }
    return [share?.custodian ?? '', what, { proof: shareName(this.state.sets.length - 1, index) }]
  }

  prove(): void {
    const keys = liveKeys(this.state).map(({ label }) => label)
    this.add('shares.proven', 'recorder', { set: this.set.set, keys })
    for (const label of keys) this.add('backup.made', 'recorder', this.backup(label))
  }

  backup(label: string): Json {
    return { label, sha256: hashOf(`backup of ${label}`), bytes: 40 }
  }

  compare(id: string, path = this.ground.planned[0]?.path ?? ''): Line {
    return this.add('fingerprint.compared', id, this.#comparison(path))
  }

  tryCompare(id: string): string {
    return this.try('fingerprint.compared', id, this.#comparison(this.ground.planned[0]?.path ?? ''))
  }

  #comparison(path: string): Json {
    const sha256 = this.ground.planned.find((one) => one.path === path)?.wrappingKey ?? ''
    return { path, sha256 }
  }

  packageOf(i = 0): Json {
    const wrap = this.state.intents.findLast((one) => one.action === 'wrap')
    const listed = (wrap?.parameters.packages ?? []) as readonly Json[]
    const { commitment: _, options: __, ...facts } = listed[i] ?? {}
    return { intent: wrap?.intent ?? 'i0', ...facts }
  }

  wrap(i = 0): void {
    const what = this.packageOf(i)
    this.add('package.started', 'admin', what)
    this.add('package.finished', 'admin', this.packed(i))
  }

  packed(i = 0): Json {
    const { item = 1, path = '' } = this.packageOf(i)
    return { item, path, manifest: hashOf(`manifest of ${String(path)}`) }
  }

  attest(id: string, verdict: 'agree' | 'disagree' = 'agree'): Line {
    return this.add('attestation.given', id, { verdict, remarks: '' })
  }

  attestAll(): void {
    for (const { id } of this.state.members) this.attest(id)
  }

  listing(): { [path: string]: { sha256: string; bytes: number } } {
    const { digest, inputs } = this.ground
    const entry = (sha256: string, bytes = 100) => ({ sha256, bytes })
    return {
      ...Object.fromEntries(CONSTANTS.map((name) => [name, entry(hashOf(name))])),
      'plan.json': entry(digest),
      'script.html': entry(hashOf('script')),
      ...Object.fromEntries(inputs.map((hash) => [`inputs/${hash}`, entry(hash)])),
      ...Object.fromEntries(
        this.state.backups.map(({ label, sha256, bytes }) => [
          `backups/${label}.kwp`,
          { sha256, bytes },
        ]),
      ),
      ...Object.fromEntries(
        packagesLeft(this.state).flatMap(({ path, manifest }) => [
          [`${path}/manifest.json`, entry(manifest)],
          [`${path}/EncryptedKeyMaterial.bin`, entry(hashOf(path), 256)],
        ]),
      ),
    }
  }

  list(files = this.listing()): Line {
    return this.add('files.listed', 'recorder', { files })
  }

  closing(): Json {
    const intent = this.state.intents.findLast((one) => one.action === 'close')?.intent ?? 'i0'
    return { entries: this.state.entries + 1, signers: [...signersAtClose(this.state)], intent }
  }

  close(): void {
    this.list()
    this.add('ceremony.closed', 'admin', this.closing())
  }

  ending(by: string, more: object = {}): Json {
    const left = packagesLeft(this.state) as { path: string; manifest: string }[]
    return { entries: this.state.entries + 1, by, reason: 'Fire alarm.', left, ...more }
  }

  /** Gives up the live set and its keys, as before an abort. */
  abandon(): void {
    const { set, shares } = this.set
    const indexes = shares.filter((share) => share.copies > 0).map((share) => share.index)
    this.add('shares.voided', 'recorder', { set, indexes })
    for (const { label } of liveKeys(this.state)) this.add('key.lost', 'recorder', { label })
  }

  restart(by = 'c1'): void {
    this.add('recorder.unlocked', 'recorder', { by })
    if (!this.state.held) return
    if (!this.set.proven) return this.abandon()
    const labels = liveKeys(this.state).map(({ label }) => label)
    this.add('vault.emptied', 'recorder', { labels })
  }

  stateHeads(...ids: string[]): void {
    for (const id of ids)
      this.add('head.stated', id, { entry: this.state.resuming?.entry ?? this.state.entries - 1 })
  }

  raise(by: string, about: Subject): Line {
    const exception = `x${this.state.exceptions.length + 1}`
    const told = { expected: 'All went well.', happened: 'It did not.', decided: 'We go on.' }
    return this.add('exception.raised', by, { exception, about, ...told })
  }

  cosign(id: string): Line {
    return this.add('exception.cosigned', id, { exception: `x${this.state.exceptions.length}` })
  }

  except(about: Subject, by = 'admin', others: readonly string[] = ['witness', 'auditor']): void {
    this.raise(by, about)
    for (const id of others) this.cosign(id)
  }

  refill(): void {
    this.authorise('recover')
    const { intent } = this
    const { set, shares, threshold } = this.set
    for (const { index, custodian } of shares.slice(0, threshold))
      this.add('share.presented', 'recorder', { set, index, custodian, intent })
    const labels = liveKeys(this.state).map(({ label }) => label)
    this.add('vault.refilled', 'admin', { set, labels, intent })
  }
}

/** The name of a share's proof key. */
export function shareName(set: number, index: number): string {
  return `share ${index} of set ${set}`
}

/** The ceremony in order: each stage begins where the one before ended. */
const STAGES: readonly (readonly [stage: string, play: (room: Room) => void])[] = [
  ['opened', (room) => room.open()],
  ['enrolled', (room) => void ['witness', 'auditor', 'c1', 'c2', 'c3'].map((id) => room.enrol(id))],
  ['begin approved', (room) => room.authorise('begin')],
  ['begun', (room) => void room.add('ceremony.begun', 'admin', { intent: room.intent })],
  ['generate approved', (room) => room.authorise('generate')],
  ['generated', (room) => room.generate()],
  ['release approved', (room) => room.authorise('release')],
  ['handed out', (room) => void [1, 2, 3].map((index) => room.hand(index))],
  ['received', (room) => void [1, 2, 3].map((index) => room.receive(index))],
  ['proven', (room) => room.prove()],
  ['compared', (room) => compareAll(room)],
  ['wrap approved', (room) => room.authorise('wrap')],
  ['wrapped', (room) => void room.ground.planned.map((_, i) => room.wrap(i))],
  ['attested', (room) => room.attestAll()],
  ['close approved', (room) => room.authorise('close')],
  ['listed', (room) => void room.list()],
  ['closed', (room) => void room.add('ceremony.closed', 'admin', room.closing())],
]

export type Stage = string

function compareAll(room: Room): void {
  for (const { path } of room.ground.planned)
    for (const id of ['admin', 'witness']) room.compare(id, path)
}

/** Plays on, from the stage where the room stands to another. */
export function play(room: Room, from: Stage, to: Stage): Room {
  const names = STAGES.map(([stage]) => stage)
  const [first, last] = [from === '' ? 0 : names.indexOf(from) + 1, names.indexOf(to)]
  if (last < 0 || (from !== '' && first === 0)) throw new Error(`no stage ${from} or ${to}`)
  for (const [, stage] of STAGES.slice(first, last + 1)) stage(room)
  return room
}

/** A room at the end of a stage of a ceremony that keeps every rule. */
export function roomAt(stage: Stage, ground: Ground = smallGround()): Room {
  return play(new Room(ground), '', stage)
}
