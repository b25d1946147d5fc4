import { type FormEvent, useRef, useState } from 'react'
import type { ProvableShares, ProvenShare } from '#shared/ipc/api.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { TextField, typed } from '../../components/text-field.tsx'
import { useCall } from '../../store/call.ts'
import { text } from '../../text/current.ts'
import { ShareEntry } from '../panels/share-entry.tsx'
import { useShareEntry } from '../panels/share-entry-state.ts'

interface ProofFormProps {
  readonly evidence: ProvableShares
  readonly onDone: (proven: ProvenShare) => void
}

/** Who, which challenge, which folder, and last of all the share itself. */
export function ProofForm({ evidence, onDone }: ProofFormProps) {
  const call = useCall()
  const { set, threshold, shares, mode } = evidence
  const challenge = useRef<HTMLTextAreaElement>(null)
  const [by, setBy] = useState<string>()
  const [none, setNone] = useState(false)
  const [folder, setFolder] = useState<string>()
  const wanted = shares.filter(({ custodian }) => by === undefined || custodian === by)
  const headers = wanted.map(({ index }) => ({ set, index, threshold, total: shares.length }))
  const holderOf = (index: number) => shares.find((one) => one.index === index)?.name
  const entry = useShareEntry({
    headers,
    by,
    mode,
    holderOf,
    purpose: 'present',
    tell: call.tell,
  })

  const chooseFolder = (): void =>
    void call.ask(bridge.chooseProvingFolder, (chosen) => chosen && setFolder(chosen))
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy) return
    const said = none ? '' : typed(challenge)
    if (by === undefined) call.tell(text.proving.needWho)
    else if (!none && said === '') call.tell(text.proving.needChallenge)
    else if (folder === undefined) call.tell(text.proving.needFolder)
    else if (entry.ready())
      await call.ask(
        () => entry.spend((share) => bridge.proveShare({ by, share, challenge: said })),
        onDone,
      )
  }

  return (
    <form onSubmit={submit} className="form ruled">
      <Choice
        columns
        legend={text.proving.who}
        options={shares.map(({ index, custodian, name }) => ({
          value: custodian,
          label: name,
          note: text.handout.share(index, shares.length),
        }))}
        value={by}
        onChoose={setBy}
      />
      <TextField
        mono
        label={text.proving.challenge}
        hint={text.proving.challengeHint}
        field={challenge}
        lines={2}
      />
      <label className="option">
        <input
          type="checkbox"
          checked={none}
          onChange={({ currentTarget }) => setNone(currentTarget.checked)}
        />
        <span className="option-text">
          <span>{text.drill.none}</span>
          <span className="option-note">{text.drill.noneHint}</span>
        </span>
      </label>
      <div className="field">
        <p className="label">{text.proving.folder}</p>
        {folder === undefined ? null : <p className="mono">{folder}</p>}
        <div className="actions">
          <Button kind="quiet" busy={call.busy} onPress={chooseFolder}>
            {text.proving.chooseFolder}
          </Button>
        </div>
      </div>
      <ShareEntry entry={entry} />
      <Refusal notice={call.notice} />
      {call.notice?.code && entry.chosen === undefined ? (
        <p className="hint">{text.entry.retype}</p>
      ) : null}
      <Button submit kind="primary" busy={call.busy} busyText={text.proving.busy}>
        {text.proving.go}
      </Button>
    </form>
  )
}
