import type { FormEvent } from 'react'
import type { IntentView } from '#shared/ipc/views/intent.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SignerFields, useSigner } from '../../components/signing.tsx'
import { useCall } from '../../store/call.ts'
import { inRoom, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { rolesOf } from '../../text/format.ts'

/** Each approver signs for themself; who has approved may withdraw until the action is performed. */
export function ApproveForm({ intent }: { readonly intent: IntentView }) {
  const snapshot = useSnapshot()
  const signer = useSigner()
  const call = useCall()
  const approved = (id: string): boolean => intent.approvals.some((one) => one.id === id)
  const people = inRoom(snapshot).filter(
    (person) => approved(person.id) || intent.mayApprove.includes(person.id),
  )
  const withdraws = signer.by !== undefined && approved(signer.by)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy || !signer.ready(call.tell)) return
    const act = withdraws ? bridge.withdraw : bridge.approve
    const granted = await call.send(() =>
      signer.sign((signing) => act({ ...signing, intent: intent.intent })),
    )
    if (granted) signer.reset()
  }

  const complete = intent.status === 'approved'
  return (
    <form
      onSubmit={submit}
      className="form"
      aria-label={complete ? text.action.changeMind : text.action.approve}
    >
      {complete ? null : <p className="lead">{text.action.approveLead}</p>}
      <SignerFields
        signer={signer}
        people={people}
        noteOf={(person) =>
          approved(person.id)
            ? `${rolesOf(person.roles)}, ${text.action.already}`
            : rolesOf(person.roles)
        }
      />
      <Refusal notice={call.notice} />
      <CallButton
        submit
        kind={complete || withdraws ? 'plain' : 'primary'}
        call={call}
        busyText={withdraws ? text.action.withdrawing : text.action.approving}
      >
        {withdraws ? text.action.withdraw : text.action.approve}
      </CallButton>
    </form>
  )
}
