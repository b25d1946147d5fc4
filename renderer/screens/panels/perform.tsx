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
  const lead = useLead(action)
  return (
    <section className="perform">
      <p>{lead}</p>
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

/** What goes on after it was cancelled says how far it is. */
function useLead(action: Action): string {
  const { packages, exports } = useSnapshot()
  const items = action === 'wrap' ? packages : action === 'export' ? exports : []
  const done = items.filter(({ status }) => status === 'finished').length
  if (done === 0) return text.action.performLead
  const say = action === 'wrap' ? text.action.goOnLead : text.exports.goOnLead
  return say(done, items.length)
}
