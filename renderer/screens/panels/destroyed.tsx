import type { DestructionView, ThingView } from '#shared/ipc/views/destruction.ts'
import { Groups } from '../../components/groups.tsx'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { listed } from '../../text/format.ts'

/** What is left of a share set that came to its end, said outright; nothing in any other ceremony. */
export function Destroyed({ heading }: Pick<EndingProps, 'heading'>) {
  const snapshot = useSnapshot()
  const { destruction: end } = snapshot
  return end === undefined ? null : (
    <Ending end={end} nameOf={(id) => nameOf(snapshot, id)} heading={heading} />
  )
}

interface EndingProps {
  readonly end: DestructionView
  readonly nameOf: (id: string) => string
  readonly heading?: 'h2' | 'h3' | undefined
}

/** Each thing and what became of it, then what is at large: of a ceremony, or of its evidence. */
export function Ending({ end, nameOf, heading: Heading = 'h3' }: EndingProps) {
  const words = text.destruction
  const { destroyed, total, atLarge, threshold, recovers, copiesAtLarge, replacement } = end
  const left = atLarge.length
  return (
    <section className="ruled" aria-labelledby="destroyed-title">
      <Heading id="destroyed-title">{words.list}</Heading>
      <ul className="ticks">
        {end.things.map((thing) => (
          <li key={thing.thing} className={isGone(thing) ? 'tick-done' : 'tick-open'}>
            {nameOfThing(thing)} · {said(thing, nameOf)}
          </li>
        ))}
      </ul>
      {end.before === undefined ? null : (
        <>
          <p className="label">{words.before}</p>
          <ul className="ticks">
            {end.before.map(({ ceremony, checkpoint, pinned, things }) => (
              <li key={ceremony} className="tick-done">
                {listed(things.map(earlierThing))}, {words.beforeIn(ceremony)}
                {pinned ? `, ${words.beforePinned}` : null}
                {checkpoint === undefined ? null : (
                  <Groups value={checkpoint} label={text.verify.headOf} />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
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

/** The same of what an earlier ceremony has destroyed: `share:2:1`, or `copy:red`. */
function earlierThing(thing: string): string {
  const [of, id = '', copy] = thing.split(':')
  return of === 'share'
    ? text.destruction.share(Number(id), Number(copy))
    : text.destruction.backup(id)
}

function said(thing: ThingView, name: (id: string) => string): string {
  const { status, by, reason } = thing
  const words = by === undefined ? text.destruction.statuses[status] : signed(thing, by, name)
  return reason === undefined ? words : `${words}. ${reason}`
}

function signed(
  { status, witness, unwitnessed }: ThingView,
  by: string,
  name: (id: string) => string,
): string {
  const { statuses, watched } = text.destruction
  if (witness !== undefined) return watched(statuses[status], name(by), name(witness))
  return unwitnessed === undefined
    ? statuses[status]
    : text.destruction.unwitnessed(statuses[status], name(by))
}
