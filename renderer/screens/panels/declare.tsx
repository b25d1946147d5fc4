import { type FormEvent, useState } from 'react'
import type { Medium } from '#shared/ceremony/parameters.ts'
import type { Action } from '#shared/ceremony/plan.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { MediaChoice } from '../../components/media-choice.tsx'
import { PersonChoice } from '../../components/person-choice.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { Waiting } from '../../components/waiting.tsx'
import { useCall } from '../../store/call.ts'
import { inRoom, nameOf, useSnapshot } from '../../store/select.ts'
import { accept } from '../../store/store.ts'
import { text } from '../../text/current.ts'

interface DeclareFormProps {
  readonly action: Action
  readonly who: readonly string[]
  readonly again: boolean
}

/** Declares the exact parameters of an action, before anybody approves anything. */
export function DeclareForm({ action, who, again }: DeclareFormProps) {
  const snapshot = useSnapshot()
  const media = useMedia(snapshot, action)
  const people = inRoom(snapshot).filter((person) => who.includes(person.id))
  const [chosen, setChosen] = useState<string | undefined>()
  const call = useCall()
  const by = people.length === 1 ? people[0]?.id : chosen
  if (people.length === 0) return <Waiting who={who} />

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (by === undefined) call.tell(text.common.chooseYourself)
    else if (action === 'export')
      call.take(
        () => bridge.declareExport({ by }),
        (next) => next && accept(next),
      )
    else call.send(() => bridge.declare({ by, action, ...media.choice }))
  }

  return (
    <form onSubmit={submit} className="form">
      <p className="lead">{text.action.declareLead}</p>
      {action === 'export' ? <p className="lead">{text.exports.choose}</p> : null}
      {media.waiting.length > 0 ? (
        <MediaChoice custodians={media.waiting} value={media.value} onChoose={media.choose} />
      ) : null}
      <PersonChoice people={people} value={by} onChoose={setChosen} legend={text.action.declarer} />
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.action.declaring}>
        {again ? text.action.declareAgain : text.action.declare}
      </CallButton>
    </form>
  )
}

/** For a release: how the shares leave that have no receipt yet; as last time, or by hand. */
function useMedia(snapshot: Snapshot, action: Action) {
  const [chosen, choose] = useState<ReadonlyMap<string, Medium>>(new Map())
  const shares =
    action === 'release' ? snapshot.shares.filter(({ status }) => status !== 'received') : []
  const value = new Map(
    shares.map(({ custodian, carrier }) => [
      custodian,
      chosen.get(custodian) ?? carrier ?? ('screen' as const),
    ]),
  )
  const media = [...value].map(([custodian, medium]) => ({ custodian, medium }))
  return {
    waiting: shares.map(({ custodian: id }) => ({ id, name: nameOf(snapshot, id) })),
    value,
    choose,
    choice: media.length === 0 ? {} : { media },
  }
}
