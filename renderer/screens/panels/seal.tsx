import type { FormEvent } from 'react'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Groups } from '../../components/groups.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SecretField } from '../../components/secret-field.tsx'
import { useSigner } from '../../components/signing.tsx'
import { Words } from '../../components/words.tsx'
import { useCall } from '../../store/call.ts'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

/** The head, large, for everybody to copy by hand; then each signer signs the checkpoint. */
export function SealPanel({ person }: { readonly person: string }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const signer = useSigner(person)
  const seal = snapshot.seal
  const name = nameOf(snapshot, person)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy || !signer.ready(call.tell)) return
    call.send(() => signer.sign(bridge.seal))
  }

  return (
    <form onSubmit={submit} className="panel">
      {seal ? (
        <section className="head-sheet" aria-label={text.seal.head}>
          <p className="lead">{text.seal.lead}</p>
          <Words large words={seal.headWords} label={text.seal.head} />
          <p className="label">{text.seal.hex}</p>
          <Groups value={seal.head} label={text.seal.hex} />
        </section>
      ) : null}
      <p className="lead">{text.seal.signs(name)}</p>
      <SecretField label={text.common.passphraseOf(name)} field={signer.passphrase} />
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.seal.busy}>
        {text.seal.go}
      </CallButton>
      {seal ? (
        <section className="ruled" aria-labelledby="signers-title">
          <h3 id="signers-title">{text.seal.progress(seal.signed.length, seal.signers.length)}</h3>
          <ul className="ticks">
            {seal.signers.map((id) => (
              <li key={id} className={seal.signed.includes(id) ? 'tick-done' : 'tick-open'}>
                {nameOf(snapshot, id)}
                {seal.signed.includes(id) ? '' : `, ${text.seal.waiting}`}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </form>
  )
}
