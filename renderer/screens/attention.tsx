import { useState } from 'react'
import { Button } from '../components/button.tsx'
import { Disagreement } from '../components/disagreement.tsx'
import { Findings } from '../components/findings.tsx'
import { VoidShares } from '../components/void-shares.tsx'
import { useSnapshot } from '../store/select.ts'
import { text } from '../text/current.ts'
import { sentence } from '../text/format.ts'
import { ExceptionsDialog } from './exceptions.tsx'

/**
 * What must be settled or known before anything else is: somebody who does not agree, backups that do
 * not open, exposures, and a vault that lost its content.
 */
export function Attention() {
  const snapshot = useSnapshot()
  const [open, setOpen] = useState(false)
  const exposures = snapshot.exposures.filter((one) => !one.settled)
  // A recovery begins with an empty vault: nothing was lost.
  const lost = !snapshot.vault && snapshot.source === undefined
  const holds = snapshot.shares.some((share) => share.status !== 'planned')
  return (
    <>
      <Disagreement snapshot={snapshot} />
      {snapshot.findings ? <Findings findings={snapshot.findings} kind={snapshot.kind} /> : null}
      {exposures.length > 0 ? (
        <section className="notice notice-strong" aria-labelledby="exposed-title">
          <p id="exposed-title" className="notice-title">
            {text.step.exposed(exposures.length)}
          </p>
          <ul>
            {exposures.map((one) => (
              <li key={one.entry}>{sentence(`${one.what}, ${text.spine.at(one.entry)}`)}</li>
            ))}
          </ul>
          <p>{text.step.exposedHint}</p>
          <Button onPress={() => setOpen(true)}>{text.step.exposedOpen}</Button>
        </section>
      ) : null}
      {snapshot.voided.length > 0 && snapshot.set === undefined ? (
        <section className="notice notice-strong" aria-labelledby="voided-title">
          <p id="voided-title" className="notice-title">
            {text.step.voided}
          </p>
          <VoidShares snapshot={snapshot} />
          <p>{text.step.voidedHint}</p>
        </section>
      ) : null}
      {lost && holds && snapshot.phase === 'running' ? (
        <section className="notice" aria-labelledby="vault-title">
          <p id="vault-title" className="notice-title">
            {text.step.vaultEmpty}
          </p>
          <p>{text.step.vaultEmptyHint}</p>
        </section>
      ) : null}
      {open ? <ExceptionsDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}
