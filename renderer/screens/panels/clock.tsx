import { type FormEvent, useRef } from 'react'
import type { ClockView } from '#shared/ipc/views/person.ts'
import { durationOf } from '#shared/text/format.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SignerFields, useSigner } from '../../components/signing.tsx'
import { TextField, typed } from '../../components/text-field.tsx'
import { useCall } from '../../store/call.ts'
import { inRoom, nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

interface ClockPanelProps {
  readonly at: ClockView['at']
  /** Who has read theirs already. */
  readonly stated: readonly string[]
  readonly who?: readonly string[]
}

/** Two people read their watches and the clock of the room, and sign what they read. */
export function ClockPanel({ at, stated, who }: ClockPanelProps) {
  const snapshot = useSnapshot()
  const call = useCall()
  const signer = useSigner()
  const date = useRef<HTMLInputElement>(null)
  const time = useRef<HTMLInputElement>(null)
  const wall = useRef<HTMLInputElement>(null)
  const people = inRoom(snapshot).filter(
    ({ id }) => !stated.includes(id) && (who?.includes(id) ?? true),
  )
  const read = stated.flatMap(
    (id) => snapshot.clocks.findLast((one) => one.at === at && one.by === id) ?? [],
  )

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy) return
    const watch = `${typed(date)}T${typed(time)}Z`
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(watch)) return call.tell(text.clock.needTime)
    const shown = typed(wall)
    if (shown === '') return call.tell(text.clock.needRoom)
    if (!signer.ready(call.tell)) return
    const said = { at, watch, room: shown }
    const done = await call.send(() =>
      signer.sign((signing) => bridge.stateClock({ ...signing, ...said })),
    )
    if (!done) return
    signer.reset()
    for (const field of [date, time, wall]) if (field.current) field.current.value = ''
  }

  return (
    <form onSubmit={submit} className="panel">
      {read.length > 0 ? (
        <ul className="ticks">
          {read.map((one) => (
            <li key={one.entry} className="tick-done">
              {text.clock.stated(nameOf(snapshot, one.by), readingOf(one.watch))}.{' '}
              {difference(one.seconds)}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="lead">{read.length > 0 ? text.clock.second : text.clock.lead}</p>
      <div className="field-pair">
        <TextField mono label={text.clock.date} hint={text.clock.dateHint} field={date} />
        <TextField mono label={text.clock.time} hint={text.clock.timeHint} field={time} />
      </div>
      <TextField label={text.clock.room} hint={text.clock.roomHint} field={wall} />
      <SignerFields signer={signer} people={people} />
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.clock.busy}>
        {text.clock.go}
      </CallButton>
    </form>
  )
}

/** `2026-11-22T09:17:24Z` as it was typed. */
function readingOf(watch: string): string {
  return watch.slice(0, -1).replace('T', ' ')
}

function difference(seconds: number): string {
  if (seconds === 0) return text.clock.exact
  return text.clock.differs(durationOf(seconds), seconds > 0)
}
