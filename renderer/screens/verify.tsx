import { type FormEvent, useRef, useState } from 'react'
import type { VerifyReport } from '#shared/ipc/api.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { Facts } from '../components/facts.tsx'
import { Groups } from '../components/groups.tsx'
import { Refusal, sentence } from '../components/refusal.tsx'
import { TextField, typed } from '../components/text-field.tsx'
import { Words } from '../components/words.tsx'
import { useCall } from '../store/call.ts'
import { show } from '../store/store.ts'
import { text } from '../text/current.ts'
import { useHeadingFocus } from './heading-focus.ts'

/** Checks a bundle against the paper that people took home. */
export function VerifyScreen() {
  const call = useCall()
  const heading = useHeadingFocus()
  const paper = useRef<HTMLTextAreaElement>(null)
  const head = useRef<HTMLTextAreaElement>(null)
  const [report, setReport] = useState<VerifyReport | undefined>()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const call1 = { paper: typed(paper), head: typed(head) }
    call.ask(
      () => bridge.verifyBundle(call1),
      (result) => result && setReport(result),
    )
  }
  return (
    <main className="page page-verify">
      <header className="home-head">
        <p className="step-number">{text.product}</p>
        <h1 ref={heading} tabIndex={-1}>
          {text.verify.title}
        </h1>
        <p className="lead">{text.verify.lead}</p>
      </header>
      {report ? <Report report={report} /> : null}
      <form onSubmit={submit} className="form ruled">
        <TextField
          mono
          label={text.verify.paper}
          hint={text.verify.paperHint}
          field={paper}
          lines={7}
        />
        <TextField
          mono
          label={text.verify.head}
          hint={text.verify.headHint}
          field={head}
          lines={3}
        />
        <Refusal notice={call.notice} />
        <div className="actions">
          <Button
            submit
            kind={report ? 'plain' : 'primary'}
            busy={call.busy}
            busyText={text.verify.checking}
          >
            {report ? text.verify.again : text.verify.choose}
          </Button>
          <Button onPress={() => show({ at: 'home' })}>{text.common.back}</Button>
        </div>
      </form>
    </main>
  )
}

function Report({ report }: { readonly report: VerifyReport }) {
  const anchored = report.anchored !== 'none'
  const good = anchored ? text.verify.good : text.verify.consistent
  return (
    <section
      className={`verdict verdict-${report.ok ? (anchored ? 'good' : 'weak') : 'bad'}`}
      aria-labelledby="verdict-title"
      aria-live="polite"
    >
      <h2 id="verdict-title">
        {report.ok ? good : text.verify.bad}: {report.mode.toUpperCase()}, {report.outcome}
      </h2>
      <p className="lead">
        {sentence(
          report.entry === undefined
            ? report.message
            : `${report.message} (${text.verify.atEntry(report.entry)})`,
        )}
      </p>
      {report.ok && !anchored ? <p>{text.verify.consistentHint}</p> : null}
      <Facts
        facts={[
          { name: text.common.ceremony, value: report.ceremony, mono: true },
          { name: text.verify.anchored, value: report.anchored },
          { name: text.verify.entries, value: report.entries },
        ]}
      />
      <h3 className="label">{text.verify.checks}</h3>
      <ul className="ticks checks">
        {report.checks.map((check) => (
          <li key={check.name} className={check.ok ? 'tick-done' : 'tick-bad'}>
            {check.name}: {check.ok ? text.verify.passed : text.verify.failed}
            {check.entry === undefined ? '' : `, ${text.verify.atEntry(check.entry)}`}
            {check.message ? `. ${sentence(check.message)}` : ''}
          </li>
        ))}
      </ul>
      {report.words.length > 0 ? (
        <>
          <h3 className="label">{text.verify.headOf}</h3>
          <Words words={report.words} label={text.verify.headOf} />
          <Groups value={report.fingerprint} label={text.verify.headOf} />
        </>
      ) : null}
    </section>
  )
}
