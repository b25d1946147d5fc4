import type { CeremonyEvent, Draft, Subject, What } from '#shared/ceremony/events.ts'
import { evolve } from '#shared/ceremony/evolve.ts'
import { GATES, type Verdict } from '#shared/ceremony/gates.ts'
import type { Action, Plan, Role } from '#shared/ceremony/plan.ts'
import { compileScript } from '#shared/ceremony/script.ts'
import type { Step } from '#shared/ceremony/step.ts'
import { templateFrom } from '#shared/ceremony/script-template.ts'
import { TEMPLATES } from '#shared/ceremony/templates.ts'
import { initialState, type State } from '#shared/ceremony/state.ts'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { encodeStatement } from '#shared/log/statement.ts'
import script from './script.json' with { type: 'json' }
import {
  CEREMONY,
  digestOf,
  factsOf,
  keyOf,
  PACKAGE,
  planOf,
  SET,
  type Words,
} from './story-plan.ts'

export { CEREMONY, digestOf, keyOf, PACKAGE, planOf, SET, type Words } from './story-plan.ts'

const SIG = 'AAAA'

/** What people write in an exception: expected, happened, decided. */
const TALES = {
  receipt: [
    'Custodian 5 holds a card.',
    'Custodian 5 was called away.',
    'The ceremony goes on without this receipt.',
  ],
  exposure: [
    'The card comes out of the printer.',
    'The printer jammed. Half a card was visible to its custodian alone.',
    'The paper was cut up before two witnesses. The share is printed again.',
  ],
  enrolment: [
    'Custodian 3 knows the passphrase.',
    'Custodian 3 forgot it during the break.',
    'Custodian 3 enrols again. All slips are replaced.',
  ],
  step: [
    'The step is done once, as the script says.',
    'The recording stopped, and nothing was left to destroy.',
    'The recording is started again. There is nothing to cut up.',
  ],
} as const

function taleOf({ kind }: Subject): readonly [string, string, string] {
  return kind === 'exposure' || kind === 'enrolment' || kind === 'step'
    ? TALES[kind]
    : TALES.receipt
}

/** Writes a log event by event, as the rules would allow it, with made-up signatures. */
export class Story {
  readonly plan: Plan
  readonly steps: readonly Step[]
  readonly prefix: string
  readonly language: Words['language']
  state: State
  readonly events: CeremonyEvent[] = []
  #seconds = Date.parse('2026-11-22T09:00:00Z') / 1000

  constructor(words: Words = {}) {
    this.plan = planOf(words)
    this.prefix = words.prefix ?? ''
    this.language = words.language
    const template = words.language === undefined ? templateFrom(script) : TEMPLATES.generate
    const planned = [factsOf(this.prefix)]
    this.steps = compileScript(this.plan, planned, template)
    const ground = { plan: this.plan, digest: digestOf('plan'), planned, inputs: [] }
    const followed = { script: this.steps, template: digestOf('script') }
    this.state = initialState({ ...ground, ...followed })
  }

  get hashes(): readonly string[] {
    return this.events.map((event) => digestOf(JSON.stringify(event)))
  }

  get document() {
    const { state, events, hashes, steps } = this
    return { state, events, hashes, steps, ceremony: CEREMONY }
  }

  add(draft: Draft): this {
    this.#seconds += 37
    const time = `${new Date(this.#seconds * 1000).toISOString().slice(0, 19)}Z`
    const event = { ...draft, ceremony: CEREMONY, seq: this.events.length, time } as CeremonyEvent
    this.events.push(event)
    this.state = evolve(this.state, event)
    return this
  }

  #signed(actor: string, role: Role) {
    const statement = encodeStatement({
      act: 'approve',
      actor,
      ceremony: CEREMONY,
      role,
      sha256: digestOf('target'),
      target: 0,
      text: 'text',
    })
    return { statement, sshsig: SIG }
  }

  open(): this {
    const constants = Object.fromEntries(
      ['RECOVER.md', 'VERIFY.md', 'recover.py', 'verify.sh'].map((name) => [name, digestOf(name)]),
    )
    const { prefix } = this
    this.add({
      type: 'ceremony.opened',
      actor: 'recorder',
      what: {
        mode: this.plan.mode,
        kind: 'generate',
        plan: this.state.ground.digest,
        software: `${prefix}Claviger 0.1.0`,
        build: `${prefix}3f2a9c1`,
        host: 'electron',
        crypto: `${prefix}OpenSSL 3.5.4`,
        kdf: { n: 131072, r: 8, p: 1 },
        recorder: keyOf('recorder'),
        constants,
        script: this.state.ground.template,
        ...(this.language === undefined ? {} : { language: this.language }),
      },
    })
    for (const { id } of this.plan.people) this.enrol(id)
    return this
  }

  enrol(id: string, seed = id): this {
    const found = this.plan.people.find((one) => one.id === id)
    if (found === undefined) throw new Error(`nobody is ${id}`)
    const { name, roles } = found
    const key = keyOf(seed)
    const fp = fingerprint(parsePublicKey(key))
    const what = { id, name, roles: [...roles], key, fp, ...this.#signed(id, 'witness') }
    return this.add({ type: 'participant.enrolled', actor: id, what })
  }

  /** Before the beginning: recording, seals, two watches, the duties of each custodian. */
  prepare(): this {
    this.note('recording', 'admin', 'The red light is on.')
    this.note('laptop', 'witness', 'Seal 004711, whole.', digestOf('photograph'))
    this.watch('witness', 'opening', 4).watch('auditor', 'opening', -2)
    for (const id of this.plan.backup.custodians) this.acknowledge(id)
    return this
  }

  note(step: string, by: string, result: string, evidence?: string): this {
    const signed = this.steps.find((one) => one.step === step)?.signed ?? false
    const what = {
      step,
      by,
      result: `${this.prefix}${result}`,
      ...(evidence === undefined ? {} : { evidence }),
      ...(signed ? this.#signed(by, 'witness') : {}),
    }
    return this.add({ type: 'step.recorded', actor: signed ? by : 'recorder', what })
  }

  watch(by: string, at: What<'clock.stated'>['at'], seconds: number): this {
    const watch = '2026-11-22T09:10:00Z'
    const room = `${this.prefix}10:10 CET`
    const what = { at, watch, room, seconds, ...this.#signed(by, 'witness') }
    return this.add({ type: 'clock.stated', actor: by, what })
  }

  acknowledge(id: string): this {
    const what = this.#signed(id, 'custodian')
    return this.add({ type: 'duty.acknowledged', actor: id, what })
  }

  /** A run of the gates, all of them open but for those given, that two people read. */
  gates(given: { readonly [gate: string]: 'fail' | 'ask' } = {}): this {
    const gates = GATES.map(({ gate, claim }) => {
      const verdict: Verdict = given[gate] ?? 'pass'
      return { gate, verdict, evidence: `${this.prefix}${verdict}: ${claim}` }
    })
    const run = this.events.length
    const what = { platform: 'linux', gates }
    this.add({ type: 'preflight.recorded', actor: 'recorder', what })
    const asked = gates.filter(({ verdict }) => verdict === 'ask').map(({ gate }) => gate)
    for (const actor of ['admin', 'witness'])
      this.add({
        type: 'preflight.confirmed',
        actor,
        what: { run, gates: asked, ...this.#signed(actor, 'witness') },
      })
    return this
  }

  leave(id: string, reason: string): this {
    const what = { id, reason: `${this.prefix}${reason}` }
    return this.add({ type: 'person.left', actor: 'recorder', what })
  }

  comeBack(...ids: readonly string[]): this {
    for (const id of ids)
      this.add({ type: 'person.returned', actor: id, what: { id, ...this.#signed(id, 'witness') } })
    return this
  }

  pause(reason: string): this {
    const what = { by: 'admin', reason: `${this.prefix}${reason}` }
    this.add({ type: 'break.started', actor: 'recorder', what })
    this.comeBack(...this.state.members.map(({ id }) => id))
    return this.add({ type: 'break.ended', actor: 'recorder', what: { by: 'admin' } })
  }

  handOver(from: string, to: string, roles: readonly Role[]): this {
    const what = { from, to, roles: [...roles], ...this.#signed(to, 'witness') }
    return this.add({ type: 'role.handed', actor: to, what })
  }

  withdraw(intent: string, id: string): this {
    const what = { intent, ...this.#signed(id, 'witness') }
    return this.add({ type: 'intent.withdrawn', actor: id, what })
  }

  /** The end of the script before people attest: residue and two watches. */
  tidy(): this {
    this.note('residue', 'witness', 'Two drafts were cross-cut.')
    return this.watch('witness', 'closing', 5).watch('auditor', 'closing', -1)
  }

  intent(action: Action, witness = 'witness'): string {
    const intent = `i${this.state.intents.length + 1}`
    const digest = digestOf(intent)
    const what = { intent, action, parameters: { action }, digest }
    this.add({ type: 'intent.declared', actor: 'admin', what })
    for (const [id, role] of [
      ['admin', 'administrator'],
      [witness, 'witness'],
    ] as const)
      this.add({ type: 'intent.approved', actor: id, what: { intent, ...this.#signed(id, role) } })
    return intent
  }

  begin(): this {
    return this.add({
      type: 'ceremony.begun',
      actor: 'admin',
      what: { intent: this.intent('begin') },
    })
  }

  generate(set = SET): this {
    const intent = this.intent('generate')
    for (const { label, algorithm } of this.plan.keys) {
      const check =
        label === 'orders'
          ? { kcv: '377822c093' }
          : { spki: `SHA256:${'b'.repeat(43)}`, pem: '-----BEGIN PUBLIC KEY-----\n' }
      const salt = digestOf(`salt ${label} ${set}`)
      const commitment = digestOf(`key ${label} ${set}`)
      const what = { label, algorithm, ...check, salt, commitment, intent }
      this.add({ type: 'key.generated', actor: 'admin', what })
    }
    const { threshold, custodians } = this.plan.backup
    const shares = custodians.map((custodian, i) => ({
      index: i + 1,
      custodian,
      commitment: digestOf(`share ${i + 1} ${set}`),
      proof: keyOf(`share ${i + 1} ${set}`),
    }))
    const n = custodians.length
    const what = { set, threshold, n, intent, recovery: keyOf(`recovery ${set}`), shares }
    return this.add({ type: 'shares.made', actor: 'admin', what })
  }

  release(index: number, intent: string, set = SET, failed?: string): this {
    const item = { set, index, custodian: `c${index}`, medium: 'screen', intent, item: index }
    const what = { ...item, copy: (this.state.sets.at(-1)?.shares[index - 1]?.copies ?? 0) + 1 }
    this.add({ type: 'share.release.started', actor: 'admin', what })
    return failed === undefined
      ? this.add({ type: 'share.release.finished', actor: 'admin', what })
      : this.add({ type: 'share.release.failed', actor: 'admin', what: { ...what, code: failed } })
  }

  receive(index: number, set = SET): this {
    const custodian = `c${index}`
    const medium = `${this.prefix}card, blue`
    const bag = `${this.prefix}A-00${index}`
    const read = { set, index, custodian, how: 'typed' as const, medium, bag }
    this.add({ type: 'share.read', actor: 'recorder', what: read })
    const commitment = digestOf(`share ${index} ${set}`)
    const what = { set, index, commitment, proof: SIG, ...this.#signed(custodian, 'custodian') }
    return this.add({ type: 'share.received', actor: custodian, what })
  }

  distribute(but: readonly number[] = []): this {
    const intent = this.intent('release')
    for (const index of this.plan.backup.custodians.map((_, i) => i + 1)) {
      if (!but.includes(index)) this.release(index, intent).receive(index)
    }
    return this
  }

  prove(): this {
    const keys = this.plan.keys.map(({ label }) => label)
    this.add({ type: 'shares.proven', actor: 'recorder', what: { set: SET, keys } })
    for (const label of keys) {
      const what = { label, sha256: digestOf(`backup ${label}`), bytes: 40 }
      this.add({ type: 'backup.made', actor: 'recorder', what })
    }
    return this
  }

  wrap(witness = 'witness'): this {
    for (const id of [witness, 'auditor']) {
      const what = {
        path: PACKAGE,
        sha256: digestOf('wrapping key'),
        ...this.#signed(id, 'witness'),
      }
      this.add({ type: 'fingerprint.compared', actor: id, what })
    }
    const intent = this.intent('wrap', witness)
    const { options: _, ...facts } = factsOf(this.prefix)
    const what = { ...facts, intent, item: 1 }
    this.add({ type: 'package.started', actor: 'admin', what })
    const finished = { item: 1, path: PACKAGE, manifest: digestOf('manifest') }
    return this.add({ type: 'package.finished', actor: 'admin', what: finished })
  }

  refuse(code: string, claimed: string, count = 1): this {
    return this.add({ type: 'access.refused', actor: 'recorder', what: { code, claimed, count } })
  }

  raise(about: Subject, cosigners: readonly string[] = ['witness', 'auditor']): this {
    const exception = `x${this.state.exceptions.length + 1}`
    const [expected, happened, decided] = taleOf(about)
    const what = {
      exception,
      about,
      expected: `${this.prefix}${expected}`,
      happened: `${this.prefix}${happened}`,
      decided: `${this.prefix}${decided}`,
      ...this.#signed('admin', 'administrator'),
    }
    this.add({ type: 'exception.raised', actor: 'admin', what })
    for (const id of cosigners) {
      const cosigned = { exception, ...this.#signed(id, 'witness') }
      this.add({ type: 'exception.cosigned', actor: id, what: cosigned })
    }
    return this
  }

  attest(but: readonly string[] = [], against: readonly string[] = []): this {
    for (const { id } of this.plan.people) {
      if (but.includes(id)) continue
      const verdict = against.includes(id) ? 'disagree' : 'agree'
      const remarks = against.includes(id) ? `${this.prefix}A door stood open at 09:40.` : ''
      const what = { verdict, remarks, ...this.#signed(id, 'witness') } as const
      this.add({ type: 'attestation.given', actor: id, what })
    }
    return this
  }

  close(but: readonly string[] = [], witness = 'witness'): this {
    const intent = this.intent('close', witness)
    const files = { 'plan.json': { sha256: digestOf('plan'), bytes: 900 } }
    this.add({ type: 'files.listed', actor: 'recorder', what: { files } })
    const signers = this.plan.people.map(({ id }) => id).filter((id) => !but.includes(id))
    const entries = this.events.length + 1
    return this.add({ type: 'ceremony.closed', actor: 'admin', what: { entries, signers, intent } })
  }

  abort(reason: string): this {
    const entries = this.events.length + 1
    const what = { entries, by: 'witness', reason, left: [], ...this.#signed('witness', 'witness') }
    return this.add({ type: 'ceremony.aborted', actor: 'witness', what })
  }
}
