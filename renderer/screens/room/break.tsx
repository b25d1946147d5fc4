import { type FormEvent, useRef, useState } from 'react'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Fold } from '../../components/fold.tsx'
import { PersonChoice } from '../../components/person-choice.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { TextField, typed } from '../../components/text-field.tsx'
import { useCall } from '../../store/call.ts'
import { endBreakers, inRoom, runners, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

/** Those who run the ceremony send everybody into a break. */
export function StartBreak({ onDone }: { readonly onDone: () => void }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const people = inRoom(snapshot).filter(({ id }) => runners(snapshot).includes(id))
  const [chosen, choose] = useState<string | undefined>()
  const by = chosen ?? (people.length === 1 ? people[0]?.id : undefined)
  const reason = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy) return
    const said = typed(reason)
    if (said === '') return call.tell(text.room.need)
    if (by === undefined) return call.tell(text.common.chooseYourself)
    if (await call.send(() => bridge.startBreak({ by, reason: said }))) onDone()
  }

  return (
    <Fold title={text.room.breakTitle} hint={text.room.breakLead}>
      <form onSubmit={submit} className="form">
        <TextField label={text.room.breakReason} hint={text.room.breakHint} field={reason} />
        <PersonChoice people={people} value={by} onChoose={choose} />
        <Refusal notice={call.notice} />
        <CallButton submit kind="primary" call={call} busyText={text.room.busy}>
          {text.room.breakGo}
        </CallButton>
      </form>
    </Fold>
  )
}

/** Ends a break once the administrator, or a deputy, and one more person are back. */
export function EndBreak() {
  const snapshot = useSnapshot()
  const call = useCall()
  const people = endBreakers(snapshot)
  const [chosen, choose] = useState<string | undefined>()
  const by = people.find((one) => one.id === chosen)?.id ?? people[0]?.id
  if (by === undefined || snapshot.present.length < 2) return null
  return (
    <section className="perform" aria-labelledby="end-break-title">
      <h3 id="end-break-title">{text.room.endBreakReady}</h3>
      {people.length > 1 ? <PersonChoice people={people} value={by} onChoose={choose} /> : null}
      <Refusal notice={call.notice} />
      <CallButton
        kind="primary"
        call={call}
        busyText={text.room.busy}
        onPress={() => call.send(() => bridge.endBreak({ by }))}
      >
        {text.room.endBreak}
      </CallButton>
    </section>
  )
}
