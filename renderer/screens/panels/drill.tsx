import type { FormEvent } from 'react'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { ChallengeField, typedChallenge, useChallenge } from '../../components/challenge-field.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { text } from '../../text/current.ts'

/** A quorum proves that it can recover: it answers what an auditor chose. */
export function DrillPanel() {
  const call = useCall()
  const challenge = useChallenge()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy) return
    const said = typedChallenge(challenge)
    if (said === undefined) call.tell(text.drill.need)
    else call.send(() => bridge.drill({ challenge: said }))
  }
  return (
    <form onSubmit={submit} className="panel">
      <p className="lead">{text.drill.lead}</p>
      <ChallengeField
        challenge={challenge}
        label={text.drill.challenge}
        hint={text.drill.hint}
        onUnreadable={() => call.tell(text.drill.unreadable)}
      />
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.drill.busy}>
        {text.drill.go}
      </CallButton>
    </form>
  )
}
