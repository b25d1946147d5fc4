import { useRef, useState } from 'react'
import type { EntropyKind } from '#shared/crypto/entropy.ts'
import { Button } from '../../components/button.tsx'
import { PrivateView } from '../../components/private-view.tsx'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { GiveForm } from './give-form.tsx'

interface EntropyPanelProps {
  readonly person: string
  readonly asks: readonly EntropyKind[]
}

/** One person gives dice or text, alone; nothing is asked before they confirm to be alone. */
export function EntropyPanel({ person, asks }: EntropyPanelProps) {
  const name = nameOf(useSnapshot(), person)
  const [alone, setAlone] = useState(false)
  const opener = useRef<HTMLDivElement>(null)
  const leave = (): void => {
    setAlone(false)
    opener.current?.querySelector('button')?.focus()
  }
  return (
    <div className="panel">
      <p className="lead">{text.entropy.lead(name)}</p>
      <ul className="orders">
        {[...text.entropy.before, ...asks.map((kind) => text.entropy.asked[kind])].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="hint">{text.entropy.what}</p>
      <div className="actions" ref={opener}>
        <Button kind="primary" onPress={() => setAlone(true)}>
          {text.entropy.alone}
        </Button>
      </div>
      {alone ? (
        <PrivateView title={text.entropy.title(name)}>
          <GiveForm person={person} asks={asks} onEnd={leave} />
        </PrivateView>
      ) : null}
    </div>
  )
}
