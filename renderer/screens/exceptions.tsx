import type { FormEvent } from 'react'
import type { Subject } from '#shared/ipc/arguments.ts'
import type { ExceptionView } from '#shared/ipc/views/exception.ts'
import { bridge } from '../api.ts'
import { CallButton } from '../components/call-button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Facts } from '../components/facts.tsx'
import { Refusal } from '../components/refusal.tsx'
import { SignerFields, useSigner } from '../components/signing.tsx'
import { useCall } from '../store/call.ts'
import { inRoom, nameOf, useSnapshot } from '../store/select.ts'
import { text } from '../text/current.ts'
import { listed } from '../text/format.ts'
import { RaiseForm } from './raise-form.tsx'

interface ExceptionsDialogProps {
  /** What a new one is likely to be about. */
  readonly about?: Subject['kind']
  readonly onClose: () => void
}

/** Exceptions: those recorded, with their co-signatures, and a form for a new one. */
export function ExceptionsDialog({ about, onClose }: ExceptionsDialogProps) {
  const snapshot = useSnapshot()
  const waiting = snapshot.exceptions.some((one) => !one.effective)
  const list = <ExceptionList key="list" exceptions={snapshot.exceptions} />
  const form = <RaiseForm key="form" {...(about ? { about } : {})} />
  return (
    <Dialog wide title={text.exceptions.title} onClose={onClose}>
      <p className="lead">{text.exceptions.lead}</p>
      {waiting ? [list, form] : [form, list]}
    </Dialog>
  )
}

function ExceptionList({ exceptions }: { readonly exceptions: readonly ExceptionView[] }) {
  return (
    <section className="ruled" aria-labelledby="exceptions-title">
      <h3 id="exceptions-title">{text.exceptions.open}</h3>
      {exceptions.length === 0 ? <p className="hint">{text.exceptions.none}</p> : null}
      <ul className="exceptions">
        {exceptions.map((one) => (
          <ExceptionItem key={one.exception} one={one} />
        ))}
      </ul>
    </section>
  )
}

function ExceptionItem({ one }: { readonly one: ExceptionView }) {
  const snapshot = useSnapshot()
  const cosigners = inRoom(snapshot).filter(({ id }) => id !== one.by && !one.cosigned.includes(id))
  return (
    <li className={one.effective ? 'tick-done' : 'tick-open'}>
      <p>
        <strong>{one.effective ? text.exceptions.effective : text.exceptions.needsCosign}</strong>
      </p>
      <p className="hint">{text.exceptions.raisedBy(nameOf(snapshot, one.by), one.entry)}</p>
      <Facts
        facts={[
          { name: text.exceptions.about, value: one.about },
          { name: text.exceptions.expected, value: one.expected },
          { name: text.exceptions.happened, value: one.happened },
          { name: text.exceptions.decided, value: one.decided },
        ]}
      />
      {one.cosigned.length > 0 ? (
        <p>{text.exceptions.cosigned(listed(one.cosigned.map((id) => nameOf(snapshot, id))))}</p>
      ) : null}
      {one.effective ? null : (
        <CosignForm one={one} cosigners={cosigners.map((person) => person.id)} />
      )}
    </li>
  )
}

interface CosignFormProps {
  readonly one: ExceptionView
  readonly cosigners: readonly string[]
}

function CosignForm({ one, cosigners }: CosignFormProps) {
  const snapshot = useSnapshot()
  const call = useCall()
  const signer = useSigner()
  const people = snapshot.people.filter((person) => cosigners.includes(person.id))
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy || !signer.ready(call.tell)) return
    const granted = await call.send(() =>
      signer.sign((signing) => bridge.cosignException({ ...signing, exception: one.exception })),
    )
    if (granted) signer.reset()
  }
  return (
    <form onSubmit={submit} className="form" aria-label={text.exceptions.cosignThis(one.entry)}>
      <SignerFields signer={signer} people={people} />
      <Refusal notice={call.notice} />
      <CallButton submit call={call} busyText={text.exceptions.busy}>
        {text.exceptions.cosign}
      </CallButton>
    </form>
  )
}
