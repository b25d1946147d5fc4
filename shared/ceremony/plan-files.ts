import { sha256Hex } from '../bytes.ts'
import { type Fault, faultAt } from '../errors.ts'
import type { JsonObject, JsonValue } from '../log/canonical.ts'
import { caseCollisions, pathFault } from '../log/source.ts'
import { textFault } from '../log/text.ts'
import { say } from '../text/saying.ts'
import type { FileRef, FileRefDraft, Plan, PlanDraft, PlanFile, PlanKey, Target } from './plan.ts'
import { planRefusal } from './plan-refusal.ts'

type DraftTarget = NonNullable<PlanDraft['keys'][number]['targets']>[number]

/** The fields of a target that hold a file. */
const TARGET_FILES = [
  'wrappingKey',
  'importToken',
  'parameters',
  'certificate',
  'attestation',
] as const

/** Every file that the plan names, with the path of the field. */
export function fileRefs(draft: PlanDraft): PlanFile[] {
  const refs: PlanFile[] = []
  mapFiles(draft, (ref, pointer) => {
    refs.push({ pointer, ...ref })
    return { path: ref.path, sha256: '' }
  })
  return refs
}

/** The same of a plan that may have faults: what can be followed, at the places for files. */
export function writtenRefs(value: JsonValue): PlanFile[] {
  const plan = isObject(value) ? value : {}
  const refs = [writtenRef(plan.script, 'script')]
  for (const [k, key] of listOf(plan.keys).entries()) {
    for (const [t, target] of listOf(isObject(key) ? key.targets : []).entries()) {
      const fields = isObject(target) ? target : {}
      for (const field of TARGET_FILES) {
        refs.push(writtenRef(fields[field], `keys[${k}].targets[${t}].${field}`))
      }
    }
  }
  return refs.filter((ref) => ref !== undefined)
}

function writtenRef(value: JsonValue | undefined, pointer: string): PlanFile | undefined {
  const path = value !== undefined && isObject(value) ? value.path : value
  if (typeof path !== 'string') return undefined
  return textFault(path) === undefined && pathFault(path) === undefined
    ? { pointer, path }
    : undefined
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : []
}

/**
 * Replaces every file reference by path and SHA-256, from the bytes given by path. Refuses a file
 * that is not there and one that is not the file whose hash the plan gives.
 */
export function resolvePlan(
  draft: PlanDraft,
  files: ReadonlyMap<string, Uint8Array>,
): { plan: Plan; inputs: Map<string, Uint8Array> } {
  const faults: Fault[] = []
  const inputs = new Map<string, Uint8Array>()
  const plan = mapFiles(draft, (ref, pointer) => {
    const bytes = files.get(ref.path)
    const sha256 = bytes === undefined ? '' : sha256Hex(bytes)
    if (bytes === undefined) {
      faults.push(faultAt(pointer, say('plan.file-missing', { file: ref.path })))
    } else if (ref.sha256 !== undefined && ref.sha256 !== sha256) {
      faults.push(faultAt(pointer, say('plan.file-changed', { file: ref.path })))
    } else {
      inputs.set(sha256, bytes)
    }
    return { path: ref.path, sha256 }
  })
  if (faults.length > 0) throw planRefusal(faults)
  return { plan, inputs }
}

/** The plan as far as it can be judged without the content of its files. */
export function assumePlan(draft: PlanDraft): Plan {
  return mapFiles(draft, ({ path, sha256 = '' }) => ({ path, sha256 }))
}

function mapFiles(draft: PlanDraft, map: (ref: FileRefDraft, pointer: string) => FileRef): Plan {
  const { script, keys, ...rest } = draft
  const mappedKeys = keys.map((key, k): PlanKey => {
    const { targets, ...others } = key
    if (targets === undefined) return others
    return { ...others, targets: targets.map((one, t) => mapTarget(one, k, t, map)) }
  })
  const mappedScript = script && map(script, 'script')
  return { ...rest, keys: mappedKeys, ...(mappedScript && { script: mappedScript }) }
}

function mapTarget(
  target: DraftTarget,
  key: number,
  index: number,
  map: (ref: FileRefDraft, pointer: string) => FileRef,
): Target {
  const { wrappingKey, importToken, parameters, certificate, attestation, ...rest } = target
  const written = { wrappingKey, importToken, parameters, certificate, attestation }
  const mapped: { [F in (typeof TARGET_FILES)[number]]?: FileRef } = {}
  for (const field of TARGET_FILES) {
    const ref = written[field]
    if (ref) mapped[field] = map(ref, `keys[${key}].targets[${index}].${field}`)
  }
  return { ...rest, ...mapped }
}

/** File names that differ only in case are one file on some systems and two on others. */
export function twins(refs: readonly PlanFile[]): Fault[] {
  const groups = caseCollisions(refs.map(({ path }) => path))
  return groups.map((group) => {
    const [first = '', second = ''] = group
    const at = refs.findLast(({ path }) => path === second || path.startsWith(`${second}/`))
    return faultAt(at?.pointer ?? '', say('plan.case-twins', { other: second, one: first }))
  })
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
