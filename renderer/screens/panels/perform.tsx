import type { Action } from '#shared/ceremony/plan.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

/** Carries out what was approved. The one button that makes something happen. */
export function PerformForm({ action }: { readonly action: Action }) {
  const call = useCall()
  const { packages } = useSnapshot()
  const made = packages.filter(({ status }) => status === 'finished').length
  const goesOn = action === 'wrap' && made > 0
  return (
    <section className="perform">
      <p>{goesOn ? text.action.goOnLead(made, packages.length) : text.action.performLead}</p>
      <Refusal notice={call.notice} />
      <CallButton
        kind="primary"
        call={call}
        busyText={text.action.performing[action]}
        onPress={() => call.send(() => bridge.perform({ action }))}
      >
        {text.action.perform[action]}
      </CallButton>
    </section>
  )
}
