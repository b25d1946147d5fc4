import { type FormEvent, useRef, useState } from 'react'
import { CARRIERS, type Carrier, type Method, methodsFor } from '#shared/ceremony/methods.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { ThingView } from '#shared/ipc/views/destruction.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Choice } from '../../components/choice.tsx'
import { PersonChoice } from '../../components/person-choice.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { TextField, typed } from '../../components/text-field.tsx'
import { useCall } from '../../store/call.ts'
import { inRoom, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

/** What stands on the thing and how it is destroyed, on record before anybody does it. */
export function StartForm({ thing }: { readonly thing: ThingView }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const people = handsFor(snapshot, thing)
  const [chosen, setBy] = useState<string | undefined>()
  const by = people.length === 1 ? people[0]?.id : chosen
  const [carrier, setCarrier] = useState<Carrier | undefined>()
  const [method, setMethod] = useState<Method | undefined>()
  const set = useRef<HTMLInputElement>(null)
  const commitment = useRef<HTMLInputElement>(null)
  const serial = useRef<HTMLInputElement>(null)
  const isShare = thing.of === 'share'
  const methods = isShare && carrier === undefined ? [] : methodsFor(carrier)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy) return
    if (by === undefined) call.tell(text.common.chooseYourself)
    else if (isShare && carrier === undefined) call.tell(text.destruction.needCarrier)
    else if (method === undefined) call.tell(text.destruction.needMethod)
    else if (!isShare && typed(serial) === '') call.tell(text.destruction.needSerial)
    else {
      const read = isShare
        ? { set: typed(set), commitment: typed(commitment), ...(carrier ? { carrier } : {}) }
        : { serial: typed(serial) }
      call.send(() => bridge.startDestruction({ by, thing: thing.thing, method, ...read }))
    }
  }

  return (
    <form onSubmit={submit} className="form">
      <p className="lead">{text.destruction.startLead}</p>
      {isShare ? <p>{text.destruction.secret}</p> : null}
      <PersonChoice
        people={people}
        value={by}
        onChoose={setBy}
        legend={text.destruction.startHands}
      />
      {isShare ? (
        <>
          <Choice
            columns
            legend={text.destruction.carrier}
            options={CARRIERS.map((value) => ({ value, label: text.destruction.carriers[value] }))}
            value={carrier}
            onChoose={(value) => {
              setCarrier(CARRIERS.find((one) => one === value))
              setMethod(undefined)
            }}
          />
          <TextField
            mono
            label={text.destruction.set}
            hint={text.destruction.setHint}
            field={set}
          />
          <TextField
            mono
            label={text.destruction.commitment}
            hint={text.destruction.commitmentHint}
            field={commitment}
          />
        </>
      ) : (
        <TextField mono aloud label={text.destruction.serial} field={serial} />
      )}
      {methods.length > 0 ? (
        <Choice
          legend={text.destruction.method}
          options={methods.map((value) => {
            const [label, note] = text.destruction.methods[value]
            return { value, label, note: note || undefined }
          })}
          value={method}
          onChoose={(value) => setMethod(methods.find((one) => one === value))}
        />
      ) : null}
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.destruction.busy}>
        {text.destruction.startGo}
      </CallButton>
    </form>
  )
}

/** Its custodian alone has a share in their hands, while they are in the room. */
function handsFor(snapshot: Snapshot, { custodian }: ThingView) {
  const here = inRoom(snapshot)
  const own = here.filter(({ id }) => id === custodian)
  return own.length > 0 ? own : here
}
