import type { Action } from '#shared/ceremony/plan.ts'
import { useSnapshot, latestIntent } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { told } from '../../text/format.ts'
import { ApproveForm } from './approve.tsx'
import { DeclareForm } from './declare.tsx'
import { Exports } from './exports.tsx'
import { IntentSheet } from './intent-sheet.tsx'
import { Packages } from './packages.tsx'
import { PerformForm } from './perform.tsx'

interface ActionPanelProps {
  readonly action: Action
  /** Ids of the people who may declare it. */
  readonly who: readonly string[]
}

/** Dual control in four movements: declare, read, approve, perform. */
export function ActionPanel({ action, who }: ActionPanelProps) {
  const snapshot = useSnapshot()
  const intent = latestIntent(snapshot, action)
  const live = intent?.status === 'open' || intent?.status === 'approved' ? intent : undefined
  return (
    <div className="panel">
      {action === 'export' ? <Exports exports={snapshot.exports} /> : null}
      {action === 'wrap' ? <Packages packages={snapshot.packages} /> : null}
      {intent?.status === 'void' ? (
        <div className="notice">
          <p className="notice-title">{text.action.voided}</p>
          {intent.because ? <p>{told(intent.because)}</p> : null}
        </div>
      ) : null}
      {intent?.status === 'used' ? (
        <div className="notice">
          <p className="notice-title">{text.action.used}</p>
          <p>{text.action.usedHint}</p>
        </div>
      ) : null}
      {live === undefined ? (
        <DeclareForm action={action} who={who} again={intent !== undefined} />
      ) : (
        <>
          {live.status === 'approved' ? <PerformForm action={action} /> : null}
          <IntentSheet intent={live} />
          <ApproveForm key={live.intent} intent={live} />
        </>
      )}
    </div>
  )
}
