import { Button } from '../../components/button.tsx'
import { CallButton } from '../../components/call-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Refusal } from '../../components/refusal.tsx'
import type { Call } from '../../store/call.ts'
import { go, stay } from '../../store/leaving.ts'
import { useStore } from '../../store/store.ts'
import { text } from '../../text/current.ts'

interface LeavingProps {
  readonly saving: Call
  /** Saves the plan and goes on once it is saved. */
  readonly save: (then: () => void) => void
}

/** Asked before a changed plan leaves the screen, whichever way it would have gone. */
export function Leaving({ saving, save }: LeavingProps) {
  const leaving = useStore(({ unsaved, leaving }) => (unsaved ? leaving : null))
  if (leaving === null) return null
  const { plan } = text
  return (
    <Dialog title={plan.leaving} onClose={stay} closable={false}>
      <Refusal notice={saving.notice} />
      <div className="actions">
        <CallButton
          kind="primary"
          call={saving}
          busyText={plan.saving}
          onPress={() => save(() => go(leaving))}
        >
          {plan.save}
        </CallButton>
        <Button onPress={() => go(leaving)}>{plan.discard}</Button>
        <Button onPress={stay}>{plan.stay}</Button>
      </div>
    </Dialog>
  )
}
