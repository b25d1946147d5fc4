import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256, sha256Hex, utf8 } from '#shared/bytes.ts'
import type { WrapFacts } from '#shared/byok/provider.ts'
import type { CeremonyEvent, Draft, Subject } from '#shared/ceremony/events.ts'
import { evolve } from '#shared/ceremony/evolve.ts'
import type { Action, Mode, Plan, Role } from '#shared/ceremony/plan.ts'
import { compileScript, type Step } from '#shared/ceremony/script.ts'
import { initialState, type State } from '#shared/ceremony/state.ts'
import { encodePublicKey, fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { encodeStatement } from '#shared/log/statement.ts'

export const CEREMONY = '3f9a1c0277d84e65b1c2d3e4f5061728'
export const SET = '8011223344556677'
export const PACKAGE = 'packages/orders/aws-kms'
const ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const SIG = 'AAAA'

export const digestOf = (text: string) => sha256Hex(utf8(text))

export function keyOf(id: string): string {
  return encodePublicKey(ed25519.getPublicKey(sha256(utf8(`seed of ${id}`))))
}

/** Words that people write in a plan or type in the room. */
export interface Words {
  /** Put in front of every free text. */
  readonly prefix?: string
  readonly mode?: Mode
  readonly threshold?: number
  readonly total?: number
}

export function planOf({
  prefix = '',
  mode = 'production',
  threshold = 3,
  total = 5,
}: Words): Plan {
  const custodians = Array.from({ length: total }, (_, i) => `c${i + 1}`)
  const person = (id: string, name: string, ...roles: Role[]) => ({
    id,
    name: `${prefix}${name}`,
    roles,
  })
  return {
    claviger: 'plan/1',
    mode,
    title: `${prefix}Order keys 2026`,
    number: `${prefix}KC-2026-014`,
    organization: `${prefix}Example Payments`,
    location: `${prefix}Vault room, building 2`,
    purpose: `${prefix}New root keys for the order service, for two clouds.`,
    people: [
      person('admin', 'Ceremony administrator', 'administrator', 'operator'),
      person('witness', 'Internal witness', 'witness'),
      person('auditor', 'External auditor', 'auditor'),
      ...custodians.map((id, i) => person(id, `Custodian ${i + 1}`, 'custodian')),
    ],
    backup: { threshold, custodians, reason: `${prefix}As decided by the board.` },
    keys: [
      {
        label: 'orders',
        algorithm: 'AES-256',
        use: 'encrypt',
        owner: `${prefix}Payments`,
        rotation: 365,
        targets: [
          {
            provider: 'aws-kms',
            key: `${prefix}${ARN}`,
            method: `${prefix}RSAES_OAEP_SHA_256`,
            wrappingKey: { path: 'orders/WrappingPublicKey.bin', sha256: digestOf('wrapping') },
            importToken: { path: 'orders/ImportToken.bin', sha256: digestOf('token') },
            expires: '2031-01-01T08:00:00Z',
          },
        ],
      },
      { label: 'signing', algorithm: 'EC-P256', use: 'sign', owner: `${prefix}Platform` },
    ],
    policy: { generate: { administrator: 1, witness: 1 } },
    entropy: { dice: true },
  }
}

function factsOf(prefix: string): WrapFacts {
  return {
    label: 'orders',
    provider: 'aws-kms',
    target: `${prefix}${ARN}`,
    method: `${prefix}RSAES_OAEP_SHA_256`,
    hash: 'SHA-256',
    wrappingKey: digestOf('wrapping key'),
    token: digestOf('token'),
    expires: '2031-01-01T08:00:00Z',
    path: PACKAGE,
    options: { expirationModel: `${prefix}KEY_MATERIAL_EXPIRES` },
  }
}

/** Writes a log event by event, as the rules would allow it, with made-up signatures. */
export class Story {
  readonly plan: Plan
  readonly steps: readonly Step[]
  readonly prefix: string
  state: State
  readonly events: CeremonyEvent[] = []
  #seconds = Date.parse('2026-11-22T09:00:00Z') / 1000

  constructor(words: Words = {}) {
    this.plan = planOf(words)
    this.prefix = words.prefix ?? ''
    const planned = [factsOf(this.prefix)]
    this.state = initialState({ plan: this.plan, digest: digestOf('plan'), planned, inputs: [] })
    this.steps = compileScript(this.plan, planned)
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
      },
    })
    for (const { id } of this.plan.people) this.enrol(id)
    return this
  }

  enrol(id: string): this {
    const found = this.plan.people.find((one) => one.id === id)
    if (found === undefined) throw new Error(`nobody is ${id}`)
    const { name, roles } = found
    const key = keyOf(id)
    const fp = fingerprint(parsePublicKey(key))
    const what = { id, name, roles: [...roles], key, fp, ...this.#signed(id, 'witness') }
    return this.add({ type: 'participant.enrolled', actor: id, what })
  }

  intent(action: Action): string {
    const intent = `i${this.state.intents.length + 1}`
    const digest = digestOf(intent)
    const what = { intent, action, parameters: { action }, digest }
    this.add({ type: 'intent.declared', actor: 'admin', what })
    for (const [id, role] of [
      ['admin', 'administrator'],
      ['witness', 'witness'],
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

  wrap(): this {
    for (const id of ['witness', 'auditor']) {
      const what = {
        path: PACKAGE,
        sha256: digestOf('wrapping key'),
        ...this.#signed(id, 'witness'),
      }
      this.add({ type: 'fingerprint.compared', actor: id, what })
    }
    const intent = this.intent('wrap')
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
    const what = {
      exception,
      about,
      expected: `${this.prefix}Custodian 5 holds a card.`,
      happened: `${this.prefix}Custodian 5 was called away.`,
      decided: `${this.prefix}The ceremony goes on without this receipt.`,
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

  close(but: readonly string[] = []): this {
    const intent = this.intent('close')
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

/** A ceremony in which everything went as the script says. */
export function smooth(words: Words = {}): Story {
  return new Story(words).open().begin().generate().distribute().prove().wrap().attest().close()
}

/** A ceremony with a failure, a missing receipt, refusals, a stepped clock and a disagreement. */
export function rough(words: Words = {}): Story {
  const story = new Story(words).open().refuse('auth.passphrase', 'witness').begin().generate()
  story.add({ type: 'duties.relaxed', actor: 'recorder', what: { people: ['c1'] } })
  const intent = story.intent('release')
  for (const index of [1, 2, 3]) story.release(index, intent).receive(index)
  story.release(4, intent, SET, 'print.failed')
  story.raise({ kind: 'exposure', entry: story.events.length - 2 })
  story.release(4, story.intent('release')).refuse('share.foreign', 'c4', 5)
  story.add({ type: 'clock.stepped', actor: 'recorder', what: { seconds: 3600 } })
  story.receive(4)
  story.raise({ kind: 'receipt', set: SET, index: 5 })
  story.prove().wrap().raise({ kind: 'absence', person: 'c5' }).attest(['c5'], ['auditor'])
  return story.close(['c5'])
}
