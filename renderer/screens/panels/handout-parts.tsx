import type { ReactNode } from 'react'
import type { Medium } from '#shared/ceremony/parameters.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { bridge } from '../../api.ts'
import type { Call } from '../../store/call.ts'
import { latestIntent, nameOf, runners, shareOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { ActionPanel } from './action.tsx'

export interface HandoutProps {
  readonly index: number
  readonly custodian: string
}

interface Release {
  readonly name: string
  /** Started, and without an end. */
  readonly going: boolean
  readonly approved: boolean
}

/** Where the release of a share stands. */
export function useRelease({ index, custodian }: HandoutProps): Release {
  const snapshot = useSnapshot()
  return {
    name: nameOf(snapshot, custodian),
    going: shareOf(snapshot, index)?.status === 'showing',
    approved: latestIntent(snapshot, 'release')?.status === 'approved',
  }
}

/** The step is the custodian's; the release is declared by those who run the ceremony. */
export function ReleaseFirst({ call }: { readonly call: Call }) {
  const snapshot = useSnapshot()
  return (
    <>
      <Refusal notice={call.notice} />
      <ActionPanel action="release" who={runners(snapshot)} />
    </>
  )
}

/** The script speaks of a card copied by hand; this release was approved as something else. */
export function Leaves({ carrier }: { readonly carrier: Medium }) {
  return <p className="hint">{text.carriers.leaves(text.carriers.names[carrier])}</p>
}

export function Orders({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="orders">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** A release that was started before the page was opened again. */
export function Interrupted({ title, hint }: { readonly title: string; readonly hint: string }) {
  return (
    <div className="notice">
      <p className="notice-title">{title}</p>
      <p>{hint}</p>
    </div>
  )
}

interface EndingProps {
  readonly index: number
  readonly call: Call
  /** What the custodian says when all is well. */
  readonly good: string
  readonly primary?: boolean
  readonly onEnd?: () => void
  readonly children?: ReactNode
}

/** The custodian says how the release ended. */
export function Ending({ index, call, good, primary = true, onEnd, children }: EndingProps) {
  const end = async (copied: boolean): Promise<void> => {
    if (await call.send(() => bridge.endShare({ index, copied }))) onEnd?.()
  }
  return (
    <div className="actions">
      <CallButton
        kind={primary ? 'primary' : 'plain'}
        call={call}
        busyText={text.working.recording}
        onPress={() => end(true)}
      >
        {good}
      </CallButton>
      {children}
      <CallButton
        kind="alarm"
        call={call}
        busyText={text.working.recording}
        onPress={() => end(false)}
      >
        {text.handout.wrong}
      </CallButton>
    </div>
  )
}
