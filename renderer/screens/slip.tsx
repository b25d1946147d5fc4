import { useEffect, useState } from 'react'
import type { Slip } from '#shared/ipc/answers.ts'
import { fingerprintBody } from '#shared/text/format.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { CallButton } from '../components/call-button.tsx'
import { Groups } from '../components/groups.tsx'
import { ModeMark } from '../components/mode-mark.tsx'
import { NoteBox } from '../components/note-box.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useCall } from '../store/call.ts'
import { nameOf, useSnapshot } from '../store/select.ts'
import { show } from '../store/store.ts'
import { text } from '../text/current.ts'
import { useHeadingFocus } from './heading-focus.ts'

/** What one person takes home on paper: the fingerprint of their key. Public; may be printed. */
export function SlipScreen({ person }: { readonly person: string }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const printer = useCall()
  const heading = useHeadingFocus()
  const [slip, setSlip] = useState<Slip | undefined>()
  const { ask } = call
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each person
  useEffect(() => {
    ask(() => bridge.slip({ person }), setSlip)
  }, [person])

  return (
    <main className="page page-slip">
      <article className="printed">
        <header className="slip-head">
          <ModeMark mode={snapshot.mode} />
          <div>
            <p className="step-number">{text.slip.title}</p>
            <h1 ref={heading} tabIndex={-1}>
              {nameOf(snapshot, person)}
            </h1>
            <p className="hint">
              {snapshot.title}. {text.common.ceremony}{' '}
              <span className="mono">{snapshot.ceremony}</span>
            </p>
          </div>
        </header>
        <Refusal notice={call.notice} />
        {slip ? <SlipBody slip={slip} /> : null}
      </article>
      <p className="lead no-print">{text.slip.check}</p>
      <Refusal notice={printer.notice} />
      <div className="actions no-print">
        <Button kind="primary" onPress={() => show({ at: 'ceremony' })}>
          {text.slip.done}
        </Button>
        <CallButton
          call={printer}
          busyText={text.working.printing}
          onPress={() => printer.ask(bridge.printPage)}
        >
          {text.slip.print}
        </CallButton>
      </div>
    </main>
  )
}

function SlipBody({ slip }: { readonly slip: Slip }) {
  return (
    <>
      <section className="slip-key" aria-label={text.slip.fingerprint}>
        <p className="lead no-print">{text.slip.lead(slip.name)}</p>
        <p className="label">
          {text.slip.fingerprint}, SHA256, {slip.id}
        </p>
        <Groups
          size="large"
          value={fingerprintBody(slip.fingerprint)}
          label={text.slip.fingerprint}
        />
        <p className="hint">
          {text.slip.caseHint} {text.slip.why}
        </p>
      </section>
      <NoteBox title={text.slip.note} at={slip} />
      {slip.superseded === undefined ? null : (
        <ul className="orders">
          {text.documents.custody.oldSet(slip.superseded).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <section className="ruled" aria-labelledby="slip-all">
        <h2 id="slip-all" className="label">
          {text.slip.all}
        </h2>
        <ul className="paper-list">
          {slip.all.map((one) => (
            <li key={one.id}>
              <span>{one.id}</span> <span>{one.fingerprint}</span>
            </li>
          ))}
        </ul>
      </section>
      <div className="print-only signature-lines">
        <p>{text.slip.signature}</p>
        <p>{text.slip.date}</p>
      </div>
    </>
  )
}
