import type { ParameterLine } from '#shared/ipc/views/intent.ts'
import { text } from '../text/current.ts'
import { Words } from './words.tsx'

/** More lines than a screen shows at once. */
const SCREEN = 16

interface ParametersProps {
  /** Who declared them, and where in the log. */
  readonly by: string
  readonly lines: readonly ParameterLine[]
  readonly words: readonly string[]
}

/**
 * The exact parameters of an action. A list that fits stands before its digest; of a longer one the
 * count and the digest come first, and the list is read by scrolling.
 */
export function Parameters({ by, lines, words }: ParametersProps) {
  const long = lines.length > SCREEN
  const list = (
    <dl key="list" className="parameters">
      {lines.map((line) => (
        <div key={`${line.name} ${line.value}`} className="parameter">
          <dt>{text.parameter(line.name)}</dt>
          <dd>{line.value}</dd>
        </div>
      ))}
    </dl>
  )
  const digest = (
    <div key="digest" className="digest">
      <p className="label">{text.action.digest}</p>
      <Words words={words} label={text.action.digest} />
    </div>
  )
  return (
    <section className="ruled" aria-labelledby="parameters-title">
      <h3 id="parameters-title">
        {long ? text.action.parametersOf(lines.length) : text.action.parameters}
      </h3>
      <p className="hint">{by}</p>
      {long ? (
        <>
          {digest}
          <p className="hint">{text.action.parametersHint}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region needs a tab stop */}
          <section className="parameters-scroll" tabIndex={0} aria-label={text.action.list}>
            {list}
          </section>
        </>
      ) : (
        [list, digest]
      )}
    </section>
  )
}
