import type { FormEvent } from 'react'
import { dutyText } from '#shared/ceremony/duty-text.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SecretField } from '../../components/secret-field.tsx'
import { useSigner } from '../../components/signing.tsx'
import { useCall } from '../../store/call.ts'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

/** A custodian signs what they are responsible for: the very words on the screen (PCI DSS 3.7.8). */
export function AcknowledgePanel({ person }: { readonly person: string }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const signer = useSigner(person)
  const share = snapshot.shares.find((one) => one.custodian === person)
  const duties = dutyText({
    index: share?.index ?? 0,
    total: snapshot.shares.length,
    threshold: snapshot.threshold,
  })

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy || !signer.ready(call.tell)) return
    call.send(() => signer.sign((signing) => bridge.acknowledge(signing)))
  }

  return (
    <form onSubmit={submit} className="panel">
      <p className="label">{text.acknowledge.lead}</p>
      <blockquote className="statement">
        {duties.split(/(?<=[.:])\s+/u).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </blockquote>
      <SecretField
        label={text.common.passphraseOf(nameOf(snapshot, person))}
        field={signer.passphrase}
      />
      <Refusal notice={call.notice} />
      <Button submit kind="primary" busy={call.busy} busyText={text.acknowledge.busy}>
        {text.acknowledge.go}
      </Button>
    </form>
  )
}
