import type { PlanComparison } from '#shared/ipc/api.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { show } from '../../store/store.ts'
import { text as common } from '../../text/en.ts'
import { plan as text } from '../../text/plan.ts'
import { useHeadingFocus } from '../heading-focus.ts'

const { compare: words } = text

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
        <p className="step-number">{text.title}</p>
        <h1 ref={heading} tabIndex={-1}>
          {words.title}
        </h1>
        <p className="lead">{words.lead}</p>
      </header>
      <Facts
        facts={[
          { name: words.first, value: a, mono: true },
          { name: words.firstDigest, value: digests[0], mono: true },
          { name: words.second, value: b, mono: true },
          { name: words.secondDigest, value: digests[1], mono: true },
        ]}
      />
      <h2>{differences.length === 0 ? words.same : words.differ(differences.length)}</h2>
      {differences.length === 0 ? null : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.path}</th>
              <th scope="col">{words.first}</th>
              <th scope="col">{words.second}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((one) => (
              <tr key={one.path}>
                <td>
                  <code>{one.path}</code>
                </td>
                <td className="mono">{one.a}</td>
                <td className="mono">{one.b}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Refusal notice={call.notice} />
      <div className="actions no-print">
        <Button onPress={() => call.ask(bridge.printPage)}>{text.print}</Button>
        <Button busy={call.busy} onPress={again}>
          {words.again}
        </Button>
        <Button onPress={() => show({ at: 'home' })}>{common.common.back}</Button>
      </div>
    </main>
  )
}
