import { useRef, useState } from 'react'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CallButton } from '../../components/call-button.tsx'
import { PrivateView } from '../../components/private-view.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { clearShare, writeShare } from '../../components/share-card.tsx'
import { useCall } from '../../store/call.ts'
import { text } from '../../text/current.ts'
import {
  type HandoutProps,
  Interrupted,
  Orders,
  ReleaseFirst,
  useRelease,
} from './handout-parts.tsx'
import { ShareSheet } from './share-sheet.tsx'

/** One custodian sees and copies one share. Nothing secret before they confirm to be alone. */
export function ScreenHandout(props: HandoutProps) {
  const { index } = props
  const { name, going: interrupted, approved: released } = useRelease(props)
  const call = useCall()
  const card = useRef<HTMLDivElement>(null)
  const [stage, setStage] = useState<'closed' | 'shown' | 'hidden'>('closed')

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

  if (stage === 'closed' && !interrupted && !released) return <ReleaseFirst call={call} />
  return (
    <div className="panel">
      <p className="lead">{text.handout.lead(name)}</p>
      <Orders lines={text.handout.before} />
      {interrupted && stage === 'closed' ? (
        <Interrupted title={text.handout.interrupted} hint={text.handout.interruptedHint} />
      ) : null}
      <p className="hint">{text.handout.nothing}</p>
      {stage === 'closed' ? <Refusal notice={call.notice} /> : null}
      <div className="actions">
        <Button kind="primary" onPress={reveal}>
          {text.handout.alone}
        </Button>
        {interrupted && stage === 'closed' ? (
          <CallButton onPress={() => end(false)} call={call} busyText={text.working.recording}>
            {text.handout.wrong}
          </CallButton>
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
