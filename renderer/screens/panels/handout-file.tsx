import { useState } from 'react'
import type { ShareOnMedium } from '#shared/ipc/answers.ts'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Facts } from '../../components/facts.tsx'
import { Groups } from '../../components/groups.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { type Call, useCall } from '../../store/call.ts'
import { text } from '../../text/current.ts'
import {
  Ending,
  type HandoutProps,
  Interrupted,
  Leaves,
  Orders,
  ReleaseFirst,
  useRelease,
} from './handout-parts.tsx'

/** One custodian takes their share as a file on their own stick. */
export function FileHandout(props: HandoutProps) {
  const { index } = props
  const { name, going, approved } = useRelease(props)
  const call = useCall()
  const [written, setWritten] = useState<ShareOnMedium>()
  const write = () =>
    call.ask(
      () => bridge.releaseFile({ index }),
      (one) => one && setWritten(one),
    )

  if (!going && !approved) return <ReleaseFirst call={call} />
  if (going && written === undefined && !call.busy)
    return <FileInterrupted index={index} call={call} />
  return (
    <div className="panel">
      <Leaves carrier="file" />
      <p className="lead">{text.carriers.file.lead(name)}</p>
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
          <Orders lines={text.carriers.file.before} />
          <Refusal notice={call.notice} />
          <div className="actions">
            <CallButton
              kind="primary"
              call={call}
              busyText={text.carriers.file.busy}
              onPress={write}
            >
              {text.carriers.file.go}
            </CallButton>
          </div>
        </>
      )}
    </div>
  )
}

/** The screen changed between the writing and the word of the custodian. */
export function FileInterrupted({ index, call }: { readonly index: number; readonly call: Call }) {
  return (
    <div className="panel">
      <Interrupted
        title={text.carriers.file.interrupted}
        hint={text.carriers.file.interruptedHint}
      />
      <Refusal notice={call.notice} />
      <Ending index={index} call={call} good={text.carriers.file.done} primary={false} />
    </div>
  )
}

interface WrittenProps {
  readonly written: ShareOnMedium
  readonly name: string
  readonly index: number
  readonly call: Call
  readonly onEnd: () => void
}

/** What lies on the stick now, and the custodian's word for it. */
export function Written({ written, name, index, call, onEnd }: WrittenProps) {
  return (
    <>
      <section className="ruled" aria-labelledby="written-title">
        <h3 id="written-title">{text.carriers.file.written}</h3>
        <Facts
          facts={[
            { name: text.carriers.file.folder, value: written.folder, mono: true },
            { name: text.carriers.file.name, value: written.file, mono: true },
          ]}
        />
        <p className="label">{text.carriers.file.hash}</p>
        <Groups value={written.sha256} label={text.carriers.file.hash} />
      </section>
      <p className="lead">{text.carriers.file.pull(name)}</p>
      <Refusal notice={call.notice} />
      <Ending index={index} call={call} good={text.carriers.file.done} onEnd={onEnd} />
    </>
  )
}
