import { type FormEvent, useRef, useState } from 'react'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SecretField } from '../../components/secret-field.tsx'
import { useSigner } from '../../components/signing.tsx'
import { TextField, typed } from '../../components/text-field.tsx'
import { useCall } from '../../store/call.ts'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { Keys } from './keys.tsx'

/** One person agrees, or does not, that the log tells what happened. */
export function AttestPanel({ person }: { readonly person: string }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const signer = useSigner(person)
  const [verdict, setVerdict] = useState<'agree' | 'disagree' | undefined>()
  const remarks = useRef<HTMLTextAreaElement>(null)
  const name = nameOf(snapshot, person)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy) return
    if (verdict === undefined) call.tell(text.attest.choose)
    else if (verdict === 'disagree' && typed(remarks) === '') call.tell(text.attest.explain)
    else if (signer.ready(call.tell)) {
      call.send(() =>
        signer.sign((signing) => bridge.attest({ ...signing, verdict, remarks: typed(remarks) })),
      )
    }
  }

  return (
    <form onSubmit={submit} className="panel">
      <p className="lead">{text.attest.lead(name)}</p>
      <Choice
        legend={text.attest.verdict}
        options={[
          { value: 'agree', label: text.attest.agree, note: text.attest.agreeHint },
          { value: 'disagree', label: text.attest.disagree, note: text.attest.disagreeHint },
        ]}
        value={verdict}
        onChoose={(value) => setVerdict(value === 'agree' ? 'agree' : 'disagree')}
      />
      <TextField
        label={text.attest.remarks}
        hint={text.attest.remarksHint}
        field={remarks}
        lines={3}
      />
      <SecretField label={text.common.passphraseOf(name)} field={signer.passphrase} />
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.attest.busy}>
        {text.attest.go}
      </CallButton>
      <Keys keys={snapshot.keys} />
      {snapshot.attestations.length > 0 ? (
        <section className="ruled" aria-labelledby="attested-title">
          <h3 id="attested-title">{text.attest.given}</h3>
          <ul className="ticks">
            {snapshot.attestations.map((one) => (
              <li key={one.id} className={one.verdict === 'agree' ? 'tick-done' : 'tick-bad'}>
                {nameOf(snapshot, one.id)} {text.attest.verdicts[one.verdict]}
                {one.remarks === '' ? '' : `: ${one.remarks}`}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </form>
  )
}
