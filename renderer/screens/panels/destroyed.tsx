import type { ThingView } from '#shared/ipc/views/destruction.ts'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { listed } from '../../text/format.ts'

/** What is left of a share set that came to its end, said outright; nothing in any other ceremony. */
export function Destroyed() {
  const snapshot = useSnapshot()
  const { destruction: end } = snapshot
  if (end === undefined) return null
  const words = text.destruction
  const { destroyed, total, atLarge, threshold, recovers, copiesAtLarge, replacement } = end
  const left = atLarge.length
  return (
    <section className="ruled" aria-labelledby="destroyed-title">
      <h3 id="destroyed-title">{words.list}</h3>
      <ul className="ticks">
        {end.things.map((thing) => (
          <li key={thing.thing} className={isGone(thing) ? 'tick-done' : 'tick-open'}>
            {nameOfThing(thing)} · {said(thing, (id) => nameOf(snapshot, id))}
          </li>
        ))}
      </ul>
      <p className="label">{words.shown(destroyed.length, total)}</p>
      {left === 0 ? null : <p>{words.atLarge(listed(atLarge.map(String)))}</p>}
      <p className={recovers ? 'field-fault' : undefined}>
        {recovers ? words.recovers(left, threshold) : words.dead(left, threshold)}
      </p>
      <p>
        {copiesAtLarge.length === 0 ? words.copiesGone : words.copiesLeft(listed(copiesAtLarge))}{' '}
        {words.unknown}
      </p>
      <p>{replacement === undefined ? words.ended : words.replaced(replacement.set)}</p>
    </section>
  )
}

function isGone({ status, witness }: ThingView): boolean {
  return status === 'destroyed' && witness !== undefined
}

/** A thing as people call it. */
function nameOfThing({ of, thing, index = 0, copy = 1 }: ThingView): string {
  return of === 'share'
    ? text.destruction.share(index, copy)
    : text.destruction.backup(thing.replace(/^copy:/, ''))
}

function said({ status, by, witness, reason }: ThingView, name: (id: string) => string): string {
  const { statuses, watched } = text.destruction
  const words =
    by === undefined || witness === undefined
      ? statuses[status]
      : watched(statuses[status], name(by), name(witness))
  return reason === undefined ? words : `${words}. ${reason}`
}
