import { Facts } from '../components/facts.tsx'
import { text } from '../text/current.ts'
import { listed } from '../text/format.ts'
import type { ReviewedPlan } from './review-sections.tsx'

/** What a plan to destroy ends: what takes its place, and every copy that is known. */
export function Ends({ plan }: { readonly plan: ReviewedPlan }) {
  const { destruction, people } = plan
  if (destruction === undefined) return null
  const words = text.plan.destruction
  const { successor, copies, absent = [] } = destruction
  const names = absent.map((id) => people.find((one) => one.id === id)?.name ?? id)
  return (
    <section className="ruled" aria-labelledby="ends-title">
      <h2 id="ends-title">{words.title}</h2>
      <Facts
        facts={[
          ...(successor === 'none'
            ? [{ name: words.successor, value: `${words.ended}. ${words.endedNote}` }]
            : [
                { name: words.successor, value: words.replaced },
                { name: words.ceremony, value: successor.ceremony, mono: true },
                { name: words.head, value: successor.checkpoint, mono: true },
              ]),
          ...copies.map(({ id, medium, place }) => ({
            name: text.destruction.backup(id),
            value: place === undefined ? medium : `${medium}, ${place}`,
          })),
          ...(names.length === 0 ? [] : [{ name: words.absent, value: listed(names) }]),
        ]}
      />
    </section>
  )
}
