import { EVENTS } from '#shared/ceremony/event-catalogue.ts'
import type { Draft, EventType } from '#shared/ceremony/events.ts'
import { groundOf } from '#shared/ceremony/ground.ts'
import { initialState, type State } from '#shared/ceremony/state.ts'
import { actOf } from '#shared/ceremony/vouch.ts'
import { publicKeyOf } from '#shared/crypto/ed25519.ts'
import { encodePublicKey } from '#shared/crypto/sshkey.ts'
import { NOW, planOf } from '../../../support/plans.ts'

const HASH = 'ab'.repeat(32)
const SET = '8001020304050607'
const PATH = 'packages/orders/aws-kms'
const KEY = encodePublicKey(publicKeyOf(new Uint8Array(32).fill(7)))
const SAID = { expected: 'A card.', happened: 'No card.', decided: 'We go on.' }
const SIGNED = { statement: '{}', sshsig: 'AA==' }

const ENTRIES = 40
const ENTRY = {
  gates: 8,
  shares: 12,
  intent: 20,
  exception: 30,
  deed: 32,
  noted: 34,
  restart: 35,
}
const THING = 'share:1:1'

/** A ceremony in which every kind of thing exists, as far as texts and parameters look. */
function state(): State {
  const { plan, inputs } = planOf()
  const opened = {
    mode: plan.mode,
    kind: 'generate',
    plan: HASH,
    software: 'claviger',
    build: HASH,
    host: 'node',
    crypto: 'openssl',
    kdf: { n: 4096, r: 8, p: 1 },
    recorder: KEY,
    constants: {},
    script: HASH,
    ceremony: '00'.repeat(16),
    time: NOW,
  } as const
  const read = {
    set: SET,
    index: 1,
    custodian: 'c1',
    how: 'typed',
    medium: 'card',
    bag: '',
  } as const
  const share = {
    index: 1,
    custodian: 'c1',
    commitment: HASH,
    proof: KEY,
    copies: 1,
    released: true,
  }
  const intent = {
    intent: 'i1',
    action: 'generate',
    by: 'admin',
    entry: ENTRY.intent,
    parameters: { keys: [{ label: 'orders', algorithm: 'AES-256' }], n: 5 },
    digest: HASH,
    approvals: [],
    touched: NOW,
    used: [],
    void: undefined,
  } as const
  const key = {
    label: 'orders',
    algorithm: 'AES-256',
    entry: 11,
    kcv: '0011223344',
    spki: undefined,
    pem: undefined,
  }
  return {
    ...initialState(groundOf(plan, inputs, NOW)),
    entries: ENTRIES,
    time: NOW,
    opened,
    intents: [intent],
    keys: [{ ...key, salt: HASH, commitment: HASH, lost: false }],
    sets: [
      {
        set: SET,
        entry: ENTRY.shares,
        threshold: 3,
        recovery: KEY,
        shares: [
          { ...share, read, received: true, known: [] },
          { ...share, index: 2, read: undefined, received: false, known: [] },
        ],
        proven: true,
        voided: false,
        supersededBy: undefined,
      },
    ],
    held: true,
    packages: [{ path: 'packages/other/aws-kms', status: 'finished', manifest: HASH }],
    exceptions: [
      {
        exception: 'x1',
        by: 'c2',
        entry: ENTRY.exception,
        about: { kind: 'absence', person: 'c3' },
        ...SAID,
        cosigned: [],
      },
    ],
    attestations: [{ id: 'admin', verdict: 'agree', remarks: '' }],
    disposals: [
      {
        thing: THING,
        bag: { bag: 'B-1', seal: 'whole', by: 'witness' },
        started: { thing: THING, by: 'c1', method: 'cross-cut', carrier: 'card', set: SET },
        outcome: 'destroyed',
        by: 'c1',
        reason: undefined,
        entry: ENTRY.deed,
        time: NOW,
        watched: [],
        witness: undefined,
      },
    ],
    resuming: { entry: ENTRY.restart, since: 0, stated: [] },
  }
}

const made = state()

/** The same where the keys leave in files. */
function exporting(state: State): State {
  const { ground } = state
  const keys = ground.plan.keys.map((key) => ({ ...key, targets: [] }))
  const plan = { ...ground.plan, kind: 'recover' as const, keys }
  return { ...state, ground: { ...ground, plan } }
}

/** The same where the set comes to its end. */
function ending(state: State): State {
  const { ground } = state
  const destruction = { successor: 'none' as const, copies: [{ id: 'red', medium: 'Red stick' }] }
  const plan = { ...ground.plan, kind: 'destroy' as const, destruction }
  const custody = [{ index: 1, copies: 1, medium: 'card', bag: 'B-1' }]
  const source = { ...state.sets[0], n: 5, keys: state.keys, custody }
  return { ...state, ground: { ...ground, plan }, source } as unknown as State
}

export const ready = {
  state: made,
  emptied: { ...made, held: false },
  exporting: exporting(made),
  ending: ending(made),
  taken: { ...made, source: { ...made.sets[0], n: 5 } } as unknown as State,
  /** The entries of that ceremony under the words of formats.md. */
  targets: {
    'entry 0': 0,
    'the entry noted': ENTRY.noted,
    'the `intent.declared`': ENTRY.intent,
    'the `preflight.recorded`': ENTRY.gates,
    'the `shares.made`': ENTRY.shares,
    'the `exception.raised`': ENTRY.exception,
    'the `destruction.finished` or `destruction.missing`': ENTRY.deed,
    'the entry before': ENTRIES - 1,
  } as { readonly [words: string]: number },
}

const ENDING = {
  entries: 41,
  by: 'admin',
  reason: 'fire alarm',
  left: [{ path: PATH, manifest: HASH }],
  ...SIGNED,
}

const signedWhats: { readonly [name: string]: object } = {
  'participant.enrolled': {
    id: 'c1',
    name: 'Custodian 1',
    roles: ['custodian'],
    key: KEY,
    fp: 'SHA256:x',
  },
  'intent.approved': { intent: 'i1' },
  'intent.withdrawn': { intent: 'i1' },
  'share.received': { set: SET, index: 1, commitment: HASH, proof: 'AA==' },
  'fingerprint.compared': { path: PATH, sha256: HASH },
  'head.stated': { entry: ENTRY.noted },
  'person.returned': { id: 'c1' },
  'preflight.confirmed': { run: ENTRY.gates, gates: ['users', 'power'] },
  'role.handed': { from: 'c3', to: 'c1', roles: ['custodian'] },
  'duty.acknowledged': {},
  'entropy.given': { given: [{ kind: 'dice', count: 100 }] },
  'clock.stated': { at: 'opening', watch: NOW, room: '21:00 CET', seconds: -2 },
  'step.recorded': { step: 'begin', by: 'c1', result: 'On.', evidence: HASH },
  'rotation.decided': { decisions: [{ label: 'orders', decision: 'keep', reason: 'Never out.' }] },
  'bag.examined': { thing: THING, bag: 'B-1', seal: 'whole' },
  'destruction.finished': { thing: THING },
  'destruction.missing': { thing: THING, reason: 'Lost in a move.' },
  'destruction.witnessed': { thing: THING },
  'exception.raised': { exception: 'x2', about: { kind: 'note' }, ...SAID },
  'exception.cosigned': { exception: 'x1' },
  'attestation.given agree': { verdict: 'agree', remarks: '' },
  'attestation.given disagree': { verdict: 'disagree', remarks: 'The clock was wrong.' },
  'ceremony.aborted': ENDING,
  'ceremony.terminated': ENDING,
}

/** Whatever can be drafted, under the name that formats.md has for it. */
export type Named = Draft & { readonly name: string }

const signed = Object.entries(signedWhats).map(([name, what]) => {
  const [type = ''] = name.split(' ')
  return { name, type, actor: 'c1', what: { ...what, ...SIGNED } } as unknown as Named
})
const others = (Object.keys(EVENTS) as EventType[])
  .filter((type) => !signed.some((one) => one.type === type))
  .map((type) => ({ name: type, type, actor: 'c1', what: {} }) as unknown as Named)

export const drafts: readonly Named[] = [...signed, ...others]

export function draftOf(type: EventType): Named {
  const found = drafts.find((one) => one.type === type)
  if (found === undefined) throw new Error(`no draft of ${type}`)
  return found
}

/** The acts of a type as formats.md writes them. */
export function acts(type: EventType): string {
  const all = drafts.filter((one) => one.type === type).map((one) => actOf(one) ?? '–')
  return [...new Set(all)].join(' or ')
}
