import { algorithmFacts, isSymmetric } from '../crypto/algorithms.ts'
import { kindOf, type Outcome, type PlanDraft } from './plan.ts'
import type { Key } from './state/key.ts'
import type { State } from './state.ts'
import { liveKeys } from './standing.ts'

/** One key that leaves in a file: an item of an intent to export. */
export interface ExportItem {
  readonly item: number
  readonly label: string
  readonly algorithm: string
  readonly form: 'raw' | 'pkcs8'
  readonly commitment: string
  readonly file: string
}

/**
 * How the keys of a ceremony leave: in packages for clouds, or, from a recovery whose keys name no
 * target, as key material in a file.
 */
export function outcomeOf(plan: PlanDraft): Outcome {
  const nowhere = plan.keys.every(({ targets = [] }) => targets.length === 0)
  return kindOf(plan) === 'recover' && nowhere ? 'file' : 'wrap'
}

/** The facts of a key that leaves in a file: raw bytes, or a private key as PKCS#8 DER. */
export function exportItem({ label, algorithm, commitment }: Key, i: number): ExportItem {
  const raw = isSymmetric(algorithmFacts(algorithm))
  const form = raw ? 'raw' : 'pkcs8'
  const file = `${label}.${raw ? 'key' : 'der'}`
  return { item: i + 1, label, algorithm, form, commitment, file }
}

/** Keys of the plan whose material is not in its file yet. */
export function pendingExports(state: State): readonly Key[] {
  const { plan } = state.ground
  if (outcomeOf(plan) !== 'file') return []
  const finished = state.exports.filter(({ status }) => status === 'finished')
  return liveKeys(state).filter(
    ({ label }) =>
      plan.keys.some((one) => one.label === label) && !finished.some((one) => one.label === label),
  )
}

/** Key material that is in a file outside, by the log. */
export function exported(state: State) {
  return state.exports
    .filter(({ status }) => status === 'finished')
    .map(({ label, folder, file }) => ({ label, folder, file }))
}

/** What is said of key material that is on its way to a file. */
export function exportText(file: string, folder: string): string {
  return `key material to ${file} in ${folder}`
}
