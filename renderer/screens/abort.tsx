import { type FormEvent, useRef, useState } from 'react'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { CallButton } from '../components/call-button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { PersonChoice } from '../components/person-choice.tsx'
import { Refusal } from '../components/refusal.tsx'
import { SecretField } from '../components/secret-field.tsx'
import { TextField, typed } from '../components/text-field.tsx'
import { useCall } from '../store/call.ts'
import { spend } from '../store/secret.ts'
import { enrolled, hasLeft, useSnapshot } from '../store/select.ts'
import { text } from '../text/current.ts'

/** Stops the ceremony: signed by the person if they can, else noted by the recorder. */
export function AbortDialog({ onClose }: { readonly onClose: () => void }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const [by, setBy] = useState<string | undefined>()
  const reason = useRef<HTMLTextAreaElement>(null)
  const passphrase = useRef<HTMLInputElement>(null)
  const lead = leadOf(snapshot)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy) return
    if (by === undefined) call.tell(text.common.chooseYourself)
    else if (typed(reason) === '') call.tell(text.abort.reasonMissing)
    else {
      call.send(() =>
        spend([passphrase], (secret) =>
          bridge.abort({ by, reason: typed(reason), ...(secret ? { passphrase: secret } : {}) }),
        ),
      )
    }
  }

  return (
    <Dialog title={text.abort.title} onClose={onClose}>
      <form onSubmit={submit} className="form">
        <p className="lead">{hasLeft(snapshot) ? text.abort.left : lead}</p>
        <PersonChoice people={enrolled(snapshot)} value={by} onChoose={setBy} />
        <TextField label={text.abort.reason} field={reason} lines={2} />
        <SecretField
          label={text.abort.passphrase}
          hint={text.abort.passphraseHint}
          field={passphrase}
        />
        <Refusal notice={call.notice} />
        <div className="actions">
          <CallButton submit kind="alarm" call={call} busyText={text.abort.busy}>
            {text.abort.go}
          </CallButton>
          <Button onPress={onClose}>{text.abort.keep}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** What is lost and what stays: it depends on whose shares count now. */
function leadOf({ source, kind, superseded }: Snapshot): string {
  if (source === undefined) return text.abort.lead
  if (kind === 'destroy') return text.abort.destroyed
  if (kind !== 'reshare') return text.abort.kept
  return superseded === undefined ? text.abort.oldStays : text.abort.newStays
}
