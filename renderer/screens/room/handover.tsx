import { type FormEvent, useState } from 'react'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Fold } from '../../components/fold.tsx'
import { NewPassphrase, useNewPassphrase } from '../../components/new-passphrase.tsx'
import { PersonChoice } from '../../components/person-choice.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SecretField } from '../../components/secret-field.tsx'
import { useSigner } from '../../components/signing.tsx'
import { useCall } from '../../store/call.ts'
import { inRoom, nameOf, useSnapshot } from '../../store/select.ts'
import { show } from '../../store/store.ts'
import { text } from '../../text/current.ts'

/** A deputy or alternate whom the plan names takes the place of somebody who is not there. */
export function HandOver() {
  const snapshot = useSnapshot()
  const call = useCall()
  const [chosen, choose] = useState<string | undefined>()
  const places = inRoom(snapshot).flatMap((person) =>
    (person.deputyFor ?? [])
      .filter((from) => !snapshot.present.includes(from))
      .map((from) => ({ value: `${person.id} ${from}`, to: person.id, from })),
  )
  const place =
    places.find((one) => one.value === chosen) ?? (places.length === 1 ? places[0] : undefined)
  const signer = useSigner(place?.to)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy) return
    if (place === undefined) return call.tell(text.common.chooseYourself)
    if (!signer.ready(call.tell)) return
    const { from } = place
    await call.send(() => signer.sign((signing) => bridge.handOver({ ...signing, from })))
  }

  return (
    <Fold title={text.room.handTitle} hint={text.room.handLead}>
      {snapshot.handed.length > 0 ? (
        <ul className="ticks">
          {snapshot.handed.map((one) => (
            <li key={`${one.from} ${one.to}`} className="tick-done">
              {text.room.handed(nameOf(snapshot, one.to), nameOf(snapshot, one.from))}
            </li>
          ))}
        </ul>
      ) : null}
      {places.length === 0 && snapshot.handed.length === 0 ? (
        <p className="hint">{text.room.handNone}</p>
      ) : null}
      {places.length === 0 ? null : (
        <form onSubmit={submit} className="form">
          <Choice
            columns
            legend={text.common.who}
            options={places.map(({ value, to, from }) => ({
              value,
              label: nameOf(snapshot, to),
              note: text.room.handFrom(nameOf(snapshot, from)),
            }))}
            value={place?.value}
            onChoose={choose}
          />
          <SecretField label={text.common.passphrase} field={signer.passphrase} />
          <Refusal notice={call.notice} />
          <CallButton submit kind="primary" call={call} busyText={text.room.busy}>
            {text.room.handGo}
          </CallButton>
        </form>
      )}
    </Fold>
  )
}

/** A new key for somebody who forgot their passphrase; a co-signed exception comes first. */
export function Renewal() {
  const snapshot = useSnapshot()
  const call = useCall()
  const passphrase = useNewPassphrase()
  const [person, choose] = useState<string | undefined>()

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy) return
    if (person === undefined) return call.tell(text.common.chooseYourself)
    if (!passphrase.ready(call.tell)) return
    const made = await call.send(() =>
      passphrase.spend((typed) => bridge.reEnrol({ person, passphrase: typed })),
    )
    // The old slips are void: the new fingerprint goes on paper at once.
    if (made) show({ at: 'slip', person })
  }

  return (
    <Fold title={text.room.renewTitle} hint={text.room.renewLead}>
      <form onSubmit={submit} className="form">
        <PersonChoice
          legend={text.room.renewWho}
          people={inRoom(snapshot)}
          value={person}
          onChoose={choose}
        />
        <NewPassphrase fields={passphrase} />
        <Refusal notice={call.notice} />
        <CallButton submit kind="primary" call={call} busyText={text.room.busy}>
          {person === undefined
            ? text.room.renewSomebody
            : text.room.renewGo(nameOf(snapshot, person))}
        </CallButton>
      </form>
    </Fold>
  )
}
