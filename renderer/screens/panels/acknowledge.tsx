import type { FormEvent } from 'react'
import { dutyText } from '#shared/ceremony/duty-text.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SecretField } from '../../components/secret-field.tsx'
import { useSigner } from '../../components/signing.tsx'
import { useCall } from '../../store/call.ts'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

/** One duty a line. */
function linesOf(duties: string): readonly string[] {
  return duties.split(/(?<=[.:])\s+/u)
}

/**
 * A custodian signs what they are responsible for (PCI DSS 3.7.8): the words that are signed are on
 * the screen, below their translation where there is one.
 */
export function AcknowledgePanel({ person }: { readonly person: string }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const signer = useSigner(person)
  const share = snapshot.shares.find((one) => one.custodian === person)
  const place = {
    index: share?.index ?? 0,
    total: snapshot.shares.length,
    threshold: snapshot.threshold,
  }

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy || !signer.ready(call.tell)) return
    call.send(() => signer.sign((signing) => bridge.acknowledge(signing)))
  }

  return (
    <form onSubmit={submit} className="panel">
      <p className="label">{text.acknowledge.lead}</p>
      <blockquote className="statement">
        {linesOf(text.duties.text(place)).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </blockquote>
      {text.duties.original === '' ? null : (
        <>
          <p className="label">{text.duties.original}</p>
          <blockquote className="statement" lang="en">
            <p>{dutyText(place)}</p>
          </blockquote>
        </>
      )}
      <SecretField
        label={text.common.passphraseOf(nameOf(snapshot, person))}
        field={signer.passphrase}
      />
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.acknowledge.busy}>
        {text.acknowledge.go}
      </CallButton>
    </form>
  )
}
