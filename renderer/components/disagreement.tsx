import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { nameOf } from '../store/select.ts'
import { text } from '../text/current.ts'

/** Who does not agree with the log, and why: in view on every screen from then on, and on paper. */
export function Disagreement({ snapshot }: { readonly snapshot: Snapshot }) {
  const against = snapshot.attestations.filter((one) => one.verdict === 'disagree')
  if (against.length === 0) return null
  return (
    <section className="disagreement" aria-labelledby="disagreement-title">
      <h2 id="disagreement-title">{text.attest.against(against.length)}</h2>
      {against.map((one) => (
        <figure key={one.id}>
          <blockquote>{one.remarks}</blockquote>
          <figcaption>{nameOf(snapshot, one.id)}</figcaption>
        </figure>
      ))}
      <p className="hint">{text.attest.againstHint}</p>
    </section>
  )
}
