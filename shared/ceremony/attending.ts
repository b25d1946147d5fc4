import type { EntropyKind } from '../crypto/entropy.ts'
import { kindOf, type Plan } from './plan.ts'

/**
 * Who takes part from the beginning, the administrator first: with them the log is opened.
 * Alternates, and deputies without a duty of their own, enrol when they are called in; custodians
 * whose shares somebody else brings to be destroyed do not come.
 */
export function attending({ people, backup, deputies = {}, destruction }: Plan): readonly string[] {
  const standIns = Object.entries(deputies).flatMap(([id, deputy]) => {
    const duties = people.find((one) => one.id === id)?.roles ?? []
    const own = people.find((one) => one.id === deputy)?.roles ?? []
    return own.every((role) => duties.includes(role)) ? [deputy] : []
  })
  const away = [...(backup.alternates ?? []), ...standIns, ...(destruction?.absent ?? [])]
  const here = people.filter(({ id }) => !away.includes(id))
  const leads = here.filter(({ roles }) => roles.includes('administrator'))
  return [...leads, ...here.filter((one) => !leads.includes(one))].map(({ id }) => id)
}

/** What each of those who give is asked for; empty where the plan leaves it to the system. */
export function askedFor(plan: Plan): readonly EntropyKind[] {
  const { dice = false, text = false } = plan.entropy ?? {}
  if (kindOf(plan) !== 'generate') return []
  return [...(dice ? ['dice' as const] : []), ...(text ? ['text' as const] : [])]
}

/** Who gives dice or text before the keys are made: whom the plan names, or its first witness. */
export function contributorsIn(plan: Plan): readonly string[] {
  if (askedFor(plan).length === 0) return []
  const here = attending(plan)
  const witnesses = plan.people.filter(
    ({ id, roles }) => roles.includes('witness') && here.includes(id),
  )
  return plan.entropy?.people ?? witnesses.slice(0, 1).map(({ id }) => id)
}
