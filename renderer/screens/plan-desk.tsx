import type { Onward } from '#shared/ceremony/onward-plan.ts'
import type { PlanWriting } from '#shared/ipc/reviews.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { CallButton } from '../components/call-button.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useCall } from '../store/call.ts'
import { show } from '../store/store.ts'
import { text } from '../text/current.ts'

const write = (writing: PlanWriting | null) => writing && show({ at: 'plan', writing })

/** Plans are written, changed and compared here; nothing of it is a ceremony yet. */
export function PlanDesk() {
  const call = useCall()
  return (
    <section className="way" aria-labelledby="plan-title">
      <h2 id="plan-title">{text.home.plans}</h2>
      <p>{text.home.plansHint}</p>
      <Refusal notice={call.notice} />
      <div className="actions">
        <Button onPress={() => call.ask(bridge.newPlan, write)}>{text.home.newPlan}</Button>
        <Button onPress={() => call.ask(bridge.editPlan, write)}>{text.home.editPlan}</Button>
        <Button
          kind="quiet"
          onPress={() =>
            call.ask(bridge.comparePlans, (one) => one && show({ at: 'compare', comparison: one }))
          }
        >
          {text.home.comparePlans}
        </Button>
      </div>
    </section>
  )
}

const WAYS: readonly Onward[] = ['recover', 'drill', 'reshare', 'destroy']

/** People come back to keys that exist: the plan is begun from the evidence of them. */
export function LaterDesk() {
  const call = useCall()
  return (
    <section className="way" aria-labelledby="later-title">
      <h2 id="later-title">{text.home.later}</h2>
      <p>{text.home.laterHint}</p>
      <Refusal notice={call.notice} />
      <div className="actions">
        {WAYS.map((kind) => (
          <CallButton
            key={kind}
            call={call}
            busyText={text.working.evidence}
            onPress={() => call.ask(() => bridge.continuePlan({ kind }), write)}
          >
            {text.home.onward[kind]}
          </CallButton>
        ))}
      </div>
    </section>
  )
}
