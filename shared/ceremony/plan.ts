import * as v from 'valibot'
import { sha256Hex, utf8 } from '../bytes.ts'
import { CeremonyError, type Fault, faultAt } from '../errors.ts'
import { canonical, type JsonValue, parseJson } from '../log/canonical.ts'
import { keyPath } from '../log/json-value.ts'
import { decodeUtf8 } from '../utf8.ts'
import { say } from '../text/saying.ts'
import { planRefusal } from './plan-refusal.ts'
import { twins, writtenRefs } from './plan-files.ts'
import {
  type ACTIONS,
  type ALGORITHMS,
  type KINDS,
  type MODES,
  type OUTCOMES,
  type PROVIDERS,
  planSchema,
  type USES,
} from './plan-schema.ts'
import type { Role } from './roles.ts'
import { faultOf, inheritedNames } from './shape.ts'

export { fileRefs, resolvePlan } from './plan-files.ts'
export type { Role } from './roles.ts'
export type Mode = (typeof MODES)[number]
export type Outcome = (typeof OUTCOMES)[number]
export type Kind = (typeof KINDS)[number]
export type Action = (typeof ACTIONS)[number]
export type Algorithm = (typeof ALGORITHMS)[number]
export type Use = (typeof USES)[number]
export type ProviderId = (typeof PROVIDERS)[number]
export type PolicyEntry = { readonly [R in Role]?: number | 'threshold' }
export type Policy = { readonly [A in Action]?: PolicyEntry }

/** A file that the plan refers to, by its path beside the plan and by its content. */
export interface FileRef {
  readonly path: string
  readonly sha256: string
}

/** A file reference as written: its content may not be known yet. */
export interface FileRefDraft {
  readonly path: string
  readonly sha256?: string
}

export interface Person {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
}

interface TargetOf<Ref> {
  readonly provider: ProviderId
  readonly key: string
  readonly method: string
  readonly wrappingKey?: Ref
  readonly wrappingKeySha256?: string
  readonly importToken?: Ref
  readonly parameters?: Ref
  readonly certificate?: Ref
  readonly attestation?: Ref
  readonly expires?: string
  readonly validTo?: string
  readonly importType?: string
  readonly description?: string
  readonly importJob?: string
  readonly protectionLevel?: string
  readonly keyAlgorithm?: string
  readonly kid?: string
  readonly hash?: 'SHA-1' | 'SHA-256' | 'SHA-512'
}

interface KeyOf<Ref> {
  readonly label: string
  readonly algorithm: Algorithm
  readonly use?: Use
  readonly owner?: string
  readonly rotation?: number
  readonly targets?: readonly TargetOf<Ref>[]
}

interface PlanOf<Ref> {
  readonly claviger: 'plan/1'
  readonly kind?: Kind
  readonly mode: Mode
  readonly title: string
  readonly number?: string
  readonly organization?: string
  readonly location?: string
  readonly purpose?: string
  readonly people: readonly Person[]
  readonly backup: {
    readonly threshold: number
    readonly custodians: readonly string[]
    readonly reason?: string
    readonly alternates?: readonly string[]
  }
  readonly keys: readonly KeyOf<Ref>[]
  readonly policy?: Policy
  readonly entropy?: EntropyPlan
  readonly script?: Ref
  readonly deputies?: { readonly [id: string]: string }
  readonly relax?: readonly 'separation-of-duties'[]
  readonly source?: EvidenceRef
  /** Later or earlier bundles of the same keys that have to be presented beside it. */
  readonly also?: readonly EvidenceRef[]
  /** How recovered keys leave: in packages, or as the last resort in a file. */
  readonly outcome?: Outcome
  /** What is destroyed beside the shares of the source, and what takes their place. */
  readonly destruction?: DestructionPlan
}

/** A bundle that a plan goes on from, pinned by the hash of its checkpoint. */
export interface EvidenceRef {
  readonly ceremony: string
  readonly checkpoint: string
}

/** The end of a share set. */
export interface DestructionPlan {
  /** The reshare whose set has replaced this one; `none` where the keys end with it. */
  readonly successor: 'none' | EvidenceRef
  /** Every copy of the backup files that anybody knows of. */
  readonly copies: readonly BackupCopy[]
  /** Custodians who do not come: somebody else brings what they held. */
  readonly absent?: readonly string[]
}

/** One medium, archive or folder with the backup files of the source. */
export interface BackupCopy {
  readonly id: string
  readonly medium: string
  readonly place?: string
}

/** What the room gives to the randomness of the ceremony, and who gives it. */
export interface EntropyPlan {
  readonly dice: boolean
  readonly text?: boolean
  /** Ids of those who give; a witness where nobody is named. */
  readonly people?: readonly string[]
}

/** One cloud key that a key of the plan is wrapped for. */
export type Target = TargetOf<FileRef>
export type PlanKey = KeyOf<FileRef>
/** The plan as it was written, normalised, before the files it names were read. */
export type PlanDraft = PlanOf<FileRefDraft>
/** Exactly the content of plan.json: what was written, and every file by its hash. */
export type Plan = PlanOf<FileRef>

/** Where a plan names a file. */
export interface PlanFile extends FileRefDraft {
  readonly pointer: string
}

export const MAX_PLAN_BYTES = 1024 * 1024

/** The kind of a ceremony: `generate` where the plan does not say. */
export function kindOf(plan: PlanDraft): Kind {
  return plan.kind ?? 'generate'
}

/** A plan as far as it could be read. */
export interface Inspection {
  /** Absent when there are faults. */
  readonly draft?: PlanDraft
  /** The same, also when its only faults are fields that no plan has: more can be judged then. */
  readonly understood?: PlanDraft
  readonly faults: readonly Fault[]
  /** The files it names, as far as the names can be followed. */
  readonly refs: readonly PlanFile[]
}

/**
 * Reads the text of a plan as far as it goes. Refuses at once only what cannot be read at all: too
 * large, not UTF-8, not JSON, another version.
 */
export function inspectPlan(bytes: Uint8Array): Inspection {
  if (bytes.length > MAX_PLAN_BYTES) {
    throw new CeremonyError('file.toolarge', say('plan.too-large'))
  }
  const value = parseJson(decodeUtf8(bytes))
  const version = isObject(value) ? value.claviger : undefined
  if (typeof version === 'string' && version !== 'plan/1') {
    throw new CeremonyError('plan.version', say('plan.other-version'), {
      path: 'claviger',
    })
  }
  const refs = writtenRefs(value)
  const more = [...inheritedNames(value, ''), ...missingSource(value), ...twins(refs)]
  const parsed = v.safeParse(planSchema, value)
  const faults = [...(parsed.issues ?? []).map(faultOf), ...more]
  if (parsed.success && faults.length === 0)
    return { draft: parsed.output, understood: parsed.output, faults, refs }
  const unknown = faults
    .filter(({ saying }) => saying?.key === 'shape.unknown')
    .map(({ path }) => path)
  const known = v.safeParse(planSchema, without(value, unknown, ''))
  return { ...(known.success ? { understood: known.output } : {}), faults, refs }
}

/** The value without the fields of these paths. */
function without(value: JsonValue, paths: readonly string[], at: string): JsonValue {
  if (Array.isArray(value)) return value.map((item, i) => without(item, paths, `${at}[${i}]`))
  if (!isObject(value)) return value
  const kept = Object.entries(value).flatMap(([key, inner]) => {
    const path = keyPath(at, key)
    return paths.includes(path) ? [] : [[key, without(inner, paths, path)] as const]
  })
  return Object.fromEntries(kept)
}

/** Parses a plan; refuses with `plan.invalid` and all its faults, each with its path. */
export function readPlan(bytes: Uint8Array): PlanDraft {
  const { draft, faults } = inspectPlan(bytes)
  if (draft === undefined) throw planRefusal(faults)
  return draft
}

/** The bytes of plan.json: canonical JSON and a newline. */
export function encodePlan(plan: Plan): Uint8Array {
  return utf8(`${canonical(plan as unknown as JsonValue)}\n`)
}

/** The plan digest: SHA-256 of plan.json in hex. */
export function planDigest(plan: Plan): string {
  return sha256Hex(encodePlan(plan))
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A ceremony that continues another one names the evidence it continues. */
function missingSource(value: JsonValue): Fault[] {
  if (!isObject(value)) return []
  const kind = value.kind ?? 'generate'
  if (typeof kind !== 'string') return []
  const has = value.source !== undefined
  if (kind === 'generate')
    return (['source', 'also'] as const)
      .filter((field) => value[field] !== undefined)
      .map((field) => faultAt(field, say('plan.source-unused')))
  return has ? [] : [faultAt('source', say('plan.source-missing', { kind }))]
}
