import { type FormEvent, useRef } from 'react'
import type { ThingView } from '#shared/ipc/views/destruction.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SignerFields, useSigner } from '../../components/signing.tsx'
import { TextField, typed } from '../../components/text-field.tsx'
import { useCall } from '../../store/call.ts'
import { inRoom, onlookers, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

/** What was started came to no end: it counts as exposed. */
export function FailForm({ thing }: { readonly thing: ThingView }) {
  const call = useCall()
  const reason = useRef<HTMLTextAreaElement>(null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy) return
    const said = typed(reason)
    if (said === '') call.tell(text.destruction.needReason)
    else call.send(() => bridge.failDestruction({ thing: thing.thing, reason: said }))
  }
  return (
    <form onSubmit={submit} className="form">
      <p className="lead">{text.destruction.failedLead}</p>
      <TextField label={text.destruction.failedReason} field={reason} lines={2} />
      <Refusal notice={call.notice} />
      <CallButton submit call={call} busyText={text.destruction.busy}>
        {text.destruction.failedGo}
      </CallButton>
    </form>
  )
}

/** What cannot be produced is said outright, by its custodian while they are in the room. */
export function MissingForm({ thing }: { readonly thing: ThingView }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const here = inRoom(snapshot)
  const own = here.filter(({ id }) => id === thing.custodian)
  // Whoever says so cannot be the witness of it: the only one who looks on is left for that.
  const looking = onlookers(snapshot)
  const others = looking.length === 1 ? here.filter(({ id }) => id !== looking[0]?.id) : here
  const people = own.length > 0 ? own : others
  const signer = useSigner(people.length === 1 ? people[0]?.id : undefined)
  const reason = useRef<HTMLTextAreaElement>(null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy) return
    const said = { thing: thing.thing, reason: typed(reason) }
    if (said.reason === '') call.tell(text.destruction.needReason)
    else if (signer.ready(call.tell))
      call.send(() => signer.sign((signing) => bridge.reportMissing({ ...signing, ...said })))
  }
  return (
    <form onSubmit={submit} className="form">
      <p className="lead">{text.destruction.missingLead}</p>
      <TextField label={text.destruction.missingReason} field={reason} lines={2} />
      <SignerFields signer={signer} people={people} legend={text.destruction.missingWho} />
      <Refusal notice={call.notice} />
      <CallButton submit call={call} busyText={text.destruction.busy}>
        {text.destruction.missingGo}
      </CallButton>
    </form>
  )
}
