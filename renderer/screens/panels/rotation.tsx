import { createRef, type FormEvent, type RefObject, useMemo, useState } from 'react'
import type { RotationDecision } from '#shared/ipc/arguments.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SignerFields, useSigner } from '../../components/signing.tsx'
import { TextField, typed } from '../../components/text-field.tsx'
import { Waiting } from '../../components/waiting.tsx'
import { type Call, useCall } from '../../store/call.ts'
import { inRoom, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

/** What is asked about one key. */
interface Asked {
  readonly label: string
  readonly day: RefObject<HTMLInputElement | null>
  readonly reason: RefObject<HTMLInputElement | null>
}

type Chosen = { readonly [label: string]: string | undefined }

/** NIST SP 800-57 part 1, appendix B: who leads decides for each recovered key, and signs. */
export function RotationPanel({ who }: { readonly who: readonly string[] }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const people = inRoom(snapshot).filter(({ id }) => who.includes(id))
  const signer = useSigner(people.length === 1 ? people[0]?.id : undefined)
  const [chosen, setChosen] = useState<Chosen>({})
  const labels = snapshot.source?.keys.join(' ') ?? ''
  const keys = useMemo(
    () =>
      labels.split(' ').map((label): Asked => ({ label, day: createRef(), reason: createRef() })),
    [labels],
  )
  if (people.length === 0) return <Waiting who={who} />

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy) return
    const decisions = decisionsOf(keys, chosen, call.tell)
    if (decisions === undefined || !signer.ready(call.tell)) return
    call.send(() => signer.sign((signing) => bridge.decideRotation({ ...signing, decisions })))
  }

  return (
    <form onSubmit={submit} className="panel">
      <p className="lead">{text.rotation.lead}</p>
      <p className="lead">{text.rotation.rule}</p>
      {keys.map((key) => (
        <Decision
          key={key.label}
          asked={key}
          chosen={chosen[key.label]}
          onChoose={(value) => setChosen((now) => ({ ...now, [key.label]: value }))}
        />
      ))}
      <SignerFields signer={signer} people={people} />
      <Refusal notice={call.notice} />
      <CallButton submit kind="primary" call={call} busyText={text.rotation.busy}>
        {text.rotation.go}
      </CallButton>
    </form>
  )
}

interface DecisionProps {
  readonly asked: Asked
  readonly chosen: string | undefined
  readonly onChoose: (value: string) => void
}

function Decision({ asked, chosen, onChoose }: DecisionProps) {
  const { label, day, reason } = asked
  return (
    <section className="ruled">
      <Choice
        legend={text.rotation.ofKey(label)}
        options={[
          { value: 'rotate', label: text.rotation.rotate },
          { value: 'keep', label: text.rotation.keep },
        ]}
        value={chosen}
        onChoose={onChoose}
        columns
      />
      {chosen === 'rotate' ? (
        <TextField
          mono
          short
          label={text.rotation.by(label)}
          hint={text.rotation.byHint}
          field={day}
        />
      ) : null}
      <TextField label={text.rotation.reason(label)} field={reason} />
    </section>
  )
}

/** Every decision, or nothing after saying what is missing. */
function decisionsOf(
  keys: readonly Asked[],
  chosen: Chosen,
  tell: Call['tell'],
): RotationDecision[] | undefined {
  const decisions: RotationDecision[] = []
  for (const { label, day, reason } of keys) {
    const said = typed(reason)
    const by = typed(day)
    if (chosen[label] === undefined) return missing(tell, text.rotation.needChoice(label))
    if (chosen[label] === 'rotate' && !/^\d{4}-\d\d-\d\d$/.test(by))
      return missing(tell, text.rotation.needDay(label))
    if (said === '') return missing(tell, text.rotation.needReason(label))
    decisions.push(
      chosen[label] === 'rotate'
        ? { label, decision: 'rotate', by, reason: said }
        : { label, decision: 'keep', reason: said },
    )
  }
  return decisions
}

function missing(tell: Call['tell'], what: string): undefined {
  tell(what)
  return undefined
}
