import type { Fault } from '#shared/errors.ts'
import { Columns } from '../components/columns.tsx'
import { text } from '../text/current.ts'
import { worded } from '../text/format.ts'

interface ListProps {
  readonly faults: readonly Fault[]
}

/** Every fault of a plan at once, with the path of the field. */
export function Faults({ faults }: ListProps) {
  if (faults.length === 0) return null
  return (
    <section className="refusal" aria-labelledby="faults-title">
      <h2 id="faults-title" className="refusal-title">
        {text.review.faults(faults.length)}
      </h2>
      <p>{text.review.faultsHint}</p>
      <FaultTable faults={faults} />
    </section>
  )
}

/** What does not stop the ceremony, but everybody should know. */
export function Warnings({ warnings }: { readonly warnings: readonly Fault[] }) {
  if (warnings.length === 0) return null
  return (
    <section className="notice" aria-labelledby="warnings-title">
      <h2 id="warnings-title" className="notice-title">
        {text.review.warnings(warnings.length)}
      </h2>
      <p className="hint">{text.review.warningsHint}</p>
      <FaultTable faults={warnings} />
    </section>
  )
}

function FaultTable({ faults }: ListProps) {
  return (
    <table className="table fault-table">
      <Columns names={[text.review.faultPath, text.review.faultWhat]} />
      <tbody>
        {faults.map((fault) => (
          <tr key={`${fault.path} ${fault.message}`}>
            <td>
              <code>{fault.path}</code>
            </td>
            <td>{worded(fault.saying)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
