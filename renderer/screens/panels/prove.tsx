import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { Keys } from './keys.tsx'

/** The reconstruction in memory that shows every share belongs to one set. */
export function ProvePanel() {
  const snapshot = useSnapshot()
  const call = useCall()
  const received = snapshot.shares.filter((share) => share.status === 'received').length
  return (
    <div className="panel">
      <p className="lead">{text.prove.lead}</p>
      <section className="ruled" aria-labelledby="receipts-title">
        <h3 id="receipts-title">{text.prove.received(received, snapshot.shares.length)}</h3>
        <ul className="ticks">
          {snapshot.shares.map((share) => (
            <li
              key={share.index}
              className={share.status === 'received' ? 'tick-done' : 'tick-open'}
            >
              {text.prove.share} {share.index}, {nameOf(snapshot, share.custodian)}:{' '}
              {text.handout.status[share.status]}
              {share.medium ? `, ${share.medium}` : ''}
              {share.bag ? `, ${share.bag}` : ''}
            </li>
          ))}
        </ul>
      </section>
      <Refusal notice={call.notice} />
      <CallButton
        kind="primary"
        call={call}
        busyText={text.prove.busy}
        onPress={() => call.send(bridge.prove)}
      >
        {text.prove.go}
      </CallButton>
      <Keys keys={snapshot.keys} />
    </div>
  )
}
