import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { text } from '../text/current.ts'

interface FindingsProps {
  readonly findings: NonNullable<Snapshot['findings']>
  readonly kind: string
  /** True where the ceremony is over: then nothing is folded away. */
  readonly whole?: boolean
}

/** The backups that did not open, or could not be tried: why, and what to do now. */
export function Findings({ findings, kind, whole = false }: FindingsProps) {
  const words = text.findings
  const steps = (
    <ol>
      {words.steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
  return (
    <section className="notice notice-strong" aria-labelledby="findings-title">
      <p id="findings-title" className="notice-title">
        {words.title(findings.length)}
      </p>
      <ul>
        {findings.map(({ label, fault }) => (
          <li key={label}>{words.one(label, words.faults[fault])}</li>
        ))}
      </ul>
      <p>{(kind === 'drill' ? words.neverProof : words.notRecovered)(findings.length)}</p>
      {whole ? (
        <>
          <p className="label">{words.now}</p>
          {steps}
        </>
      ) : (
        <details>
          <summary className="label">{words.now}</summary>
          {steps}
        </details>
      )}
    </section>
  )
}
