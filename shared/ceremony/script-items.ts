import type { WrapFacts } from '../byok/provider.ts'
import { attending, contributorsIn } from './attending.ts'
import type { Plan } from './plan.ts'
import type { Each } from './script-template.ts'

/** What the script needs to know of a package. */
export type Packaged = Pick<WrapFacts, 'path' | 'label' | 'provider'>

/** What one step is done for: one person, one share, one package. */
export interface Item {
  readonly id: string
  readonly words: { readonly [word: string]: string }
  readonly person: string
  readonly index: number
  readonly path: string
}

const ALONE: Item = { id: '', words: {}, person: '', index: 0, path: '' }

/** Everything that a step for such a list is done for, in its order; without a list, one item alone. */
export function itemsOf(
  plan: Plan,
  packages: readonly Packaged[],
  each: Each | undefined,
): readonly Item[] {
  switch (each) {
    case undefined:
      return [ALONE]
    case 'person':
      return attending(plan).map((id) => ({ ...ALONE, ...personal(plan, id), id }))
    case 'contributor':
      return contributorsIn(plan).map((id) => ({ ...ALONE, ...personal(plan, id), id }))
    case 'custodian':
    case 'share':
      return plan.backup.custodians.map((custodian, i) => {
        const index = i + 1
        const one = personal(plan, custodian)
        const id = each === 'share' ? `${index}` : custodian
        return { ...ALONE, ...one, id, index, words: { ...one.words, index: `${index}` } }
      })
    case 'copy':
      return (plan.destruction?.copies ?? []).map(({ id, medium, place = 'no place named' }) => ({
        ...ALONE,
        id,
        words: { copy: id, medium, place },
      }))
    case 'key':
      return plan.keys.map(({ label }) => ({ ...ALONE, id: label, words: { label } }))
    case 'package':
      return packages.map(({ path, label, provider }) => {
        const words = { path, label, provider }
        return { ...ALONE, id: path.replace(/^packages\//, ''), path, words }
      })
  }
}

function personal({ people }: Plan, id: string) {
  const name = people.find((one) => one.id === id)?.name ?? id
  return { person: id, words: { name, id } }
}
