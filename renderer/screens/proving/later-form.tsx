import type { ProvableShares } from '#shared/ipc/answers.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Facts } from '../../components/facts.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { text } from '../../text/current.ts'

interface LaterFormProps {
  readonly evidence: ProvableShares
  /** A bundle has shown that nothing is proven by this evidence any more. */
  readonly ended: boolean
  readonly onChosen: (evidence: ProvableShares) => void
  readonly onEnded: () => void
}

/** Later bundles beside the evidence, one after the other: within them the set has to be the one that counts. */
export function LaterForm({ evidence, ended, onChosen, onEnded }: LaterFormProps) {
  const call = useCall()
  const { also = [] } = evidence
  const choose = () =>
    call.ask(
      async () => {
        const answer = await bridge.chooseProvableLater()
        if (!answer.ok && answer.error.code === 'share.superseded') onEnded()
        return answer
      },
      (chosen) => chosen && onChosen(chosen),
    )
  return (
    <section className="ruled" aria-labelledby="later-title">
      <h3 id="later-title">{text.proving.later}</h3>
      <p>{text.proving.laterLead}</p>
      {also.length === 0 ? null : (
        <Facts facts={[{ name: text.review.laterPresented, value: also.join(', '), mono: true }]} />
      )}
      <Refusal notice={call.notice} />
      {ended ? (
        <p className="field-fault">{text.proving.superseded}</p>
      ) : (
        <div className="actions">
          <CallButton call={call} busyText={text.review.laterBusy} onPress={choose}>
            {text.review.laterGo}
          </CallButton>
        </div>
      )}
    </section>
  )
}
