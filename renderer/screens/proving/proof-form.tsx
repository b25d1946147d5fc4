import { type FormEvent, useState } from 'react'
import type { ProvableShares, ProvenShare } from '#shared/ipc/answers.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { ChallengeField, typedChallenge, useChallenge } from '../../components/challenge-field.tsx'
import { Choice } from '../../components/choice.tsx'
import { Refusal } from '../../components/refusal.tsx'
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
  const challenge = useChallenge()
  const [by, setBy] = useState<string>()
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
    const said = typedChallenge(challenge)
    if (by === undefined) call.tell(text.proving.needWho)
    else if (said === undefined) call.tell(text.proving.needChallenge)
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
      <ChallengeField
        challenge={challenge}
        label={text.proving.challenge}
        hint={text.proving.challengeHint}
        onUnreadable={() => call.tell(text.drill.unreadable)}
      />
      <div className="field">
        <p className="label">{text.proving.folder}</p>
        {folder === undefined ? null : <p className="mono">{folder}</p>}
        <div className="actions">
          <CallButton
            kind="quiet"
            call={call}
            busyText={text.working.dialog}
            onPress={chooseFolder}
          >
            {text.proving.chooseFolder}
          </CallButton>
        </div>
      </div>
      <ShareEntry entry={entry} />
      <Refusal notice={call.notice} />
      {call.notice?.code && entry.chosen === undefined ? (
        <p className="hint">{text.entry.retype}</p>
      ) : null}
      <CallButton submit kind="primary" call={call} busyText={text.proving.busy}>
        {text.proving.go}
      </CallButton>
    </form>
  )
}
