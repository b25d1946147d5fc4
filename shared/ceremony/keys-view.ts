import type { ExportView, KeyView, PackageView, RotationView } from '../ipc/views/key.ts'
import { exportItem, outcomeOf } from './exports.ts'
import { findingOf } from './findings.ts'
import type { State } from './state.ts'
import { liveKeys } from './standing.ts'
import { defined } from '../defined.ts'

/** The keys of the plan with what is public of those that exist. */
export function keyViews(state: State): readonly KeyView[] {
  return state.ground.plan.keys.map(({ label, algorithm }): KeyView => {
    const key = liveKeys(state).find((one) => one.label === label)
    const backup = state.backups.find((one) => one.label === label)?.sha256
    const facts = { kcv: key?.kcv, spki: key?.spki, commitment: key?.commitment, backup }
    return { label, algorithm, ...defined(facts) }
  })
}

/** The packages of the plan and how far each one is; a wrapping key once two have compared it. */
export function packageViews(state: State): readonly PackageView[] {
  // Nobody waits for the package of a key that does not come back.
  const planned = state.ground.planned.filter(({ label }) => findingOf(state, label) === undefined)
  return planned.map((facts): PackageView => {
    const { path, label, provider, target, method, wrappingKey, expires } = facts
    const comparedBy = state.compared.filter((one) => one.path === path).map((one) => one.by)
    const made = state.packages.find((one) => one.path === path)
    const shown = comparedBy.length >= 2 ? wrappingKey : undefined
    return {
      path,
      label,
      provider,
      target,
      method,
      comparedBy,
      status: made?.status ?? 'planned',
      ...defined({ wrappingKey: shown, expires, manifest: made?.manifest }),
    }
  })
}

/** The keys that leave in a file; none where the plan asks for packages. */
export function exportViews(state: State): readonly ExportView[] {
  const { keys } = state.ground.plan
  if (outcomeOf(state.ground.plan) !== 'file') return []
  return liveKeys(state)
    .filter(({ label }) => keys.some((one) => one.label === label))
    .map((key, i): ExportView => {
      const { label, algorithm, file } = exportItem(key, i)
      const made = state.exports.find((one) => one.label === label)
      const status = made?.status ?? 'planned'
      return { label, algorithm, file, status, ...defined({ folder: made?.folder }) }
    })
}

/** What was decided about the keys' replacement; undefined before that. */
export function rotationView({ rotation }: State): readonly RotationView[] | undefined {
  return rotation?.decisions.map(({ label, reason, ...one }) => ({
    label,
    reason,
    ...(one.decision === 'rotate' ? { by: one.by } : {}),
  }))
}
