import { type FormEvent, useRef, useState } from 'react'
import type { PersonView } from '#shared/ipc/views/person.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CallButton } from '../../components/call-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SecretField } from '../../components/secret-field.tsx'
import { useSigner } from '../../components/signing.tsx'
import { TextField, typed } from '../../components/text-field.tsx'
import { useCall } from '../../store/call.ts'
import { enrolled, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { rolesOf } from '../../text/format.ts'

/** Everybody enrolled, whether they are here, and one action each: leave, or come back. */
export function Presence() {
  const snapshot = useSnapshot()
  // Whose every duty was taken over does not come back.
  const people = enrolled(snapshot).filter(({ roles }) => roles.length > 0)
  const [open, setOpen] = useState<string | undefined>()
  const close = (): void => setOpen(undefined)
  return (
    <section className="ruled" aria-labelledby="present-title">
      <h3 id="present-title">{text.room.present(snapshot.present.length, people.length)}</h3>
      <ul className="presence">
        {people.map((person) => (
          <li key={person.id} className={person.present ? 'tick-done' : 'tick-open'}>
            <p className="presence-name">
              <strong>{person.name}</strong>{' '}
              <span className="presence-note">
                {rolesOf(person.roles)}, {person.present ? text.room.here : text.room.away}
              </span>
            </p>
            {open === person.id ? (
              <Move person={person} onDone={close} />
            ) : (
              <Button
                label={text.room.moves(person.name, person.present)}
                onPress={() => setOpen(person.id)}
              >
                {person.present ? text.room.leaves : text.room.back}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface MoveProps {
  readonly person: PersonView
  readonly onDone: () => void
}

function Move({ person, onDone }: MoveProps) {
  return person.present ? (
    <Leave person={person} onDone={onDone} />
  ) : (
    <Return person={person} onDone={onDone} />
  )
}

function Leave({ person, onDone }: MoveProps) {
  const call = useCall()
  const reason = useRef<HTMLInputElement>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy) return
    const said = typed(reason)
    if (said === '') return call.tell(text.room.need)
    if (await call.send(() => bridge.leaveRoom({ person: person.id, reason: said }))) onDone()
  }
  return (
    <form onSubmit={submit} className="form" aria-label={text.room.moves(person.name, true)}>
      <TextField label={text.room.reason} hint={text.room.leaveHint} field={reason} />
      <Refusal notice={call.notice} />
      <div className="actions">
        <CallButton submit kind="primary" call={call} busyText={text.room.busy}>
          {text.room.leave}
        </CallButton>
        <Button onPress={onDone}>{text.common.cancel}</Button>
      </div>
    </form>
  )
}

function Return({ person, onDone }: MoveProps) {
  const call = useCall()
  const signer = useSigner(person.id)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy || !signer.ready(call.tell)) return
    const back = await call.send(() => signer.sign((signing) => bridge.returnToRoom(signing)))
    if (back) onDone()
  }
  return (
    <form onSubmit={submit} className="form" aria-label={text.room.moves(person.name, false)}>
      <SecretField
        label={text.common.passphraseOf(person.name)}
        hint={text.room.backHint}
        field={signer.passphrase}
      />
      <Refusal notice={call.notice} />
      <div className="actions">
        <CallButton submit kind="primary" call={call} busyText={text.room.busy}>
          {text.room.returned}
        </CallButton>
        <Button onPress={onDone}>{text.common.cancel}</Button>
      </div>
    </form>
  )
}
