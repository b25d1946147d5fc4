import { sha256Hex, utf8 } from '#shared/bytes.ts'
import type { Subject, What } from '#shared/ceremony/events.ts'
import { drillFiles } from '#shared/ceremony/drill.ts'
import { keepsBackups } from '#shared/ceremony/kinds.ts'
import { listingOf } from '#electron/services/evidence.ts'
import { askedGates, GATES, lastRun } from '#shared/ceremony/gates.ts'
import { parametersDigest, parametersFor, type ReleaseItem } from '#shared/ceremony/parameters.ts'
import { askedFor } from '#shared/ceremony/attending.ts'
import { type Action, encodePlan } from '#shared/ceremony/plan.ts'
import { missingGivers } from '#shared/ceremony/rules/entropy.ts'
import { packagesLeft } from '#shared/ceremony/rules/ending.ts'
import type { ShareSet } from '#shared/ceremony/state/share.ts'
import {
  liveKeys,
  liveSet,
  person,
  presentPeople,
  signersAtClose,
} from '#shared/ceremony/standing.ts'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { custodiansOf, handable } from '#shared/ceremony/duties.ts'
import { type Json, keyFor, type Line } from './forge.ts'
import { type Bend, Writer } from './writer.ts'

const CONSTANTS = ['RECOVER.md', 'VERIFY.md', 'recover.py', 'verify.sh']

/** Where an export goes; no other action asks. */
const FOLDER = { folder: '/media/red' }

/** What stands for a thing of this name. */
export function contentOf(name: string): Uint8Array {
  return utf8(`forged ${name}`)
}

/** Its hash. */
export function hashOf(name: string): string {
  return sha256Hex(contentOf(name))
}

/** The name of a share's proof key. */
export function shareName(set: number, index: number): string {
  return `share ${index} of set ${set}`
}

/** A log written act by act, as people in a room would do it; no rule is asked. */
export class Room extends Writer {
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
      script: this.ground.template,
      ...(plan.source === undefined ? {} : { source: { ...plan.source } }),
    }
  }

  open(): void {
    this.add('ceremony.opened', 'recorder', this.opened())
    this.enrol('admin')
  }

  /** A run of the gates: all of them open, but for those given. */
  runGates(given: { readonly [gate: string]: 'fail' | 'ask' } = {}, evidence = 'as it is'): Line {
    const gates = GATES.map(({ gate }) => ({ gate, verdict: given[gate] ?? 'pass', evidence }))
    return this.add('preflight.recorded', 'recorder', { platform: 'linux', gates })
  }

  confirmGates(id: string): Line {
    const run = lastRun(this.state)
    const gates = run === undefined ? [] : [...askedGates(this.state, run)]
    return this.add('preflight.confirmed', id, { run: run?.entry ?? 0, gates })
  }

  passGates(): void {
    this.runGates()
    for (const id of ['admin', 'witness']) this.confirmGates(id)
  }

  enrolment(id: string): Json {
    const { name = '', roles = [] } = person(this.state, id) ?? {}
    const key = keyFor(this.nextSeed(id))
    return { id, name, roles: [...roles], key, fp: fingerprint(parsePublicKey(key)) }
  }

  enrol(id: string): Line {
    return this.add('participant.enrolled', id, this.enrolment(id))
  }

  declare(action: Action, by = 'admin', change: (parameters: Json) => void = () => {}): Line {
    const parameters = structuredClone(parametersFor(this.state, action, FOLDER)) as Json
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
    const { threshold } = plan.backup
    const custodians = custodiansOf(this.state)
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

  /** What somebody gives, as the plan asks. */
  gift(): Json {
    const counts = { dice: 100, text: 36 }
    const given = askedFor(this.ground.plan).map((kind) => ({ kind, count: counts[kind] }))
    return { given }
  }

  give(id: string): Line {
    return this.add('entropy.given', id, this.gift())
  }

  mixed(): {
    sources: { by: string; kind: string; count: number; commitment: string }[]
    os: number
  } {
    const sources = this.state.entropy.given.flatMap(({ by, given }) =>
      given.map(({ kind, count }) => {
        const commitment = hashOf(`${kind} of ${by} for ${this.state.sets.length}`)
        return { by, kind, count, commitment }
      }),
    )
    return { sources, os: 64 }
  }

  mix(): Line {
    return this.add('entropy.mixed', 'recorder', this.mixed())
  }

  /** Everybody gives what the plan asks for, and it is mixed. */
  giveAll(): void {
    for (const id of missingGivers(this.state)) this.give(id)
    if (askedFor(this.ground.plan).length > 0 && this.state.entropy.from === undefined) this.mix()
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
    const name = `backup of ${label}`
    return { label, sha256: hashOf(name), bytes: contentOf(name).length }
  }

  compare(id: string, path = this.ground.planned[0]?.path ?? ''): Line {
    return this.add('fingerprint.compared', id, this.#comparison(path))
  }

  tryCompare(id: string): string {
    return this.try(
      'fingerprint.compared',
      id,
      this.#comparison(this.ground.planned[0]?.path ?? ''),
    )
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
    for (const id of presentPeople(this.state)) this.attest(id)
  }

  listing(): { [path: string]: { sha256: string; bytes: number } } {
    const { plan, digest, inputs } = this.ground
    const named = (name: string) => ({ sha256: hashOf(name), bytes: contentOf(name).length })
    return {
      ...listingOf(drillFiles(this.state)),
      ...Object.fromEntries(CONSTANTS.map((name) => [name, named(name)])),
      'plan.json': { sha256: digest, bytes: encodePlan(plan).length },
      'script.html': named('script'),
      ...Object.fromEntries(inputs.map((hash) => [`inputs/${hash}`, { sha256: hash, bytes: 100 }])),
      ...Object.fromEntries(
        (keepsBackups(plan) ? this.state.backups : []).map(({ label, sha256, bytes }) => [
          `backups/${label}.kwp`,
          { sha256, bytes },
        ]),
      ),
      ...Object.fromEntries(
        packagesLeft(this.state).flatMap(({ path }) => [
          [`${path}/manifest.json`, named(`manifest of ${path}`)],
          [`${path}/EncryptedKeyMaterial.bin`, named(path)],
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
    const labels = liveKeys(this.state).map(({ label }) => label)
    if (this.state.held && this.set.proven) this.add('vault.emptied', 'recorder', { labels })
    else if (this.state.held) this.abandon()
  }

  stateHeads(...ids: string[]): void {
    for (const id of ids)
      this.add('head.stated', id, { entry: this.state.resuming?.entry ?? this.state.entries - 1 })
  }

  leave(id: string, reason = 'A train.'): Line {
    return this.add('person.left', 'recorder', { id, reason })
  }

  return(id: string): Line {
    return this.add('person.returned', id, { id })
  }

  startBreak(by = 'admin'): Line {
    return this.add('break.started', 'recorder', { by, reason: 'Lunch.' })
  }

  endBreak(by = 'admin'): Line {
    return this.add('break.ended', 'recorder', { by })
  }

  /** A break from which these people come back. */
  pause(...back: readonly string[]): void {
    this.startBreak()
    for (const id of back) this.return(id)
    this.endBreak()
  }

  handOver(from: string, to: string, roles = handable(this.state, from, to)): Line {
    return this.add('role.handed', to, { from, to, roles: [...roles] })
  }

  jump(seconds = 3600): Line {
    return this.add('clock.jumped', 'recorder', { seconds, since: this.state.time })
  }

  stateClock(by: string, at: 'opening' | 'closing' | 'jump' = 'jump'): Line {
    const read = { watch: this.state.time, room: '21:00:07 CET', seconds: 2 }
    return this.add('clock.stated', by, { at, ...read })
  }

  acknowledge(id: string): Line {
    return this.add('duty.acknowledged', id, {})
  }

  /** Records a step as the script says: signed by its actor, or observed. */
  record(step: string, by = 'admin', signed?: boolean): Line {
    const planned = this.ground.script.find((one) => one.step === step)
    const actor = (signed ?? planned?.signed ?? false) ? by : 'recorder'
    return this.add('step.recorded', actor, { step, by, result: 'As expected.' })
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
    if (askedFor(this.ground.plan).length > 0)
      this.add('entropy.system', 'recorder', { reason: 'restart' })
    this.add('vault.refilled', 'admin', { set, labels, intent })
  }
}
