import type { FormEvent } from 'react'
import type { PersonView } from '#shared/ipc/views/person.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { NewPassphrase, useNewPassphrase } from '../../components/new-passphrase.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { show } from '../../store/store.ts'
import { text } from '../../text/current.ts'

/** One person makes their signing key, locked by a passphrase only they know. */
export function EnrolPanel({ person }: { readonly person: PersonView }) {
  const call = useCall()
  const passphrase = useNewPassphrase()

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy || !passphrase.ready(call.tell)) return
    const enrolled = await call.send(() =>
      passphrase.spend((typed) => bridge.enrol({ person: person.id, passphrase: typed })),
    )
    if (enrolled) show({ at: 'slip', person: person.id })
  }

  return (
    <form onSubmit={submit} className="panel">
      <p className="lead">{text.enrol.choose}</p>
      <NewPassphrase fields={passphrase} />
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.enrol.busy}>
        {text.enrol.go(person.name)}
      </CallButton>
    </form>
  )
}
