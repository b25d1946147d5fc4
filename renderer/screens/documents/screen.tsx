import { useEffect, useState } from 'react'
import type { DocumentsOf } from '#shared/ipc/arguments.ts'
import type { DocumentList } from '#shared/ipc/answers.ts'
import type { Paper } from '#shared/documents/papers.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ModeMark } from '../../components/mode-mark.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { show, useStore, type View } from '../../store/store.ts'
import { text } from '../../text/current.ts'
import { useHeadingFocus } from '../heading-focus.ts'
import { PaperList } from './list.tsx'
import { Preview } from './preview.tsx'

interface DocumentsProps {
  readonly of: DocumentsOf
  /** Where the way leads back to. */
  readonly back: View
}

/** Every document, to read and to print: of a plan, of a ceremony, of verified evidence. */
export function DocumentsScreen({ of, back }: DocumentsProps) {
  const call = useCall()
  const [list, setList] = useState<DocumentList | undefined>()
  const [chosen, setChosen] = useState<Paper | undefined>()
  const [last, setLast] = useState<Paper | undefined>()
  const entries = useStore((store) => store.snapshot?.entries)
  const { ask } = call
  // biome-ignore lint/correctness/useExhaustiveDependencies: as often as the log has grown
  useEffect(() => {
    ask(() => bridge.listDocuments({ of }), setList)
  }, [entries])
  const toList = (): void => {
    setLast(chosen)
    setChosen(undefined)
  }
  if (chosen !== undefined)
    return <Preview key={chosen.name} of={of} paper={chosen} onBack={toList} />
  return (
    <main className="page page-documents">
      <Head of={of} list={list} />
      <Refusal notice={call.notice} />
      {list?.documents.length === 0 ? <Nothing /> : null}
      {list === undefined ? null : (
        <PaperList papers={list.documents} last={last} onOpen={setChosen} />
      )}
      <p className="hint">{text.papers.shares}</p>
      <div className="actions">
        <Button kind="primary" onPress={() => show(back)}>
          {text.common.back}
        </Button>
      </div>
    </main>
  )
}

function Head({ of, list }: { readonly of: DocumentsOf; readonly list: DocumentList | undefined }) {
  const heading = useHeadingFocus()
  return (
    <header className="slip-head">
      {list ? <ModeMark mode={list.mode} /> : null}
      <div>
        <p className="step-number">{list?.title ?? text.product}</p>
        <h1 ref={heading} tabIndex={-1}>
          {text.papers.title}
        </h1>
        <p className="lead">{text.papers.leads[of.from]}</p>
      </div>
    </header>
  )
}

function Nothing() {
  return (
    <section className="ruled">
      <h2>{text.papers.none}</h2>
      <p>{text.papers.noneHint}</p>
    </section>
  )
}
