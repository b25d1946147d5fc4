import { Coverage } from '../../components/coverage.tsx'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { listed } from '../../text/format.ts'

/** Who took part in a drill, and what it has not shown; nothing in any other ceremony. */
export function Drilled({ heading: Heading = 'h3' }: { readonly heading?: 'h2' | 'h3' }) {
  const snapshot = useSnapshot()
  const { drilled } = snapshot
  if (drilled === undefined) return null
  const names = (ids: readonly string[]) => listed(ids.map((id) => nameOf(snapshot, id)))
  return (
    <section className="ruled" aria-labelledby="drilled-title">
      <Heading id="drilled-title">{text.drill.shown}</Heading>
      <ul className="ticks">
        <li className="tick-done">{text.drill.took(names(drilled.took))}</li>
        {drilled.missed.length > 0 ? (
          <li className="tick-open">{text.drill.missed(names(drilled.missed))}</li>
        ) : null}
        {drilled.selfIssued ? <li className="tick-open">{text.drill.selfIssued}</li> : null}
      </ul>
      <Heading>{text.coverage.title}</Heading>
      <Coverage coverage={drilled.coverage} nameOf={(id) => nameOf(snapshot, id)} />
    </section>
  )
}
