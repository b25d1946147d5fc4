import { type FormEvent, useState } from 'react'
import type { CeremonyCard } from '#shared/ipc/answers.ts'
import { momentOf } from '#shared/text/format.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { CallButton } from '../components/call-button.tsx'
import { Choice } from '../components/choice.tsx'
import { ModeMark } from '../components/mode-mark.tsx'
import { Refusal } from '../components/refusal.tsx'
import { SecretField } from '../components/secret-field.tsx'
import { useSigner } from '../components/signing.tsx'
import { useCall } from '../store/call.ts'
import { text } from '../text/current.ts'
import { told } from '../text/format.ts'

/** A ceremony on this machine; any one enrolled person can open it again. */
export function ResumeCard({ card }: { readonly card: CeremonyCard }) {
  const [open, setOpen] = useState(false)
  const ended = card.phase === 'sealed'
  const name = ended ? text.home.openThis(card.title) : text.home.resumeThis(card.title)
  return (
    <li className="card">
      <div className="card-row">
        <ModeMark mode={card.mode} />
        <div className="card-title">
          <h3>{card.title}</h3>
          <p className="hint">
            {card.outcome ? text.outcomes[card.outcome] : text.phases[card.phase]}.{' '}
            {text.home.started} {momentOf(card.started)}.
            {/* Of one that waits, people state the last entry from paper: no screen tells it before. */}
            {ended ? ` ${text.home.entries(card.entries)}.` : null}
          </p>
        </div>
        {card.fault === undefined && !open ? (
          <Button label={name} onPress={() => setOpen(true)}>
            {ended ? text.home.reopen : text.home.resume}
          </Button>
        ) : null}
      </div>
      {card.fault === undefined ? null : (
        <div className="notice">
          <p className="notice-title">{text.home.faulty}</p>
          <p>{told(card.fault)}</p>
          <p className="hint">{text.home.faultyHint}</p>
        </div>
      )}
      {open ? <UnlockForm card={card} onCancel={() => setOpen(false)} /> : null}
    </li>
  )
}

interface UnlockFormProps {
  readonly card: CeremonyCard
  readonly onCancel: () => void
}

function UnlockForm({ card, onCancel }: UnlockFormProps) {
  const call = useCall()
  const signer = useSigner()
  const person = card.people.find((one) => one.id === signer.by)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy || !signer.ready(call.tell)) return
    call.send(() =>
      signer.sign((signing) => bridge.resumeCeremony({ ...signing, ceremony: card.ceremony })),
    )
  }
  return (
    <form onSubmit={submit} className="form" aria-label={text.home.resumeThis(card.title)}>
      <p>{text.home.resumeIntro}</p>
      <Choice
        columns
        legend={text.common.who}
        options={card.people.map(({ id, name }) => ({ value: id, label: name }))}
        value={signer.by}
        onChoose={signer.choose}
      />
      <SecretField
        label={person ? text.common.passphraseOf(person.name) : text.common.passphrase}
        field={signer.passphrase}
      />
      <Refusal notice={call.notice} />
      <div className="actions">
        <CallButton submit kind="primary" call={call} busyText={text.working.resuming}>
          {text.home.unlock}
        </CallButton>
        <Button onPress={onCancel}>{text.common.cancel}</Button>
      </div>
    </form>
  )
}
