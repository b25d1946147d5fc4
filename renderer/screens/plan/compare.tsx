import type { PlanComparison } from '#shared/ipc/reviews.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CallButton } from '../../components/call-button.tsx'
import { Columns } from '../../components/columns.tsx'
import { Facts } from '../../components/facts.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { show } from '../../store/store.ts'
import { text } from '../../text/current.ts'
import { useHeadingFocus } from '../heading-focus.ts'

/** Two plans side by side: only what differs. */
export function CompareScreen({ comparison }: { readonly comparison: PlanComparison }) {
  const heading = useHeadingFocus()
  const call = useCall()
  const { a, b, digests, differences } = comparison
  const again = () =>
    call.ask(bridge.comparePlans, (next) => next && show({ at: 'compare', comparison: next }))
  return (
    <main className="page page-review">
      <header className="home-head">
        <p className="step-number">{text.plan.title}</p>
        <h1 ref={heading} tabIndex={-1}>
          {text.plan.compare.title}
        </h1>
        <p className="lead">{text.plan.compare.lead}</p>
      </header>
      <Facts
        facts={[
          { name: text.plan.compare.first, value: a, mono: true },
          { name: text.plan.compare.firstDigest, value: digests[0], mono: true },
          { name: text.plan.compare.second, value: b, mono: true },
          { name: text.plan.compare.secondDigest, value: digests[1], mono: true },
        ]}
      />
      <h2>
        {differences.length === 0
          ? text.plan.compare.same
          : text.plan.compare.differ(differences.length)}
      </h2>
      {differences.length === 0 ? null : (
        <table className="table">
          <Columns
            names={[text.plan.compare.path, text.plan.compare.first, text.plan.compare.second]}
          />
          <tbody>
            {differences.map((one) => (
              <tr key={one.path}>
                <td>
                  <code>{one.path}</code>
                </td>
                <td className="mono">{shown(one.a)}</td>
                <td className="mono">{shown(one.b)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Refusal notice={call.notice} />
      <div className="actions no-print">
        <Button onPress={() => call.ask(bridge.printPage)}>{text.plan.print}</Button>
        <CallButton call={call} busyText={text.working.plans} onPress={again}>
          {text.plan.compare.again}
        </CallButton>
        <Button onPress={() => show({ at: 'home' })}>{text.common.back}</Button>
      </div>
    </main>
  )
}

/** A value as JSON stands for itself; only what is not there has a word. */
function shown(value: string): string {
  return value === 'absent' ? text.plan.compare.absent : value
}
