import type { LogLine } from '#shared/ipc/snapshot.ts'
import { timeOf } from '#shared/text/format.ts'
import { text } from '../text/current.ts'
import { Button } from './button.tsx'

interface RecordedProps {
  readonly lines: readonly LogLine[]
  readonly nameOf: (actor: string) => string
  readonly onLog: () => void
}

/** What the log took down last, newest on top; said aloud politely when it changes. */
export function Recorded({ lines, nameOf, onLog }: RecordedProps) {
  const newest = lines.at(-1)
  return (
    <section className="recorded" aria-label={text.recorded.title}>
      <header className="side-head">
        <h2>{text.recorded.title}</h2>
        <Button kind="quiet" onPress={onLog}>
          {text.recorded.log}
        </Button>
      </header>
      <p className="visually-hidden" aria-live="polite">
        {newest ? `${text.common.entry} ${newest.seq}. ${newest.sentence}` : ''}
      </p>
      {lines.length === 0 ? <p className="hint">{text.recorded.none}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region needs a tab stop */}
      <ol tabIndex={0} aria-label={text.recorded.title}>
        {lines.toReversed().map((line) => (
          <li key={line.seq}>
            <p className="recorded-meta">
              <span>{line.seq}</span>
              <time dateTime={line.time}>{timeOf(line.time)}</time>
              <span>{nameOf(line.actor)}</span>
            </p>
            <p>{line.sentence}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
