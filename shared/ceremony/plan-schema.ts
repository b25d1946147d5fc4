import * as v from 'valibot'
import { textFault } from '../log/text.ts'
import { isTime } from '../log/time.ts'
import { pathFault } from '../log/source.ts'
import type { PlanDraft } from './plan.ts'
import { ROLES } from './roles.ts'
import {
  choice,
  digits,
  full,
  list,
  must,
  name,
  OBJECT,
  strict,
  text,
  whole,
  written,
} from './shape.ts'

export const OUTCOMES = ['wrap', 'file'] as const
export const MODES = ['rehearsal', 'production'] as const
export const KINDS = ['generate', 'recover', 'reshare', 'drill', 'destroy'] as const
export const ACTIONS = [
  'begin',
  'generate',
  'release',
  'wrap',
  'export',
  'recover',
  'reshare',
  'destroy',
  'close',
] as const
export const ALGORITHMS = [
  'AES-128',
  'AES-192',
  'AES-256',
  'HMAC-SHA-224',
  'HMAC-SHA-256',
  'HMAC-SHA-384',
  'HMAC-SHA-512',
  'RSA-2048',
  'RSA-3072',
  'RSA-4096',
  'EC-P256',
  'EC-P384',
  'EC-P521',
  'EC-secp256k1',
  'Ed25519',
  'X25519',
] as const
export const USES = ['encrypt', 'mac', 'sign', 'decrypt', 'agree'] as const
export const PROVIDERS = [
  'aws-kms',
  'gcp-kms',
  'azure-key-vault',
  'azure-managed-hsm',
  'oci-vault',
  'ibm-key-protect',
  'ibm-hpcs',
  'alibaba-kms',
  'salesforce',
  'pkcs11',
  'vault-transit',
] as const

const TIME = must('shape.time')
const time = v.pipe(v.string(TIME), v.check(isTime, TIME))

const filePath = v.pipe(
  v.string(must('shape.text')),
  v.rawCheck<string>(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const fault = textFault(dataset.value) ?? pathFault(dataset.value)
    if (fault !== undefined) addIssue({ message: written(fault) })
  }),
)

const file = v.lazy((input) =>
  typeof input === 'string'
    ? v.pipe(
        filePath,
        v.transform((path) => ({ path })),
      )
    : strict({ path: filePath, sha256: v.exactOptional(digits(64)) }),
)

const target = strict({
  provider: choice(PROVIDERS),
  key: text(512),
  method: text(64),
  wrappingKey: v.exactOptional(file),
  wrappingKeySha256: v.exactOptional(digits(64)),
  importToken: v.exactOptional(file),
  parameters: v.exactOptional(file),
  certificate: v.exactOptional(file),
  attestation: v.exactOptional(file),
  expires: v.exactOptional(time),
  validTo: v.exactOptional(time),
  importType: v.exactOptional(text(64)),
  description: v.exactOptional(text(256)),
  importJob: v.exactOptional(text(512)),
  protectionLevel: v.exactOptional(text(64)),
  keyAlgorithm: v.exactOptional(text(64)),
  kid: v.exactOptional(text(512)),
  hash: v.exactOptional(choice(['SHA-1', 'SHA-256', 'SHA-512'])),
})

const key = strict({
  label: name,
  algorithm: choice(ALGORITHMS),
  use: v.exactOptional(choice(USES)),
  owner: v.exactOptional(text(200)),
  rotation: v.exactOptional(whole(1, 36_500)),
  targets: v.exactOptional(list(target, 16)),
})

const person = strict({
  id: name,
  name: text(200),
  roles: v.pipe(
    full(choice(ROLES), ROLES.length),
    v.check((roles) => new Set(roles).size === roles.length, must('shape.role-twice')),
  ),
})

const needed = v.custom<number | 'threshold'>(
  (x) => x === 'threshold' || (Number.isInteger(x) && Number(x) >= 0 && Number(x) <= 255),
  must('shape.needed'),
)

function optionalFields<const K extends readonly string[], const T extends v.GenericSchema>(
  names: K,
  value: T,
) {
  const optional = v.exactOptional(value)
  const entries = Object.fromEntries(names.map((field) => [field, optional]))
  return strict(entries as { [F in K[number]]: typeof optional })
}

/** A bundle, pinned by the hash of its checkpoint. */
const evidence = strict({ ceremony: digits(32), checkpoint: digits(64) })
const SUCCESSOR = must('shape.successor')
/** Bundles that a plan may pin beside the one that it continues. */
const MOST_BESIDE = 64
/** Copies of the backup files that a plan may name. */
const MOST_COPIES = 64

/** The shape of a plan, version 1. What people and keys mean together is for the lint. */
export const planSchema: v.GenericSchema<unknown, PlanDraft> = strict({
  claviger: v.literal('plan/1', must('shape.plan-version')),
  kind: v.exactOptional(choice(KINDS)),
  mode: choice(MODES),
  title: text(200),
  number: v.exactOptional(text(64)),
  organization: v.exactOptional(text(200)),
  location: v.exactOptional(text(200)),
  purpose: v.exactOptional(text(2000)),
  people: full(person, 512),
  backup: strict({
    threshold: whole(1, 255),
    custodians: full(name, 512),
    reason: v.exactOptional(text(1000)),
    alternates: v.exactOptional(list(name, 512)),
  }),
  keys: full(key, 1000),
  policy: v.exactOptional(optionalFields(ACTIONS, optionalFields(ROLES, needed))),
  entropy: v.exactOptional(
    strict({
      dice: v.boolean(must('shape.boolean')),
      text: v.exactOptional(v.boolean(must('shape.boolean'))),
      people: v.exactOptional(full(name, 16)),
    }),
  ),
  script: v.exactOptional(file),
  deputies: v.exactOptional(
    v.pipe(
      v.custom<object>((x) => typeof x === 'object' && x !== null && !Array.isArray(x), OBJECT),
      v.record(name, name, OBJECT),
    ),
  ),
  relax: v.exactOptional(list(choice(['separation-of-duties']), 1)),
  outcome: v.exactOptional(choice(OUTCOMES)),
  source: v.exactOptional(evidence),
  also: v.exactOptional(full(evidence, MOST_BESIDE)),
  destruction: v.exactOptional(
    strict({
      successor: v.lazy((input) =>
        typeof input === 'string' ? v.literal('none', SUCCESSOR) : evidence,
      ),
      copies: full(
        strict({ id: name, medium: text(200), place: v.exactOptional(text(200)) }),
        MOST_COPIES,
      ),
      absent: v.exactOptional(list(name, 512)),
    }),
  ),
})
