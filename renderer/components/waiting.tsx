import { nameOf, useSnapshot } from '../store/select.ts'
import { text } from '../text/current.ts'
import { listed } from '../text/format.ts'

interface WaitingProps {
  readonly who: readonly string[]
  /** What to do, line by line, where it is not what is done in most steps. */
  readonly lines?: readonly string[]
}

/** In place of a form: everybody who may do this is out of the room. */
export function Waiting({ who, lines = [text.step.nobodyHint] }: WaitingProps) {
  const snapshot = useSnapshot()
  return (
    <div className="panel">
      <div className="notice">
        <p className="notice-title">
          {text.step.nobody(listed(who.map((id) => nameOf(snapshot, id))))}
        </p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  )
}
