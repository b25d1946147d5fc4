import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { CardFacts } from '#shared/documents/card.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CallButton } from '../../components/call-button.tsx'
import { clearCard, PrintedCard, writeCard } from '../../components/printed-card.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
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

/** One custodian prints one card. It is in the page only while the printer takes it. */
export function PrintHandout(props: HandoutProps) {
  const { index } = props
  const { name, going, approved } = useRelease(props)
  const call = useCall()
  const card = useRef<HTMLDivElement>(null)
  const [facts, setFacts] = useState<CardFacts>()
  const [stage, setStage] = useState<'closed' | 'cancelled' | 'sent'>('closed')

  const clear = (): void => {
    if (card.current) clearCard(card.current)
    setFacts(undefined)
  }
  const start = async (): Promise<void> => {
    const loaded = await call.ask(
      () => bridge.showShare({ index }),
      (share) => {
        // The page for the printer is there before anything secret is written into it.
        flushSync(() => setFacts(share.card))
        if (card.current) writeCard(card.current, share.text)
      },
    )
    if (!loaded) return
    try {
      await call.ask(
        () => bridge.printShare({ index }),
        ({ printed }) => setStage(printed ? 'sent' : 'cancelled'),
      )
    } finally {
      clear()
    }
  }

  if (!going && !approved) return <ReleaseFirst call={call} />
  if (stage === 'sent')
    return (
      <div className="panel">
        <p className="lead">{text.carriers.print.sent(name)}</p>
        <Orders lines={text.carriers.print.check} />
        <Refusal notice={call.notice} />
        <Ending
          index={index}
          call={call}
          good={text.carriers.print.whole}
          onEnd={() => setStage('closed')}
        />
      </div>
    )
  return (
    <div className="panel">
      <Leaves carrier="paper" />
      <p className="lead">{text.carriers.print.lead(name)}</p>
      <Orders lines={text.carriers.print.before} />
      {going && !call.busy ? (
        <Interrupted
          title={
            stage === 'cancelled' ? text.carriers.print.cancelled : text.carriers.print.interrupted
          }
          hint={
            stage === 'cancelled'
              ? text.carriers.print.cancelledHint
              : text.carriers.print.interruptedHint
          }
        />
      ) : null}
      <p className="hint">{text.carriers.print.nothing}</p>
      <Refusal notice={call.notice} />
      {going && !call.busy ? (
        <Ending
          index={index}
          call={call}
          good={text.carriers.print.whole}
          primary={false}
          onEnd={() => setStage('closed')}
        >
          <Button onPress={start}>{text.carriers.print.again}</Button>
        </Ending>
      ) : (
        <div className="actions">
          <CallButton
            kind="primary"
            call={call}
            busyText={text.carriers.print.busy}
            onPress={start}
          >
            {text.carriers.print.go}
          </CallButton>
        </div>
      )}
      {facts ? <PrintedCard facts={facts} card={card} /> : null}
    </div>
  )
}
