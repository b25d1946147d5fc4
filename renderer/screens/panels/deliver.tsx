import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { useSnapshot } from '../../store/select.ts'
import { accept } from '../../store/store.ts'
import { text } from '../../text/current.ts'

const COPIES = 2

/** The evidence goes to two media at least; each copy is read back. */
export function DeliverPanel() {
  const delivered = useSnapshot().seal?.delivered ?? []
  const call = useCall()
  const slots = Array.from({ length: Math.max(COPIES, delivered.length) }, (_, i) => delivered[i])
  return (
    <div className="panel">
      <p className="lead">{text.deliver.lead}</p>
      <ul className="copies">
        {slots.map((folder, i) => (
          <li key={folder ?? `copy ${i + 1}`} className={folder ? 'tick-done' : 'tick-open'}>
            <p className="label">{text.deliver.folder(i + 1)}</p>
            <p className={folder ? 'mono' : 'hint'}>{folder ?? text.deliver.notYet}</p>
            {folder ? <p className="hint">{text.deliver.written}</p> : null}
          </li>
        ))}
      </ul>
      <Refusal notice={call.notice} />
      <CallButton
        kind="primary"
        call={call}
        busyText={text.deliver.busy}
        onPress={() => call.take(bridge.deliver, (snapshot) => snapshot && accept(snapshot))}
      >
        {text.deliver.go(delivered.length)}
      </CallButton>
    </div>
  )
}
