import type { ProvableShares, ProvenShare } from '#shared/ipc/answers.ts'
import { Button } from '../../components/button.tsx'
import { text } from '../../text/current.ts'

interface ProofWrittenProps {
  readonly evidence: ProvableShares
  readonly proven: ProvenShare
  readonly onAgain: () => void
}

/** What was signed, where it lies, and how anybody checks it with a stock tool. */
export function ProofWritten({ evidence, proven, onAgain }: ProofWrittenProps) {
  const { custodian, folder, principal, selfIssued } = proven
  const name = evidence.shares.find((one) => one.custodian === custodian)?.name ?? custodian
  const check = `ssh-keygen -Y verify -f allowed_signers -I ${principal} -n claviger-drill-v1 -s ${principal}.sig < challenge`
  return (
    <section className="verdict verdict-good" aria-labelledby="proven-title" aria-live="polite">
      <h2 id="proven-title">{text.proving.done}</h2>
      <p className="lead">{text.proving.doneLead(name)}</p>
      <p>{text.proving.meaning}</p>
      {selfIssued ? <p>{text.drill.selfIssued}</p> : null}
      <p className="label">{text.proving.written}</p>
      <p className="mono">{folder}</p>
      <p className="label">{text.proving.check}</p>
      <p className="mono">{check}</p>
      <ul className="orders">
        {text.proving.orders.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="actions">
        <Button onPress={onAgain}>{text.proving.again}</Button>
      </div>
    </section>
  )
}
