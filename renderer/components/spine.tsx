import { useEffect, useRef } from 'react'
import type { Snapshot, StepView } from '#shared/ipc/snapshot.ts'
import { isBlind, nameOf, taskName } from '../store/select.ts'
import { text } from '../text/en.ts'
import { timeOf } from '../text/format.ts'

/** The printed script beside the work: what is done, what is now, what comes. */
export function Spine({ snapshot }: { readonly snapshot: Snapshot }) {
  const { script } = snapshot
  const list = useRef<HTMLOListElement>(null)
  const current = script.findIndex((step) => step.status === 'current')
  const done = script.filter((step) => step.status === 'done').length
  useEffect(() => {
    const row = list.current?.children[current]
    if (!(row instanceof HTMLElement) || !list.current) return
    list.current.scrollTop = row.offsetTop - list.current.clientHeight / 3
  }, [current])
  return (
    <nav className="spine" aria-label={text.spine.title}>
      <header className="side-head">
        <h2>{text.spine.title}</h2>
        <p className="hint">{text.spine.count(done, script.length)}</p>
      </header>
      {/* Scrolls by itself, so the keyboard must be able to reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region needs a tab stop */}
      <ol ref={list} tabIndex={0} aria-label={text.spine.title}>
        {script.map((step) => (
          <li
            key={step.number}
            className={`line line-${step.status}`}
            aria-current={step.status === 'current' ? 'step' : undefined}
          >
            <span className="line-number">{step.number}</span>
            <span className="line-act">{taskName(snapshot, step.task)}</span>
            <span className="line-state">{stateOf(snapshot, step)}</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function stateOf(snapshot: Snapshot, step: StepView): string {
  if (step.status === 'current') return text.spine.now
  const [only, ...others] = step.who
  if (step.status === 'next') {
    return only && others.length === 0 ? nameOf(snapshot, only) : text.roles[step.role]
  }
  const at = step.entry === undefined || isBlind(snapshot) ? '' : `, ${text.spine.at(step.entry)}`
  const time = step.time === undefined ? '' : `, ${timeOf(step.time)}`
  return `${text.spine.done}${at}${time}`
}
