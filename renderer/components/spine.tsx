import { useEffect, useRef } from 'react'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { StepView } from '#shared/ipc/views/step.ts'
import { timeOf } from '#shared/text/format.ts'
import { isBlind, nameOf, stepName } from '../store/select.ts'
import { text } from '../text/current.ts'

/** The printed script beside the work: what is done, what is now, what comes. */
export function Spine({ snapshot }: { readonly snapshot: Snapshot }) {
  const { script } = snapshot
  const acts = useRef<HTMLElement>(null)
  const current = script.find((step) => step.status === 'current')?.step
  const over = script.filter(({ status }) => status === 'done' || status === 'skipped').length
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another step is current
  useEffect(() => {
    showCurrent(acts.current)
    // Lines break otherwise once the fonts are there.
    void document.fonts.ready.then(() => showCurrent(acts.current))
  }, [current])
  return (
    <nav className="spine" aria-label={text.spine.title}>
      <header className="side-head">
        <h2>{text.spine.title}</h2>
        <p className="hint">{text.spine.count(over, script.length)}</p>
      </header>
      {/* Scrolls by itself, so the keyboard must be able to reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region needs a tab stop */}
      <section ref={acts} className="acts" tabIndex={0} aria-label={text.spine.title}>
        {actsOf(script).map(([first, ...others]) => (
          // An act may come twice in a script: its heading names it, and no landmark does.
          <section key={first.step}>
            <h3 className="line-head">{text.act(first.act)}</h3>
            <ol>
              {[first, ...others].map((step) => (
                <Line key={step.step} snapshot={snapshot} step={step} />
              ))}
            </ol>
          </section>
        ))}
      </section>
    </nav>
  )
}

/** Scrolls the step that is current into the upper third. */
function showCurrent(acts: HTMLElement | null): void {
  const row = acts?.querySelector('[aria-current="step"]')
  if (!acts || !(row instanceof HTMLElement)) return
  acts.scrollTop = row.offsetTop - acts.clientHeight / 3
}

function Line({ snapshot, step }: { readonly snapshot: Snapshot; readonly step: StepView }) {
  return (
    <li
      className={`line line-${step.status}`}
      aria-current={step.status === 'current' ? 'step' : undefined}
    >
      <span className="line-number">{step.number}</span>
      <span className="line-act">{stepName(snapshot, step)}</span>
      <span className="line-state">{stateOf(snapshot, step)}</span>
    </li>
  )
}

type Act = [StepView, ...StepView[]]

/** The steps by acts: those that stand together. */
function actsOf(script: readonly StepView[]): readonly Act[] {
  const acts: Act[] = []
  for (const step of script) {
    const act = acts.at(-1)
    if (act?.[0].act === step.act) act.push(step)
    else acts.push([step])
  }
  return acts
}

function stateOf(snapshot: Snapshot, step: StepView): string {
  if (step.status === 'current') return text.spine.now
  const [only, ...others] = step.who
  if (step.status === 'next') {
    return only && others.length === 0 ? nameOf(snapshot, only) : text.roles[step.role]
  }
  const at = step.entry === undefined || isBlind(snapshot) ? '' : `, ${text.spine.at(step.entry)}`
  const time = step.time === undefined ? '' : `, ${timeOf(step.time)}`
  return `${step.status === 'skipped' ? text.spine.skipped : text.spine.done}${at}${time}`
}
