import { type FormEvent, useState } from 'react'
import { bridge } from '../api.ts'
import { CallButton } from '../components/call-button.tsx'
import { Choice } from '../components/choice.tsx'
import { NewPassphrase, useNewPassphrase } from '../components/new-passphrase.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useCall } from '../store/call.ts'
import { accept, show } from '../store/store.ts'
import { text } from '../text/current.ts'
import type { ReviewedPlan } from './review-sections.tsx'

interface OpenFormProps {
  readonly token: string
  readonly plan: ReviewedPlan
}

/** The administrator, or their deputy, enrols, which opens the ceremony: entry 0 and their key are one transaction. */
export function OpenForm({ token, plan }: OpenFormProps) {
  const call = useCall()
  const passphrase = useNewPassphrase()
  const openers = plan.people.filter(({ id }) => plan.openers.includes(id))
  const [by, setBy] = useState(plan.openers[0])
  const opener = openers.find(({ id }) => id === by)
  if (opener === undefined) return null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy || !passphrase.ready(call.tell)) return
    // The ceremony is open from here on, and may be on the screen before its answer.
    call.take(
      () =>
        passphrase.spend((typed) =>
          bridge.openCeremony({ token, passphrase: typed, by: opener.id }),
        ),
      (snapshot) => {
        accept(snapshot)
        show({ at: 'slip', person: opener.id })
      },
    )
  }

  return (
    <form onSubmit={submit} className="form ruled no-print" aria-labelledby="open-form-title">
      <h2 id="open-form-title">{text.review.open}</h2>
      <p className="lead">{text.review.openLead(opener.name)}</p>
      {openers.length > 1 ? (
        <Choice
          columns
          legend={text.review.opener}
          value={by}
          options={openers.map(({ id, name, roles }) => ({
            value: id,
            label: name,
            note: roles.includes('administrator') ? text.roles.administrator : text.review.deputy,
          }))}
          onChoose={setBy}
        />
      ) : null}
      <NewPassphrase fields={passphrase} />
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.review.opening}>
        {text.review.openGo}
      </CallButton>
    </form>
  )
}
