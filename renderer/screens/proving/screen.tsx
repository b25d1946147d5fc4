import { type FormEvent, useEffect, useState } from 'react'
import type { ProvableShares, ProvenShare } from '#shared/ipc/answers.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CallButton } from '../../components/call-button.tsx'
import { Facts } from '../../components/facts.tsx'
import { Groups } from '../../components/groups.tsx'
import { ModeMark } from '../../components/mode-mark.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { PaperFields, typedPaper, usePaper } from '../../components/paper-fields.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { Words } from '../../components/words.tsx'
import { useCall } from '../../store/call.ts'
import { show } from '../../store/store.ts'
import { text } from '../../text/current.ts'
import { anchoredBy } from '../../text/format.ts'
import { useHeadingFocus } from '../heading-focus.ts'
import { LaterForm } from './later-form.tsx'
import { ProofForm } from './proof-form.tsx'
import { ProofWritten } from './written.tsx'

/** One custodian alone: evidence that is verified, a share that is typed, a signature in a folder. */
export function ProvingScreen() {
  const heading = useHeadingFocus()
  const [evidence, setEvidence] = useState<ProvableShares>()
  const [proven, setProven] = useState<ProvenShare>()
  const [ended, setEnded] = useState(false)
  const begin = (chosen: ProvableShares): void => {
    setEvidence(chosen)
    setEnded(false)
  }
  useEffect(() => () => void bridge.leaveProving(), [])
  return (
    <main className="page page-proving">
      <PageHead title={text.proving.title} lead={text.proving.lead} heading={heading} />
      {evidence ? <Evidence evidence={evidence} /> : null}
      {evidence && !proven ? (
        <LaterForm
          key={`later ${evidence.head}`}
          evidence={evidence}
          ended={ended}
          onChosen={setEvidence}
          onEnded={() => setEnded(true)}
        />
      ) : null}
      {evidence && proven ? (
        <ProofWritten evidence={evidence} proven={proven} onAgain={() => setProven(undefined)} />
      ) : null}
      {evidence && !proven && !ended ? (
        <ProofForm key={evidence.head} evidence={evidence} onDone={setProven} />
      ) : null}
      {proven ? null : <EvidenceForm known={evidence !== undefined} onChosen={begin} />}
      <div className="actions">
        <Button onPress={() => show({ at: 'home' })}>{text.common.back}</Button>
      </div>
    </main>
  )
}

function Evidence({ evidence }: { readonly evidence: ProvableShares }) {
  const { mode, title, ceremony, set, threshold, shares, anchored, words, head } = evidence
  return (
    <section className="ruled" aria-labelledby="evidence-title">
      <header className="slip-head">
        <ModeMark mode={mode} />
        <h2 id="evidence-title">{text.proving.evidence}</h2>
      </header>
      <Facts
        facts={[
          { name: text.review.sourceTitle, value: title },
          { name: text.common.ceremony, value: ceremony, mono: true },
          { name: text.review.sourceSet, value: set, mono: true },
          { name: text.review.custody, value: text.common.thresholdOf(threshold, shares.length) },
          { name: text.verify.anchored, value: anchoredBy(anchored) },
        ]}
      />
      <p>{text.proving.headHint}</p>
      <Words words={words} label={text.proving.head} />
      <Groups value={head} label={text.proving.head} />
    </section>
  )
}

interface EvidenceFormProps {
  readonly known: boolean
  readonly onChosen: (evidence: ProvableShares) => void
}

/** Asked for with the paper of its day, as for verifying it. */
function EvidenceForm({ known, onChosen }: EvidenceFormProps) {
  const call = useCall()
  const paper = usePaper()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy) return
    const given = typedPaper(paper)
    call.ask(
      () => bridge.chooseProvable(given),
      (chosen) => chosen && onChosen(chosen),
    )
  }
  return (
    <form onSubmit={submit} className="form ruled">
      <PaperFields {...paper} />
      <Refusal notice={call.notice} />
      <CallButton
        submit
        kind={known ? 'plain' : 'primary'}
        call={call}
        busyText={text.proving.busyChoose}
      >
        {known ? text.proving.other : text.proving.choose}
      </CallButton>
    </form>
  )
}
