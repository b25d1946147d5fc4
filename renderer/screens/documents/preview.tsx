import { useEffect, useState } from 'react'
import { PAPER_SIZES, type PaperSize } from '#shared/documents/paper-size.ts'
import type { Paper } from '#shared/documents/papers.ts'
import type { DocumentTree } from '#shared/documents/tree.ts'
import type { DocumentsOf } from '#shared/ipc/arguments.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CallButton } from '../../components/call-button.tsx'
import { Facts } from '../../components/facts.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { useStore } from '../../store/store.ts'
import { text } from '../../text/current.ts'
import { useHeadingFocus } from '../heading-focus.ts'
import { Desk } from './desk.tsx'
import { titleOf } from './list.tsx'

interface PreviewProps {
  readonly of: DocumentsOf
  readonly paper: Paper
  readonly onBack: () => void
}

/** One document on its pages, and what can be done with it. */
export function Preview({ of, paper, onBack }: PreviewProps) {
  const call = useCall()
  const heading = useHeadingFocus()
  const [tree, setTree] = useState<DocumentTree | undefined>()
  const [size, setSize] = useState<PaperSize>('a4')
  const [pages, setPages] = useState(0)
  const { name, kind, standing } = paper
  const { ask } = call
  // What is made before a ceremony is made in the language of the screens.
  const language = useStore((store) => store.language)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each language
  useEffect(() => {
    ask(() => bridge.openDocument({ of, name }), setTree)
  }, [language])
  return (
    <main className="preview-screen">
      <section className="preview-about" aria-labelledby="preview-title">
        <Button kind="quiet" onPress={onBack}>
          {text.papers.all}
        </Button>
        <h1 id="preview-title" ref={heading} tabIndex={-1}>
          {titleOf(paper)}
        </h1>
        {standing === 'draft' ? (
          <p className="paper-standing paper-standing-draft">{text.papers.standings.draft}</p>
        ) : null}
        <p>{text.papers.kinds[kind].what}</p>
        <Facts
          facts={[
            { name: text.papers.signs, value: text.papers.kinds[kind].signs },
            { name: text.papers.when, value: text.papers.kinds[kind].when },
          ]}
        />
        {standing === 'draft' ? <p className="hint">{text.papers.draftNote}</p> : null}
        <Refusal notice={call.notice} />
        {tree ? (
          <>
            <SizeChoice size={size} onSize={setSize} />
            <Actions of={of} name={name} size={size} pages={pages} />
          </>
        ) : null}
      </section>
      {tree ? (
        <Desk title={titleOf(paper)} tree={tree} size={size} pages={pages} onPages={setPages} />
      ) : (
        <div className="desk" />
      )}
    </main>
  )
}

interface SizeChoiceProps {
  readonly size: PaperSize
  readonly onSize: (size: PaperSize) => void
}

function SizeChoice({ size, onSize }: SizeChoiceProps) {
  return (
    <fieldset className="sizes">
      <legend>{text.papers.size}</legend>
      {PAPER_SIZES.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="paper-size"
            checked={one === size}
            onChange={() => onSize(one)}
          />
          <span>{text.documents.page.sizes[one]}</span>
        </label>
      ))}
    </fieldset>
  )
}

interface ActionsProps {
  readonly of: DocumentsOf
  readonly name: string
  readonly size: PaperSize
  readonly pages: number
}

/** To the printer, or onto a medium: main has the document, the page names it. */
function Actions({ of, name, size, pages }: ActionsProps) {
  const call = useCall()
  const [done, setDone] = useState<string | undefined>()
  const begin = async (act: () => Promise<unknown>): Promise<void> => {
    setDone(undefined)
    await act()
  }
  const print = () =>
    call.ask(
      () => bridge.printDocument({ of, name, size }),
      ({ printed }) => {
        if (printed) setDone(text.papers.printed(pages))
        else call.tell(text.papers.cancelled, text.papers.cancelledHint)
      },
    )
  const save = () =>
    call.ask(
      () => bridge.saveDocument({ of, name, size }),
      (saved) => setDone(saved ? text.papers.saved(saved.file, saved.folder) : undefined),
    )
  return (
    <>
      <div className="preview-actions">
        <CallButton
          kind="primary"
          call={call}
          busyText={text.working.printing}
          onPress={() => begin(print)}
        >
          {text.papers.print}
        </CallButton>
        <CallButton call={call} busyText={text.working.saving} onPress={() => begin(save)}>
          {text.papers.save}
        </CallButton>
      </div>
      <Refusal notice={call.notice} />
      <p role="status" className="preview-done">
        {done}
      </p>
    </>
  )
}
