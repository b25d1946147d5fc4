import { useRef, useState } from 'react'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { PrivateView } from '../../components/private-view.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { clearShare, writeShare } from '../../components/share-card.tsx'
import { useCall } from '../../store/call.ts'
import { latestIntent, nameOf, runners, shareOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/en.ts'
import { ActionPanel } from './action.tsx'
import { ShareSheet } from './share-sheet.tsx'

interface HandoutPanelProps {
  readonly index: number
  readonly custodian: string
}

/** One custodian sees and copies one share. Nothing secret before they confirm to be alone. */
export function HandoutPanel({ index, custodian }: HandoutPanelProps) {
  const snapshot = useSnapshot()
  const call = useCall()
  const card = useRef<HTMLDivElement>(null)
  const [stage, setStage] = useState<'closed' | 'shown' | 'hidden'>('closed')
  const name = nameOf(snapshot, custodian)
  const interrupted = shareOf(snapshot, index)?.status === 'showing'
  const released = latestIntent(snapshot, 'release')?.status === 'approved'

  const clear = (): void => {
    if (card.current) clearShare(card.current)
  }
  const reveal = async (): Promise<void> => {
    setStage('shown')
    const granted = await call.ask(
      () => bridge.showShare({ index }),
      (share) => {
        // Hidden in the meantime: the card is gone, and nothing is written anywhere.
        if (card.current) writeShare(card.current, share.text)
      },
    )
    if (!granted) setStage('closed')
  }
  const hide = (): void => {
    clear()
    setStage('hidden')
  }
  const end = async (copied: boolean): Promise<void> => {
    hide()
    // Copied, the step is over; if something went wrong the room has to see it.
    if (await call.send(() => bridge.endShare({ index, copied }))) setStage('closed')
  }

  if (stage === 'closed' && !interrupted && !released) {
    // The step is the custodian's; the release is declared by those who run the ceremony.
    return (
      <>
        <Refusal notice={call.notice} />
        <ActionPanel action="release" who={runners(snapshot)} />
      </>
    )
  }
  return (
    <div className="panel">
      <p className="lead">{text.handout.lead(name)}</p>
      <ul className="orders">
        {text.handout.before.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {interrupted && stage === 'closed' ? (
        <div className="notice">
          <p className="notice-title">{text.handout.interrupted}</p>
          <p>{text.handout.interruptedHint}</p>
        </div>
      ) : null}
      <p className="hint">{text.handout.nothing}</p>
      {stage === 'closed' ? <Refusal notice={call.notice} /> : null}
      <div className="actions">
        <Button kind="primary" onPress={reveal}>
          {text.handout.alone}
        </Button>
        {interrupted && stage === 'closed' ? (
          <Button onPress={() => end(false)} busy={call.busy}>
            {text.handout.wrong}
          </Button>
        ) : null}
      </div>
      {stage === 'closed' ? null : (
        <PrivateView title={text.handout.holder(name)}>
          <ShareSheet
            card={card}
            name={name}
            index={index}
            shown={stage === 'shown'}
            call={call}
            onHide={hide}
            onAgain={reveal}
            onEnd={end}
          />
        </PrivateView>
      )}
    </div>
  )
}
