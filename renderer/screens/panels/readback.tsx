import { type FormEvent, useRef } from 'react'
import { holdsShare } from '#shared/crypto/sharefragment.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SecretField } from '../../components/secret-field.tsx'
import { useSigner } from '../../components/signing.tsx'
import { TextField, typed } from '../../components/text-field.tsx'
import { useCall } from '../../store/call.ts'
import { headersOf, holderIn, nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { ShareEntry } from './share-entry.tsx'
import { useShareEntry } from './share-entry-state.ts'

interface ReadbackPanelProps {
  readonly index: number
  readonly custodian: string
}

/** The custodian types the share from the card and signs the receipt for it. */
export function ReadbackPanel({ index, custodian }: ReadbackPanelProps) {
  const snapshot = useSnapshot()
  const name = nameOf(snapshot, custodian)
  const call = useCall()
  const signer = useSigner(custodian)
  const headers = headersOf(snapshot, [index])
  const entry = useShareEntry({
    headers,
    by: custodian,
    mode: snapshot.mode,
    holderOf: holderIn(snapshot),
    purpose: 'readback',
    tell: call.tell,
  })
  const medium = useRef<HTMLInputElement>(null)
  const bag = useRef<HTMLInputElement>(null)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy || !entry.ready()) return
    const label = { medium: typed(medium), bag: typed(bag) }
    if (label.medium === '') call.tell(text.readback.mediumMissing)
    else if (label.bag === '') call.tell(text.readback.bagMissing)
    // The main process would refuse it, and what was typed of the share would be gone.
    else if (holdsShare(label.medium) || holdsShare(label.bag)) call.tell(text.common.shareTyped)
    else if (signer.ready(call.tell)) {
      call.send(() =>
        entry.spend((share) =>
          signer.sign((signing) => bridge.readBackShare({ ...signing, ...label, index, share })),
        ),
      )
    }
  }

  return (
    <form onSubmit={submit} className="panel">
      <p className="lead">{text.readback.lead(name)}</p>
      <p>{text.readback.cleared}</p>
      <ShareEntry entry={entry} />
      <div className="field-pair">
        <TextField label={text.readback.medium} hint={text.readback.mediumHint} field={medium} />
        <TextField label={text.readback.bag} hint={text.readback.bagHint} field={bag} mono aloud />
      </div>
      <SecretField label={text.common.passphraseOf(name)} field={signer.passphrase} />
      <Refusal notice={call.notice} />
      {call.notice?.code && entry.chosen === undefined ? (
        <p className="hint">{text.entry.retype}</p>
      ) : null}
      <CallButton submit kind="primary" call={call} busyText={text.readback.busy}>
        {text.readback.go}
      </CallButton>
    </form>
  )
}
