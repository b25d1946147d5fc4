import { type FormEvent, useRef, useState } from 'react'
import type { Subject } from '#shared/ipc/arguments.ts'
import { bridge } from '../api.ts'
import { CallButton } from '../components/call-button.tsx'
import { Choice } from '../components/choice.tsx'
import { Several } from '../components/several.tsx'
import { Refusal } from '../components/refusal.tsx'
import { SignerFields, useSigner } from '../components/signing.tsx'
import { TextField, typed } from '../components/text-field.tsx'
import { useCall } from '../store/call.ts'
import { inRoom, useSnapshot } from '../store/select.ts'
import { subjectKinds } from '../store/subjects.ts'
import { text } from '../text/current.ts'

/** One person says what was expected, what happened and what was decided, and signs. */
export function RaiseForm({ about: likely }: { readonly about?: Subject['kind'] }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const signer = useSigner()
  const subject = useSubject(likely)
  const expected = useRef<HTMLTextAreaElement>(null)
  const happened = useRef<HTMLTextAreaElement>(null)
  const decided = useRef<HTMLTextAreaElement>(null)
  const fields = [expected, happened, decided]

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy) return
    const { about } = subject
    if (about === undefined) return call.tell(text.exceptions.chooseWhich)
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
      {subject.choices}
      <TextField label={text.exceptions.expected} field={expected} lines={2} />
      <TextField label={text.exceptions.happened} field={happened} lines={2} />
      <TextField label={text.exceptions.decided} field={decided} lines={2} />
      <SignerFields signer={signer} people={inRoom(snapshot)} />
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.exceptions.busy}>
        {text.exceptions.go}
      </CallButton>
    </form>
  )
}

/** Two questions: what kind of thing it is about and, where there are several, which. */
function useSubject(likely: Subject['kind'] | undefined) {
  const snapshot = useSnapshot()
  const kinds = subjectKinds(snapshot)
  const [seen, setSeen] = useState<readonly string[]>([])
  const [chosenKind, chooseKind] = useState<string | undefined>(likely ?? kinds[0]?.kind)
  const [chosen, choose] = useState<string | undefined>()
  const kind = kinds.find((one) => one.kind === chosenKind) ?? kinds[0]
  const options = kind?.options ?? []
  const [only] = options
  const subject: Subject | undefined =
    options.length === 1 ? only?.subject : options.find((one) => one.value === chosen)?.subject
  const about: Subject | undefined =
    subject?.kind === 'exposure' && seen.length > 0 ? { ...subject, seen: [...seen] } : subject
  const choices = (
    <>
      <Choice
        columns
        legend={text.exceptions.about}
        options={kinds.map(({ kind, label, note }) => ({ value: kind, label, note }))}
        value={kind?.kind}
        onChoose={chooseKind}
      />
      {options.length > 1 ? (
        <Choice
          columns
          legend={text.exceptions.which}
          options={options}
          value={chosen}
          onChoose={choose}
        />
      ) : null}
      {kind?.kind === 'exposure' ? (
        <Several
          legend={text.exceptions.seen}
          hint={text.exceptions.seenHint}
          options={snapshot.people.map(({ id, name }) => ({ value: id, label: name }))}
          values={seen}
          onChange={setSeen}
        />
      ) : null}
    </>
  )
  return { about, choices }
}
