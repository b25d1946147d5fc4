import { dirname } from 'node:path'
import {
  inspectPlan,
  MAX_PLAN_BYTES,
  type Plan,
  type PlanFile,
  planDigest,
  resolvePlan,
} from '#shared/ceremony/plan.ts'
import { ruleFaults } from '#shared/ceremony/lint.ts'
import { assumePlan } from '#shared/ceremony/plan-files.ts'
import { planRefusal } from '#shared/ceremony/plan-refusal.ts'
import { CeremonyError, type Fault, faultAt } from '#shared/errors.ts'
import { type Saying, say } from '#shared/text/saying.ts'
import { readInside, readRegularFile } from './safefile.ts'

/** A file that a plan names: a key, a token, a script. */
const MAX_FILE_BYTES = 64 * 1024

/** A plan with everything it names, each read once. */
export interface LoadedPlan {
  readonly plan: Plan
  /** The files it names, by SHA-256. */
  readonly inputs: ReadonlyMap<string, Uint8Array>
  /** SHA-256 of plan.json. */
  readonly digest: string
  /** The plan as it was written. */
  readonly bytes: Uint8Array
}

/**
 * Reads a plan and the files it names, relative to its folder, which they may not leave. Refuses
 * with `plan.invalid` and every fault at once, a file that is missing or unsafe among them.
 */
export function loadPlan(path: string): LoadedPlan {
  return loadPlanText(readRegularFile(path, MAX_PLAN_BYTES), dirname(path))
}

/**
 * The same for the text of a plan that is being written. Without a folder every file that it names
 * is a fault: nobody knows yet beside what it will lie.
 */
export function loadPlanText(bytes: Uint8Array, folder: string | undefined): LoadedPlan {
  const { draft, understood, faults, refs } = inspectPlan(bytes)
  const { files, unreadable } = readFiles(folder, refs)
  if (draft === undefined || unreadable.length > 0) {
    // What people and keys mean together can be judged without the files.
    const meant = understood === undefined ? [] : ruleFaults(assumePlan(understood))
    throw planRefusal([...faults, ...unreadable, ...meant])
  }
  const { plan, inputs } = resolvePlan(draft, files)
  return { plan, inputs, digest: planDigest(plan), bytes }
}

function readFiles(
  folder: string | undefined,
  refs: readonly PlanFile[],
): { files: Map<string, Uint8Array>; unreadable: Fault[] } {
  const files = new Map<string, Uint8Array>()
  const broken = new Map<string, Saying>()
  const unreadable: Fault[] = []
  for (const { path, pointer } of refs) {
    if (!files.has(path) && !broken.has(path)) {
      try {
        if (folder === undefined) throw new CeremonyError('file.missing', say('plan.save-first'))
        files.set(path, readInside(folder, path, MAX_FILE_BYTES))
      } catch (error) {
        if (!(error instanceof CeremonyError)) throw error
        broken.set(path, say('form.at', { place: path, why: error.said }))
      }
    }
    const said = broken.get(path)
    if (said !== undefined) unreadable.push(faultAt(pointer, said))
  }
  return { files, unreadable }
}
