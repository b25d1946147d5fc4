import { type FormEvent, useRef } from 'react'
import type { StepView } from '#shared/ipc/views/step.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CallButton } from '../../components/call-button.tsx'
import { PersonChoice } from '../../components/person-choice.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SignerFields, useSigner } from '../../components/signing.tsx'
import { TextField, typed } from '../../components/text-field.tsx'
import { useCall } from '../../store/call.ts'
import { inRoom, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { Destroyed } from './destroyed.tsx'
import { Drilled } from './drilled.tsx'
import { Aloud } from './aloud.tsx'

/** Something physical is done; one of those who may do it writes down how it went. */
export function NotePanel({ step }: { readonly step: StepView }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const people = inRoom(snapshot).filter(({ id }) => step.who.includes(id))
  const signer = useSigner(people.length === 1 ? people[0]?.id : undefined)
  const result = useRef<HTMLTextAreaElement>(null)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy) return
    const said = { step: step.step, result: typed(result) }
    const { by } = signer
    if (said.result === '') call.tell(text.note.need)
    else if (!step.signed) {
      if (by === undefined) call.tell(text.common.chooseYourself)
      else call.send(() => bridge.recordStep({ by, ...said }))
    } else if (signer.ready(call.tell)) {
      call.send(() => signer.sign((signing) => bridge.recordStep({ ...signing, ...said })))
    }
  }

  const fill = (): void => {
    if (result.current && typed(result) === '') result.current.value = text.note.asExpected
    result.current?.focus()
  }

  return (
    <form onSubmit={submit} className="panel">
      <Aloud step={step.step} />
      {step.step === 'drill' ? <Drilled /> : null}
      {step.step === 'others' ? <Destroyed /> : null}
      {step.records ? (
        <p className="records">
          <span className="label">{text.note.records}</span> {step.records}
        </p>
      ) : (
        <p className="lead">{text.note.lead}</p>
      )}
      <TextField
        label={text.note.result}
        hint={text.note.resultHint}
        field={result}
        lines={2}
        aloud
      />
      <div className="actions">
        <Button kind="quiet" onPress={fill}>
          {text.note.asExpected}
        </Button>
      </div>
      {step.signed ? (
        <SignerFields signer={signer} people={people} />
      ) : (
        <PersonChoice people={people} value={signer.by} onChoose={signer.choose} />
      )}
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.note.busy}>
        {step.signed ? text.note.sign : text.note.go}
      </CallButton>
    </form>
  )
}
