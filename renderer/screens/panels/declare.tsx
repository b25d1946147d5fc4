import { type FormEvent, useState } from 'react'
import type { Action } from '#shared/ceremony/plan.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { PersonChoice } from '../../components/person-choice.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { Waiting } from '../../components/waiting.tsx'
import { useCall } from '../../store/call.ts'
import { inRoom, useSnapshot } from '../../store/select.ts'
import { accept } from '../../store/store.ts'
import { text } from '../../text/en.ts'

interface DeclareFormProps {
  readonly action: Action
  readonly who: readonly string[]
  readonly again: boolean
}

/** Declares the exact parameters of an action, before anybody approves anything. */
export function DeclareForm({ action, who, again }: DeclareFormProps) {
  const people = inRoom(useSnapshot()).filter((person) => who.includes(person.id))
  const [chosen, setChosen] = useState<string | undefined>()
  const call = useCall()
  const by = people.length === 1 ? people[0]?.id : chosen
  if (people.length === 0) return <Waiting who={who} />

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (by === undefined) call.tell(text.common.chooseYourself)
    else if (action === 'export')
      call.ask(
        () => bridge.declareExport({ by }),
        (next) => next && accept(next),
      )
    else call.send(() => bridge.declare({ by, action }))
  }

  return (
    <form onSubmit={submit} className="form">
      <p className="lead">{text.action.declareLead}</p>
      {action === 'export' ? <p className="lead">{text.exports.choose}</p> : null}
      <PersonChoice people={people} value={by} onChoose={setChosen} legend={text.action.declarer} />
      <Refusal notice={call.notice} />
      <Button submit kind="primary" busy={call.busy} busyText={text.action.declaring}>
        {again ? text.action.declareAgain : text.action.declare}
      </Button>
    </form>
  )
}
