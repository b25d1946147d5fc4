import { type ChangeEvent, type FormEvent, useId, useRef, useState } from 'react'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { TextField, typed } from '../../components/text-field.tsx'
import { useCall } from '../../store/call.ts'
import { text } from '../../text/current.ts'

/** A challenge is 65 bytes; a file that is longer holds something else. */
const MAX_FILE_BYTES = 256

/** A quorum proves that it can recover: it answers what an auditor chose. */
export function DrillPanel() {
  const call = useCall()
  const challenge = useRef<HTMLTextAreaElement>(null)
  const file = useId()
  const [none, setNone] = useState(false)

  const load = async ({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [chosen] = currentTarget.files ?? []
    if (chosen === undefined || challenge.current === null) return
    if (chosen.size > MAX_FILE_BYTES) call.tell(text.drill.unreadable)
    else challenge.current.value = (await chosen.text()).trim()
  }

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy) return
    const said = none ? '' : typed(challenge)
    if (!none && said === '') call.tell(text.drill.need)
    else call.send(() => bridge.drill({ challenge: said }))
  }

  return (
    <form onSubmit={submit} className="panel">
      <p className="lead">{text.drill.lead}</p>
      <TextField
        mono
        label={text.drill.challenge}
        hint={text.drill.hint}
        field={challenge}
        lines={2}
      />
      <div className="field">
        <label htmlFor={file}>{text.drill.load}</label>
        <input id={file} type="file" onChange={load} />
      </div>
      <label className="option">
        <input
          type="checkbox"
          checked={none}
          onChange={({ currentTarget }) => setNone(currentTarget.checked)}
        />
        <span className="option-text">
          <span>{text.drill.none}</span>
          <span className="option-note">{text.drill.noneHint}</span>
        </span>
      </label>
      <Refusal notice={call.notice} />
      <Button submit kind="primary" busy={call.busy} busyText={text.drill.busy}>
        {text.drill.go}
      </Button>
    </form>
  )
}
