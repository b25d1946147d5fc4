import { type FormEvent, type RefObject, useRef, useState } from 'react'
import type { ShareOnMedium } from '#shared/ipc/answers.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Choice } from '../../components/choice.tsx'
import { NewPassphrase, useNewPassphrase } from '../../components/new-passphrase.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { TextField, typed } from '../../components/text-field.tsx'
import { type Call, useCall } from '../../store/call.ts'
import { text } from '../../text/current.ts'
import { FileInterrupted, Written } from './handout-file.tsx'
import { type HandoutProps, Leaves, Orders, ReleaseFirst, useRelease } from './handout-parts.tsx'

/** One custodian takes their share as a file that only they can open. */
export function AgeHandout(props: HandoutProps) {
  const { index } = props
  const { name, going, approved } = useRelease(props)
  const call = useCall()
  const [written, setWritten] = useState<ShareOnMedium>()
  if (!going && !approved) return <ReleaseFirst call={call} />
  if (going && written === undefined && !call.busy)
    return <FileInterrupted index={index} call={call} />
  return (
    <div className="panel">
      {written ? (
        <Written
          written={written}
          name={name}
          index={index}
          call={call}
          onEnd={() => setWritten(undefined)}
        />
      ) : (
        <>
          <Leaves carrier="age" />
          <p className="lead">{text.carriers.age.lead(name)}</p>
          <Orders lines={[text.carriers.alone, ...text.carriers.file.before]} />
          <EncryptForm index={index} call={call} onWritten={setWritten} />
        </>
      )}
    </div>
  )
}

interface EncryptFormProps {
  readonly index: number
  readonly call: Call
  readonly onWritten: (written: ShareOnMedium) => void
}

/** What opens the file: a passphrase typed twice, or a recipient. */
function EncryptForm({ index, call, onWritten }: EncryptFormProps) {
  const passphrase = useNewPassphrase()
  const recipient = useRef<HTMLInputElement>(null)
  const [to, setTo] = useState<'passphrase' | 'recipient'>('passphrase')
  const done = (written: ShareOnMedium | null): void => {
    if (written) onWritten(written)
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy) return
    if (to === 'recipient') {
      const given = typed(recipient)
      if (given === '') call.tell(text.carriers.age.missing)
      else await call.ask(() => bridge.releaseToRecipient({ index, recipient: given }), done)
    } else if (passphrase.ready(call.tell))
      await call.ask(
        () =>
          passphrase.spend((secret) => bridge.releaseToPassphrase({ index, passphrase: secret })),
        done,
      )
  }
  return (
    <form onSubmit={submit} className="form">
      <Choice
        columns
        legend={text.carriers.age.choose}
        options={[
          {
            value: 'passphrase',
            label: text.carriers.age.passphrase,
            note: text.carriers.age.passphraseNote,
          },
          {
            value: 'recipient',
            label: text.carriers.age.recipient,
            note: text.carriers.age.recipientNote,
          },
        ]}
        value={to}
        onChoose={(chosen) => setTo(chosen === 'recipient' ? 'recipient' : 'passphrase')}
      />
      {to === 'passphrase' ? (
        <>
          <p className="hint">{text.carriers.age.own}</p>
          <NewPassphrase fields={passphrase} />
        </>
      ) : (
        <RecipientField field={recipient} />
      )}
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.carriers.age.busy}>
        {text.carriers.age.go}
      </CallButton>
    </form>
  )
}

function RecipientField({ field }: { readonly field: RefObject<HTMLInputElement | null> }) {
  const call = useCall()
  const load = () =>
    call.ask(bridge.chooseRecipient, (found) => {
      if (found !== null && field.current) field.current.value = found
    })
  return (
    <>
      <TextField
        mono
        label={text.carriers.age.recipientField}
        hint={text.carriers.age.recipientHint}
        field={field}
      />
      <Refusal notice={call.notice} />
      <div className="actions">
        <CallButton call={call} busyText={text.working.dialog} onPress={load}>
          {text.carriers.age.load}
        </CallButton>
      </div>
    </>
  )
}
