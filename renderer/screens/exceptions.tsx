import { type FormEvent, useRef, useState } from 'react'
import type { Subject } from '#shared/ipc/api.ts'
import type { ExceptionView, Snapshot } from '#shared/ipc/snapshot.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { Choice, type Option } from '../components/choice.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Facts } from '../components/facts.tsx'
import { Refusal } from '../components/refusal.tsx'
import { SignerFields, useSigner } from '../components/signing.tsx'
import { TextField, typed } from '../components/text-field.tsx'
import { useCall } from '../store/call.ts'
import { enrolled, hasLeft, nameOf, useSnapshot } from '../store/select.ts'
import { text } from '../text/en.ts'
import { listed } from '../text/format.ts'

/** Exceptions: those recorded, with their co-signatures, and a form for a new one. */
export function ExceptionsDialog({ onClose }: { readonly onClose: () => void }) {
  const snapshot = useSnapshot()
  const waiting = snapshot.exceptions.some((one) => !one.effective)
  const list = <ExceptionList key="list" exceptions={snapshot.exceptions} />
  const form = <RaiseForm key="form" />
  return (
    <Dialog wide title={text.exceptions.title} onClose={onClose}>
      <p className="lead">{text.exceptions.lead}</p>
      {waiting ? [list, form] : [form, list]}
    </Dialog>
  )
}

function RaiseForm() {
  const snapshot = useSnapshot()
  const call = useCall()
  const signer = useSigner()
  const subjects = subjectsOf(snapshot)
  const [chosen, choose] = useState(subjects[0]?.value)
  const about = subjects.find((one) => one.value === chosen)?.subject
  const expected = useRef<HTMLTextAreaElement>(null)
  const happened = useRef<HTMLTextAreaElement>(null)
  const decided = useRef<HTMLTextAreaElement>(null)
  const fields = [expected, happened, decided]

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy || about === undefined) return
    if (fields.some((field) => typed(field) === '')) return call.tell(text.exceptions.fill)
    if (!signer.ready(call.tell)) return
    const said = {
      about,
      expected: typed(expected),
      happened: typed(happened),
      decided: typed(decided),
    }
    const raised = await call.send(() =>
      signer.sign((signing) => bridge.raiseException({ ...signing, ...said })),
    )
    if (!raised) return
    signer.reset()
    for (const field of fields) if (field.current) field.current.value = ''
  }

  return (
    <form onSubmit={submit} className="form ruled" aria-label={text.exceptions.raise}>
      <h3>{text.exceptions.raise}</h3>
      <Choice
        columns
        legend={text.exceptions.about}
        options={subjects}
        value={chosen}
        onChoose={choose}
      />
      <TextField label={text.exceptions.expected} field={expected} lines={2} />
      <TextField label={text.exceptions.happened} field={happened} lines={2} />
      <TextField label={text.exceptions.decided} field={decided} lines={2} />
      <SignerFields signer={signer} people={enrolled(snapshot)} />
      <Refusal notice={call.notice} />
      <Button submit kind="primary" busy={call.busy} busyText={text.exceptions.busy}>
        {text.exceptions.go}
      </Button>
    </form>
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
  const cosigners = enrolled(snapshot).filter(
    ({ id }) => id !== one.by && !one.cosigned.includes(id),
  )
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
      <Button submit busy={call.busy} busyText={text.exceptions.busy}>
        {text.exceptions.cosign}
      </Button>
    </form>
  )
}

interface SubjectOption extends Option {
  readonly subject: Subject
}

/** What an exception can be about now, what needs one first. */
function subjectsOf(snapshot: Snapshot): readonly SubjectOption[] {
  const say = text.exceptions.subjects
  const exposures = snapshot.exposures
    .filter((one) => !one.settled)
    .map((one) => option(say.exposure(one.what, one.entry), { kind: 'exposure', entry: one.entry }))
  const set = snapshot.set
  const receipts =
    set === undefined
      ? []
      : snapshot.shares
          .filter((share) => share.status !== 'received')
          .map((share) =>
            option(say.receipt(share.index, nameOf(snapshot, share.custodian)), {
              kind: 'receipt',
              set,
              index: share.index,
            }),
          )
  const packages = snapshot.packages
    .filter((one) => one.status !== 'finished')
    .map((one) => option(say.package(one.path), { kind: 'package', path: one.path }))
  const absences = snapshot.people.map((person) =>
    option(say.absence(person.name), { kind: 'absence', person: person.id }),
  )
  const note = option(say.note, { kind: 'note' })
  const ending = hasLeft(snapshot) ? [option(say.ending, { kind: 'ending' })] : []
  return [...exposures, ...packages, note, ...ending, ...receipts, ...absences]
}

function option(label: string, subject: Subject): SubjectOption {
  return { value: JSON.stringify(subject), label, subject }
}
