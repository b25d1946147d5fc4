import { type FormEvent, useState } from 'react'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { PersonChoice } from '../../components/person-choice.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { headersOf, holderIn, inRoom, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { ShareEntry } from './share-entry.tsx'
import { useShareEntry } from './share-entry-state.ts'

/** A quorum brings its shares and the vault is filled: to recover, after a restart, to deal anew. */
export function PresentPanel() {
  const snapshot = useSnapshot()
  const call = useCall()
  const [chosen, setChosen] = useState<string | undefined>()
  const { opening } = snapshot
  const brought = opening ?? snapshot
  const { threshold, shares } = brought
  const waiting = shares.filter((share) => !snapshot.presented.includes(share.index))
  const people = inRoom(snapshot).filter((person) =>
    waiting.some((share) => share.custodian === person.id),
  )
  const by = people.find((person) => person.id === chosen)?.id
  const wanted = waiting.filter((one) => by === undefined || one.custodian === by)
  const indexes = wanted.map(({ index }) => index)
  const headers = headersOf(brought, indexes)
  const entry = useShareEntry({
    headers,
    by,
    mode: snapshot.mode,
    holderOf: holderIn(snapshot, brought),
    purpose: 'present',
    tell: call.tell,
  })

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy) return
    if (by === undefined) call.tell(text.common.chooseYourself)
    else if (entry.ready()) {
      const taken = await call.send(() =>
        entry.spend((share) => bridge.presentShare({ by, share })),
      )
      // The next custodian brings another file.
      if (taken) entry.choose(undefined)
    }
  }

  return (
    <form onSubmit={submit} className="panel">
      <p className="lead">{text.present.lead(threshold)}</p>
      {opening ? <p>{text.present.old(opening.set)}</p> : null}
      <p className="label">{text.present.here(snapshot.presented.length, threshold)}</p>
      <PersonChoice people={people} value={by} onChoose={setChosen} />
      <ShareEntry entry={entry} />
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.present.busy}>
        {text.present.go}
      </CallButton>
    </form>
  )
}
