import { lastEntry } from '../store/select.ts'
import { text } from '../text/current.ts'
import { Groups } from './groups.tsx'

interface NoteBoxProps {
  readonly title: string
  readonly hint?: string
  readonly at: { readonly entries: number; readonly runningHead: string }
}

/** The entry number and the running head, to be copied on paper. */
export function NoteBox({ title, hint, at }: NoteBoxProps) {
  return (
    <section className="note" aria-label={title}>
      <p className="label">{title}</p>
      <div className="note-values">
        <div>
          <p className="note-name">{text.common.entry}</p>
          <p className="note-entry">{lastEntry(at)}</p>
        </div>
        <div>
          <p className="note-name">{text.common.runningHead}</p>
          <Groups value={at.runningHead} label={text.common.runningHead} />
        </div>
      </div>
      {hint ? <p className="hint">{hint}</p> : null}
    </section>
  )
}
