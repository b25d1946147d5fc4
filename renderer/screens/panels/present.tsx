import { type FormEvent, useRef, useState } from 'react'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { PersonChoice } from '../../components/person-choice.tsx'
import { PrivateCues } from '../../components/private-view.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { ShareInput, spendGroups } from '../../components/share-input.tsx'
import { useCall } from '../../store/call.ts'
import { inRoom, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/en.ts'
import { groupsAreGood } from './share-check.ts'

/** A quorum brings its shares and the vault is filled: to recover, after a restart, to deal anew. */
export function PresentPanel() {
  const snapshot = useSnapshot()
  const call = useCall()
  const boxes = useRef<HTMLFieldSetElement>(null)
  const [chosen, setChosen] = useState<string | undefined>()
  const { opening } = snapshot
  const { threshold, shares } = opening ?? snapshot
  const waiting = shares.filter((share) => !snapshot.presented.includes(share.index))
  const people = inRoom(snapshot).filter((person) =>
    waiting.some((share) => share.custodian === person.id),
  )
  const by = people.find((person) => person.id === chosen)?.id

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy) return
    if (by === undefined) call.tell(text.common.chooseYourself)
    else if (groupsAreGood(boxes.current, by, call.tell)) {
      call.send(() =>
        spendGroups(boxes.current, (share) => bridge.presentShare({ by, text: share })),
      )
    }
  }

  return (
    <form onSubmit={submit} className="panel">
      <p className="lead">{text.present.lead(threshold)}</p>
      {opening ? <p>{text.present.old(opening.set)}</p> : null}
      <p className="label">{text.present.here(snapshot.presented.length, threshold)}</p>
      <PersonChoice people={people} value={by} onChoose={setChosen} />
      <PrivateCues />
      <ShareInput boxes={boxes} />
      <Refusal notice={call.notice} />
      <Button submit kind="primary" busy={call.busy} busyText={text.present.busy}>
        {text.present.go}
      </Button>
    </form>
  )
}
