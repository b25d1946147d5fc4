import { useId } from 'react'
import type { GateView } from '#shared/ipc/views/preflight.ts'
import { nameOf, useSnapshot } from '../store/select.ts'
import { text } from '../text/current.ts'
import { listed } from '../text/format.ts'

interface GateListProps {
  readonly title?: string
  readonly gates: readonly GateView[]
}

/** Gates that stand alike, one below the other: what is demanded, what was seen, what to do. */
export function GateList({ title, gates }: GateListProps) {
  const id = useId()
  if (gates.length === 0) return null
  const list = (
    <ul className="gates">
      {gates.map((one) => (
        <GateItem key={one.gate} one={one} />
      ))}
    </ul>
  )
  if (title === undefined) return list
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {list}
    </section>
  )
}

const TICKS = { pass: 'tick-done', fail: 'tick-bad', ask: 'tick-open' }

function GateItem({ one }: { readonly one: GateView }) {
  const snapshot = useSnapshot()
  const { gate, claim, verdict, evidence, waived, confirmedBy } = one
  return (
    <li className={one.open ? 'tick-done' : TICKS[verdict]}>
      <p>
        <strong>{text.gates.names[gate] ?? gate}</strong> · {text.gates.verdicts[verdict]}
      </p>
      <p className="hint">{text.gates.demanded(claim)}</p>
      <p className="gate-seen">{text.gates.saw(text.said(evidence))}</p>
      {verdict === 'pass' || waived !== undefined ? null : <p>{text.gates.advice[gate] ?? ''}</p>}
      {waived === undefined ? null : <p>{text.gates.waived(waived)}</p>}
      {confirmedBy.length === 0 ? null : (
        <p>{text.gates.confirmed(listed(confirmedBy.map((id) => nameOf(snapshot, id))))}</p>
      )}
    </li>
  )
}
