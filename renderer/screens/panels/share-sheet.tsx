import type { RefObject } from 'react'
import { Button } from '../../components/button.tsx'
import { CallButton } from '../../components/call-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { ShareCard } from '../../components/share-card.tsx'
import type { Call } from '../../store/call.ts'
import { useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { useHideAfter } from './hide-after.ts'

const SHOWN_SECONDS = 180

interface ShareSheetProps {
  readonly card: RefObject<HTMLDivElement | null>
  readonly name: string
  readonly index: number
  readonly shown: boolean
  readonly call: Call
  readonly onHide: () => void
  readonly onAgain: () => void
  readonly onEnd: (copied: boolean) => void
}

/** The share while it is on the screen, or the blank that hides it. */
export function ShareSheet(props: ShareSheetProps) {
  const { card, name, index, shown, call, onHide, onAgain, onEnd } = props
  const snapshot = useSnapshot()
  const left = useHideAfter(shown, SHOWN_SECONDS, onHide)
  const total = snapshot.shares.length
  return (
    <>
      <header className="private-head">
        <div>
          <h2>{text.handout.holder(name)}</h2>
          <p>
            {text.handout.share(index, total)}. {text.common.thresholdOf(snapshot.threshold, total)}
            . {text.modes[snapshot.mode]}.
          </p>
        </div>
        {shown ? (
          <p className="countdown" role="timer">
            {text.handout.hides(Math.floor(left / 60), left % 60)}
          </p>
        ) : null}
      </header>
      {shown ? (
        <>
          <p className="private-lead">{text.handout.copyLead}</p>
          <ShareCard card={card} />
        </>
      ) : (
        <div className="private-blank">
          <p className="notice-title">{text.handout.hidden}</p>
          <p>{text.handout.hiddenHint}</p>
        </div>
      )}
      <Refusal notice={call.notice} />
      <div className="actions private-actions">
        <CallButton
          kind="primary"
          call={call}
          busyText={text.working.recording}
          onPress={() => onEnd(true)}
        >
          {text.handout.copied}
        </CallButton>
        {shown ? (
          <Button onPress={onHide}>{text.handout.hideNow}</Button>
        ) : (
          <Button onPress={onAgain}>{text.handout.again}</Button>
        )}
        <Button kind="alarm" onPress={() => onEnd(false)}>
          {text.handout.wrong}
        </Button>
      </div>
    </>
  )
}
