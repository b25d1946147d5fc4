import { useEffect, useRef, useState } from 'react'
import { bridge } from '../api.ts'
import { type Call, useCall } from '../store/call.ts'
import { isEmpty, type SecretRef, spend } from '../store/secret.ts'
import { text } from '../text/current.ts'
import { Button } from './button.tsx'
import { CallButton } from './call-button.tsx'
import { Refusal } from './refusal.tsx'
import { SecretField } from './secret-field.tsx'

interface NewPassphraseFields {
  readonly first: SecretRef
  readonly second: SecretRef
  /** Says what is missing; clears both fields when they differ. */
  readonly ready: (tell: Call['tell']) => boolean
  readonly spend: <T>(use: (typed: string) => T) => T
}

/** The two fields of a new passphrase. */
export function useNewPassphrase(): NewPassphraseFields {
  const first = useRef<HTMLInputElement>(null)
  const second = useRef<HTMLInputElement>(null)
  return {
    first,
    second,
    ready: (tell) => {
      if (isEmpty(first)) {
        tell(text.common.typePassphrase)
        return false
      }
      if (first.current?.value === second.current?.value) return true
      spend([first, second], () => undefined)
      tell(text.enrol.differ, text.enrol.differHint)
      return false
    },
    spend: (use) => spend([first, second], use),
  }
}

/** A new passphrase: suggested or one's own, typed twice. */
export function NewPassphrase({ fields }: { readonly fields: NewPassphraseFields }) {
  return (
    <>
      <Suggestion />
      <p className="hint">{text.enrol.own}</p>
      <div className="field-pair">
        <SecretField fresh label={text.enrol.first} field={fields.first} />
        <SecretField fresh label={text.enrol.second} field={fields.second} />
      </div>
    </>
  )
}

function Suggestion() {
  const call = useCall()
  const words = useRef<HTMLParagraphElement>(null)
  const [shown, setShown] = useState(false)

  const hide = (): void => {
    if (words.current) words.current.textContent = ''
    setShown(false)
  }
  useEffect(() => {
    const node = words.current
    return () => {
      if (node) node.textContent = ''
    }
  }, [])

  const suggest = () =>
    call.ask(bridge.suggestPassphrase, (suggested) => {
      // By hand: the words are in the page only, never in React.
      if (words.current) words.current.textContent = suggested
      setShown(true)
    })

  return (
    <div className="suggestion">
      <div className="suggestion-box" hidden={!shown}>
        <p className="label">{text.enrol.suggested}</p>
        {/* Empty for React: the words are written by hand. */}
        <p ref={words} className="suggestion-words" data-testid="suggested-passphrase" />
        <p className="hint">{text.enrol.suggestedHint}</p>
      </div>
      <div className="actions">
        <CallButton onPress={suggest} call={call} busyText={text.working.words}>
          {shown ? text.enrol.suggestAgain : text.enrol.suggest}
        </CallButton>
        {shown ? <Button onPress={hide}>{text.enrol.hide}</Button> : null}
      </div>
      <Refusal notice={call.notice} />
    </div>
  )
}
