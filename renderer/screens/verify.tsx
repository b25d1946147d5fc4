import type { FormEvent } from 'react'
import type { DroppedFolder } from '#shared/ipc/arguments.ts'
import type { VerifiedBundle } from '#shared/ipc/answers.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { CallButton } from '../components/call-button.tsx'
import { PageHead } from '../components/page-head.tsx'
import { PaperFields, typedPaper, usePaper } from '../components/paper-fields.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useCall } from '../store/call.ts'
import { useDrop } from '../store/drop.ts'
import { leave, show, showDocuments } from '../store/store.ts'
import { text } from '../text/current.ts'
import { useHeadingFocus } from './heading-focus.ts'
import { Report } from './verify-report.tsx'

interface VerifyProps {
  readonly folder?: DroppedFolder | undefined
  /** What the last check showed, for whoever comes back from the documents. */
  readonly report?: VerifiedBundle | undefined
}

/** Checks a bundle, chosen or dropped, against the paper that people took home. */
export function VerifyScreen({ folder, report }: VerifyProps) {
  const call = useCall()
  const heading = useHeadingFocus()
  const paper = usePaper()
  const token = report?.token
  const over = useDrop({
    onFolder: (folder) =>
      leave(() => {
        call.clear()
        show({ at: 'verify', folder })
      }),
    onRefused: () => call.tell(text.verify.dropRefused, text.verify.dropRefusedHint),
  })
  const verify = (chosen: { folder: DroppedFolder } | undefined): void => {
    const dropped = chosen === undefined ? {} : { dropped: chosen.folder.token }
    const anchors = { ...typedPaper(paper), ...dropped }
    call.ask(
      () => bridge.verifyBundle(anchors),
      (result) => {
        if (result === null) return
        show({ at: 'verify', report: result, ...chosen })
        heading.current?.focus()
      },
    )
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    verify(folder === undefined ? undefined : { folder })
  }
  return (
    <main className="page page-verify">
      <PageHead title={text.verify.title} lead={text.verify.lead} heading={heading} />
      {report ? <Report report={report} /> : null}
      {token === undefined ? null : (
        <div className="actions">
          <Button onPress={() => showDocuments({ from: 'bundle', token })}>{text.papers.go}</Button>
        </div>
      )}
      <form onSubmit={submit} className="form ruled">
        <PaperFields {...paper} />
        <Refusal notice={call.notice} />
        <p className={over ? 'drop-place drop-over' : 'drop-place'}>
          {over ? text.verify.dropHere : null}
          {!over && folder === undefined ? text.verify.drop : null}
          {!over && folder !== undefined ? (
            <>
              {text.verify.folder}: <code>{folder.path}</code>
            </>
          ) : null}
        </p>
        <div className="actions">
          <CallButton
            submit
            kind={report ? 'plain' : 'primary'}
            call={call}
            busyText={text.verify.checking}
          >
            {folder === undefined
              ? report
                ? text.verify.again
                : text.verify.choose
              : text.verify.dropped}
          </CallButton>
          {folder === undefined ? null : (
            <Button
              held={call.busy}
              onPress={() => {
                show({ at: 'verify', ...(report ? { report } : {}) })
                verify(undefined)
              }}
            >
              {text.verify.again}
            </Button>
          )}
          <Button onPress={() => show({ at: 'home' })}>{text.common.back}</Button>
        </div>
      </form>
    </main>
  )
}
