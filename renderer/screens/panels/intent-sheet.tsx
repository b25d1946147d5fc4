import type { IntentView } from '#shared/ipc/views/intent.ts'
import { timeOf } from '#shared/text/format.ts'
import { NoteBox } from '../../components/note-box.tsx'
import { Parameters } from '../../components/parameters.tsx'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

/** What is approved, exactly as it was declared, and who has approved it. */
export function IntentSheet({ intent }: { readonly intent: IntentView }) {
  const snapshot = useSnapshot()
  return (
    <>
      <Parameters
        by={text.action.by(nameOf(snapshot, intent.by), intent.entry)}
        lines={intent.parameters}
        words={intent.digestWords}
      />
      <NoteBox title={text.action.note} hint={text.action.noteHint} at={snapshot} />
      <section className="ruled" aria-labelledby="approvals-title">
        <h3 id="approvals-title">{text.action.approvals}</h3>
        <ul className="ticks">
          {intent.approvals.map((one) => (
            <li key={one.id} className="tick-done">
              {text.action.approvedBy(
                nameOf(snapshot, one.id),
                text.roles[one.role],
                timeOf(one.time),
              )}
            </li>
          ))}
          <li className={intent.missing === '' ? 'tick-done' : 'tick-open'}>
            {intent.missing === ''
              ? text.action.complete
              : text.action.missing(text.needed(intent.missing))}
          </li>
        </ul>
      </section>
    </>
  )
}
