import type { FormEvent } from 'react'
import type { Signing } from '#shared/ipc/arguments.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { PersonView } from '#shared/ipc/views/person.ts'
import type { ThingView } from '#shared/ipc/views/destruction.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SignerFields, useSigner } from '../../components/signing.tsx'
import { Waiting } from '../../components/waiting.tsx'
import { useCall } from '../../store/call.ts'
import { inRoom, nameOf, onlookers, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

/** It is on record and happens now; whoever does it signs when nothing is left. */
export function FinishForm({ thing }: { readonly thing: ThingView }) {
  const snapshot = useSnapshot()
  const { by = '', method = 'burn' } = thing
  const people = inRoom(snapshot).filter(({ id }) => id === by)
  if (people.length === 0) return <Waiting who={[by]} />
  if (watchers(snapshot, thing).length === 0)
    return <Waiting who={thing.watched ?? []} lines={text.destruction.watchersLeft} />
  const [words] = text.destruction.methods[method]
  return (
    <>
      <div className="notice">
        <p className="notice-title">{text.destruction.nowTitle}</p>
        <p>{text.destruction.now(nameOf(snapshot, by), words)}</p>
      </div>
      <SignForm
        lead={text.destruction.finishLead}
        people={people}
        go={text.destruction.finishGo}
        sign={(signing) => bridge.finishDestruction({ ...signing, thing: thing.thing })}
      />
    </>
  )
}

/** Those in the room who have looked on from the beginning; nobody else can sign for what was destroyed. */
function watchers(snapshot: Snapshot, { by, watched = [] }: ThingView): readonly PersonView[] {
  return onlookers(snapshot).filter(({ id }) => id !== by && watched.includes(id))
}

/** Dual control: another one, who looked on, signs for the same. */
export function WitnessForm({ thing }: { readonly thing: ThingView }) {
  const snapshot = useSnapshot()
  const { by = '', reason, status } = thing
  const people =
    status === 'missing'
      ? onlookers(snapshot).filter(({ id }) => id !== by)
      : watchers(snapshot, thing)
  if (people.length === 0 && status !== 'missing')
    return <Waiting who={thing.watched ?? []} lines={text.destruction.onlyWatched} />
  return (
    <>
      {reason === undefined ? null : (
        <div className="notice">
          <p className="notice-title">{text.destruction.missing}</p>
          <p>{reason}</p>
        </div>
      )}
      <SignForm
        lead={text.destruction.witnessLead(nameOf(snapshot, by))}
        people={people}
        legend={text.destruction.witnessWho}
        go={text.destruction.witnessGo}
        sign={(signing) => bridge.witnessDestruction({ ...signing, thing: thing.thing })}
      />
    </>
  )
}

interface SignFormProps {
  readonly lead: string
  readonly people: readonly PersonView[]
  readonly legend?: string
  readonly go: string
  readonly sign: (signing: Signing) => ReturnType<typeof bridge.finishDestruction>
}

function SignForm({ lead, people, legend, go, sign }: SignFormProps) {
  const call = useCall()
  const signer = useSigner(people.length === 1 ? people[0]?.id : undefined)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!call.busy && signer.ready(call.tell)) call.send(() => signer.sign(sign))
  }
  return (
    <form onSubmit={submit} className="form">
      <p className="lead">{lead}</p>
      <SignerFields signer={signer} people={people} {...(legend ? { legend } : {})} />
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.destruction.busy}>
        {go}
      </CallButton>
    </form>
  )
}
