import type { Action } from '#shared/ceremony/plan.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { text } from '../../text/en.ts'

/** Carries out what was approved. The one button that makes something happen. */
export function PerformForm({ action }: { readonly action: Action }) {
  const call = useCall()
  return (
    <section className="perform">
      <p>{text.action.performLead}</p>
      <Refusal notice={call.notice} />
      <Button
        kind="primary"
        busy={call.busy}
        busyText={text.action.performing[action]}
        onPress={() => call.send(() => bridge.perform({ action }))}
      >
        {text.action.perform[action]}
      </Button>
    </section>
  )
}
