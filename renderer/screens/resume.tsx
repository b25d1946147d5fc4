import { type FormEvent, useRef } from 'react'
import { bridge } from '../api.ts'
import { CallButton } from '../components/call-button.tsx'
import { Refusal } from '../components/refusal.tsx'
import { SignerFields, useSigner } from '../components/signing.tsx'
import { TextField, typed } from '../components/text-field.tsx'
import { useCall } from '../store/call.ts'
import { enrolled, nameOf, useSnapshot } from '../store/select.ts'
import { text } from '../text/current.ts'
import { listed } from '../text/format.ts'
import { Frame } from './frame.tsx'
import { useHeadingFocus } from './heading-focus.ts'

/** Two people state, signed, what they noted: another head would be another log. */
export function ResumeScreen() {
  const snapshot = useSnapshot()
  const call = useCall()
  const signer = useSigner()
  const entry = useRef<HTMLInputElement>(null)
  const head = useRef<HTMLTextAreaElement>(null)
  const heading = useHeadingFocus()
  const people = enrolled(snapshot).filter((person) => !snapshot.stated.includes(person.id))

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy) return
    const noted = typed(entry)
    const digits = typed(head).replace(/\s/g, '').toLowerCase()
    if (!/^\d{1,9}$/.test(noted)) return call.tell(text.resume.entryMissing)
    if (!/^[0-9a-f]{64}$/.test(digits)) return call.tell(text.resume.headMissing)
    if (!signer.ready(call.tell)) return
    const stated = await call.send(() =>
      signer.sign((signing) =>
        bridge.stateHead({ ...signing, entry: Number(noted), head: digits }),
      ),
    )
    // The next person types from their own paper.
    if (!stated) return
    signer.reset()
    for (const field of [entry, head]) if (field.current) field.current.value = ''
  }

  return (
    <Frame>
      <article className="step">
        <p className="step-number">{text.phases.resuming}</p>
        <h2 ref={heading} tabIndex={-1}>
          {text.resume.title}
        </h2>
        <p className="step-instruction">{text.resume.lead}</p>
        <p className="step-expected">
          <span className="label">{text.resume.stated(snapshot.stated.length)}</span>{' '}
          {snapshot.stated.length > 0
            ? `${text.resume.by} ${listed(snapshot.stated.map((id) => nameOf(snapshot, id)))}.`
            : null}
        </p>
        <form onSubmit={submit} className="panel">
          <TextField short numeric mono label={text.resume.entry} field={entry} />
          <TextField
            mono
            label={text.resume.head}
            hint={text.resume.headHint}
            field={head}
            lines={3}
          />
          <SignerFields signer={signer} people={people} />
          <p className="hint">{text.resume.fork}</p>
          <Refusal notice={call.notice} />
          <CallButton submit kind="primary" call={call} busyText={text.resume.busy}>
            {text.resume.go}
          </CallButton>
        </form>
      </article>
    </Frame>
  )
}
