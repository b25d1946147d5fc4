import { nameOf, useSnapshot } from '../store/select.ts'
import { text } from '../text/current.ts'
import { listed } from '../text/format.ts'

/** In place of a form: everybody who may do this is out of the room. */
export function Waiting({ who }: { readonly who: readonly string[] }) {
  const snapshot = useSnapshot()
  return (
    <div className="panel">
      <div className="notice">
        <p className="notice-title">
          {text.step.nobody(listed(who.map((id) => nameOf(snapshot, id))))}
        </p>
        <p>{text.step.nobodyHint}</p>
      </div>
    </div>
  )
}
