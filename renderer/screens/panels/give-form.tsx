import { type FormEvent, useRef } from 'react'
import { ROLLS_NEEDED } from '#shared/crypto/dice.ts'
import type { EntropyKind } from '#shared/crypto/entropy.ts'
import { LEAST_TEXT } from '#shared/crypto/typedtext.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CallButton } from '../../components/call-button.tsx'
import { DiceEntry } from '../../components/dice-entry.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SecretField } from '../../components/secret-field.tsx'
import { useSigner } from '../../components/signing.tsx'
import { useCall } from '../../store/call.ts'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

interface GiveFormProps {
  readonly person: string
  readonly asks: readonly EntropyKind[]
  readonly onEnd: () => void
}

/**
 * Rolls and text, and the passphrase that signs for their amount. What was typed is handed to one
 * call; refused for another reason than itself, it stays in the hidden input and nowhere else.
 */
export function GiveForm({ person, asks, onEnd }: GiveFormProps) {
  const name = nameOf(useSnapshot(), person)
  const call = useCall()
  const signer = useSigner(person)
  const rolls = useRef<HTMLInputElement>(null)
  const line = useRef<HTMLInputElement>(null)

  const isComplete = (): boolean => {
    const missing = ROLLS_NEEDED - (rolls.current?.value.length ?? 0)
    const short = (line.current?.value.normalize('NFC').length ?? 0) < LEAST_TEXT
    if (asks.includes('dice') && missing > 0) call.tell(text.entropy.few(missing))
    else if (asks.includes('text') && short) call.tell(text.entropy.needText)
    else return signer.ready(call.tell)
    return false
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy || !isComplete()) return
    const granted = await call.send(() =>
      signer.sign((signing) =>
        bridge.contribute({
          ...signing,
          ...(asks.includes('dice') ? { dice: rolls.current?.value ?? '' } : {}),
          ...(asks.includes('text') ? { text: line.current?.value ?? '' } : {}),
        }),
      ),
    )
    if (granted) onEnd()
  }

  return (
    <form onSubmit={submit} className="panel give-form">
      <h2>{text.entropy.title(name)}</h2>
      {asks.includes('dice') ? <DiceEntry rolls={rolls} /> : null}
      {asks.includes('text') ? (
        <SecretField label={text.entropy.text} hint={text.entropy.textHint} field={line} />
      ) : null}
      <SecretField label={text.common.passphraseOf(name)} field={signer.passphrase} />
      <Refusal notice={call.notice} />
      <div className="actions">
        <CallButton submit kind="primary" call={call} busyText={text.entropy.busy}>
          {text.entropy.go}
        </CallButton>
        <Button kind="quiet" onPress={onEnd}>
          {text.entropy.leave}
        </Button>
      </div>
    </form>
  )
}
