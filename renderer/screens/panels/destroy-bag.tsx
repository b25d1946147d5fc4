import { type FormEvent, useRef, useState } from 'react'
import type { ThingView } from '#shared/ipc/views/destruction.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SignerFields, useSigner } from '../../components/signing.tsx'
import { TextField, typed } from '../../components/text-field.tsx'
import { useCall } from '../../store/call.ts'
import { onlookers, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

const SEALS = ['whole', 'broken', 'none'] as const

/** PCI PIN 9-2: number and seal are examined, and signed for, before a bag is opened. */
export function BagForm({ thing }: { readonly thing: ThingView }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const people = onlookers(snapshot)
  const signer = useSigner(people.length === 1 ? people[0]?.id : undefined)
  const bag = useRef<HTMLInputElement>(null)
  const [seal, setSeal] = useState<(typeof SEALS)[number] | undefined>()

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy) return
    const number = seal === 'none' ? '' : typed(bag)
    if (seal === undefined) call.tell(text.destruction.needSeal)
    else if (seal !== 'none' && number === '') call.tell(text.destruction.needBag)
    else if (signer.ready(call.tell)) {
      const seen = { thing: thing.thing, bag: number, seal }
      call.send(() => signer.sign((signing) => bridge.examineBag({ ...signing, ...seen })))
    }
  }

  return (
    <form onSubmit={submit} className="form">
      <p className="lead">{text.destruction.bagLead}</p>
      <Choice
        columns
        legend={text.destruction.seal}
        options={SEALS.map((value) => {
          const [label, note] = text.destruction.seals[value]
          return { value, label, note }
        })}
        value={seal}
        onChoose={(value) => setSeal(SEALS.find((one) => one === value))}
      />
      {seal === 'none' ? null : (
        <TextField mono short aloud label={text.destruction.bag} field={bag} />
      )}
      <SignerFields signer={signer} people={people} legend={text.destruction.bagWho} />
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.destruction.busy}>
        {text.destruction.bagGo}
      </CallButton>
    </form>
  )
}
