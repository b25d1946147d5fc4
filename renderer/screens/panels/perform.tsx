import { useEffect, useRef, useState } from 'react'
import type { Action } from '#shared/ceremony/plan.ts'
import type { Progress } from '#shared/ipc/answers.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

/** Carries out what was approved. The one button that makes something happen. */
export function PerformForm({ action }: { readonly action: Action }) {
  const call = useCall()
  const { packages } = useSnapshot()
  const made = packages.filter(({ status }) => status === 'finished').length
  const section = useRef<HTMLElement>(null)
  const goesOn = action === 'wrap' && made > 0
  return (
    <section className="perform" ref={section}>
      <p>{goesOn ? text.action.goOnLead(made, packages.length) : text.action.performLead}</p>
      <Refusal notice={call.notice} />
      <Button
        kind="primary"
        busy={call.busy}
        busyText={text.action.performing[action]}
        onPress={() => call.send(() => bridge.perform({ action }))}
      >
        {text.action.perform[action]}
      </Button>
      {call.busy ? (
        <LongWork
          action={action}
          // The button pressed last goes away with the work: the focus goes back to the first.
          onCancel={() => section.current?.querySelector('button')?.focus()}
        />
      ) : null}
    </section>
  )
}

/** How far it is, once the main process says so, and the way to stop it. */
function LongWork({
  action,
  onCancel,
}: {
  readonly action: Action
  readonly onCancel: () => void
}) {
  const [progress, setProgress] = useState<Progress>()
  const [stopping, setStopping] = useState(false)
  useEffect(() => bridge.onProgress(setProgress), [])
  if (progress === undefined || progress.action !== action) return null
  const { done, total } = progress
  const cancel = (): void => {
    setStopping(true)
    onCancel()
    void bridge.cancelWork()
  }
  return (
    <div className="long-work">
      <progress value={done} max={total} aria-label={text.action.progressOf[action]} />
      <p>{text.action.progress(done, total)}</p>
      <Button busy={stopping} busyText={text.action.cancelling} onPress={cancel}>
        {text.action.cancel}
      </Button>
    </div>
  )
}
