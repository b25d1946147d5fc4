import { useState } from 'react'
import type { PreflightView } from '#shared/ipc/views/preflight.ts'
import { timeOf } from '#shared/text/format.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CallButton } from '../../components/call-button.tsx'
import { Fold } from '../../components/fold.tsx'
import { GateList } from '../../components/gate-list.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { told } from '../../text/format.ts'
import { ExceptionsDialog } from '../exceptions.tsx'
import { GatesForm } from './gates-form.tsx'

/** The gates: run, read line by line, mended or waived, and signed for by two people. */
export function PreflightPanel() {
  const { preflight } = useSnapshot()
  if (preflight === undefined || preflight.stale)
    return (
      <div className="panel">
        <p className="lead">{preflight?.stale ? text.gates.stale : text.gates.lead}</p>
        <Run label={text.gates.run} first />
      </div>
    )
  return (
    <div className="panel">
      <Standing preflight={preflight} />
      <GatesForm key={preflight.entry} preflight={preflight} />
    </div>
  )
}

function Standing({ preflight }: { readonly preflight: PreflightView }) {
  const { mode } = useSnapshot()
  const [waiving, setWaiving] = useState(false)
  const { gates, entry, time, fault } = preflight
  const closed = gates.filter(({ verdict, open }) => verdict === 'fail' && !open)
  const asked = gates.filter(({ verdict, waived }) => verdict === 'ask' && waived === undefined)
  const open = gates.filter((one) => !closed.includes(one) && !asked.includes(one))
  return (
    <>
      <p className="hint">{text.gates.readAt(entry, timeOf(time))}</p>
      {mode === 'production' && fault !== undefined ? (
        <div className="notice">
          <p className="notice-title">{text.gates.held}</p>
          <p>{told(fault)}</p>
        </div>
      ) : null}
      {mode === 'rehearsal' && closed.length > 0 ? (
        <p className="hint">{text.gates.rehearsal}</p>
      ) : null}
      <GateList title={text.gates.closed(closed.length)} gates={closed} />
      <GateList title={text.gates.asked(asked.length)} gates={asked} />
      {open.length > 0 ? (
        <Fold title={text.gates.open(open.length)}>
          <GateList gates={open} />
        </Fold>
      ) : null}
      <div className="gate-actions">
        <Run label={text.gates.again} />
        {closed.length + asked.length > 0 ? (
          <Button onPress={() => setWaiving(true)}>{text.gates.waive}</Button>
        ) : null}
      </div>
      {waiving ? <ExceptionsDialog about="gate" onClose={() => setWaiving(false)} /> : null}
    </>
  )
}

function Run({ label, first = false }: { readonly label: string; readonly first?: boolean }) {
  const call = useCall()
  return (
    <div>
      <Refusal notice={call.notice} />
      <CallButton
        kind={first ? 'primary' : 'plain'}
        call={call}
        busyText={text.gates.busy}
        onPress={() => call.send(bridge.runGates)}
      >
        {label}
      </CallButton>
    </div>
  )
}
