import type { FormEvent } from 'react'
import type { PreflightView } from '#shared/ipc/views/preflight.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SignerFields, useSigner } from '../../components/signing.tsx'
import { useCall } from '../../store/call.ts'
import { inRoom, nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

/** Two people sign that they read a run, and vouch for what it asks about. */
export function GatesForm({ preflight }: { readonly preflight: PreflightView }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const signer = useSigner()
  const { entry: run, readBy, gates } = preflight
  const people = inRoom(snapshot).filter(({ id }) => !readBy.includes(id))
  const asks = gates.some(({ verdict, waived }) => verdict === 'ask' && waived === undefined)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy || !signer.ready(call.tell)) return
    const done = await call.send(() =>
      signer.sign((signing) => bridge.confirmGates({ ...signing, run })),
    )
    if (done) signer.reset()
  }

  return (
    <form onSubmit={submit} className="form ruled" aria-label={text.gates.sign}>
      <h3>{text.gates.sign}</h3>
      <p className="lead">{text.gates.signLead}</p>
      {asks ? <p className="lead">{text.gates.signAsked}</p> : null}
      {readBy.length > 0 ? (
        <ul className="ticks">
          {readBy.map((id) => (
            <li key={id} className="tick-done">
              {text.gates.signedBy(nameOf(snapshot, id))}
            </li>
          ))}
        </ul>
      ) : null}
      <SignerFields signer={signer} people={people} />
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.gates.signing}>
        {text.gates.go}
      </CallButton>
    </form>
  )
}
