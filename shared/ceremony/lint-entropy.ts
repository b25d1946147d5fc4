import { say } from '../text/saying.ts'
import { askedFor, attending } from './attending.ts'
import type { Findings } from './lint-people.ts'
import { kindOf, type Plan } from './plan.ts'

/** Who gives dice or text is in the room from the beginning, and gives once. */
export function lintEntropy(plan: Plan, { fault }: Findings): void {
  const { people } = plan.entropy ?? {}
  if (people === undefined) return
  const { dice = false, text = false } = plan.entropy ?? {}
  if (!dice && !text) fault('entropy.people', say('plan.entropy-people'))
  const here = attending(plan)
  people.forEach((id, i) => {
    const path = `entropy.people[${i}]`
    if (!plan.people.some((one) => one.id === id)) fault(path, say('plan.nobody', { id }))
    else if (!here.includes(id)) fault(path, say('plan.stands-by', { who: id }))
    if (people.indexOf(id) < i) fault(path, say('plan.named-twice', { who: id }))
  })
}

/** What a plan may say and has no effect: refused in production. */
export function lintUnused(plan: Plan, findings: Findings): void {
  const { dice = false, text = false } = plan.entropy ?? {}
  if ((!dice && !text) || askedFor(plan).length > 0) return
  const tell = plan.mode === 'production' ? findings.fault : findings.warn
  tell('entropy', say('plan.no-entropy', { kind: kindOf(plan) }))
}
