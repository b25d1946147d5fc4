import type { PlanDraft } from '#shared/ceremony/plan.ts'
import { change, put } from './draft.ts'

type Swap = (id: string) => string

/** A person under another short name, wherever the plan names them. */
export function renamed(plan: PlanDraft, at: number, to: string): PlanDraft {
  const from = plan.people[at]?.id
  const swap: Swap = (id) => (id === from ? to : id)
  const { backup, deputies, entropy, destruction } = plan
  const draft: PlanDraft = {
    ...plan,
    people: change(plan.people, at, (person) => ({ ...person, id: to })),
    backup: put(
      { ...backup, custodians: backup.custodians.map(swap) },
      'alternates',
      backup.alternates?.map(swap),
    ),
  }
  const named = put(draft, 'deputies', deputies && renamedPairs(deputies, swap))
  const given = put(named, 'entropy', entropy && put(entropy, 'people', entropy.people?.map(swap)))
  return put(
    given,
    'destruction',
    destruction && put(destruction, 'absent', destruction.absent?.map(swap)),
  )
}

function renamedPairs(pairs: Readonly<Record<string, string>>, swap: Swap) {
  return Object.fromEntries(Object.entries(pairs).map(([id, deputy]) => [swap(id), swap(deputy)]))
}
