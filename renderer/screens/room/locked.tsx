import { durationOf, timeOf } from '#shared/text/format.ts'
import { useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { told } from '../../text/format.ts'
import { useHeadingFocus } from '../heading-focus.ts'
import { ClockPanel } from '../panels/clock.tsx'
import { EndBreak } from './break.tsx'
import { HandOver } from './handover.tsx'
import { Presence } from './presence.tsx'

/** Rule 8: fewer than two people, or a break. Nothing but coming back. */
export function Locked() {
  const snapshot = useSnapshot()
  const heading = useHeadingFocus()
  const { onBreak } = snapshot
  return (
    <article className="step locked" aria-labelledby="locked-title">
      <p className="step-number">
        {onBreak ? text.room.since(timeOf(onBreak.since)) : text.room.locked}
      </p>
      <h2 id="locked-title" ref={heading} tabIndex={-1}>
        {onBreak
          ? text.room.onBreak(onBreak.reason)
          : snapshot.lockedBecause && told(snapshot.lockedBecause)}
      </h2>
      <ul className="step-instruction">
        {(onBreak ? text.room.breakOrders : text.room.lockedOrders).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="panel">
        {onBreak ? <EndBreak /> : null}
        <Presence />
        {onBreak ? null : <HandOver />}
      </div>
    </article>
  )
}

/** The laptop's clock has jumped: two people read their watches. */
export function Jumped() {
  const snapshot = useSnapshot()
  const heading = useHeadingFocus()
  const { jumped } = snapshot
  if (jumped === undefined) return null
  return (
    <article className="step locked" aria-labelledby="jumped-title">
      <p className="step-number">{text.clock.held}</p>
      <h2 id="jumped-title" ref={heading} tabIndex={-1}>
        {text.clock.jumped(durationOf(jumped.seconds), jumped.seconds > 0)}
      </h2>
      <ul className="step-instruction">
        {text.clock.jumpedOrders.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ClockPanel at="jump" stated={jumped.stated} />
    </article>
  )
}
