import { useEffect, useState } from 'react'
import type { DisplayState } from '#shared/ipc/answers.ts'
import { bridge } from '../api.ts'
import { useCall } from '../store/call.ts'
import { text } from '../text/current.ts'
import { CallButton } from './call-button.tsx'
import { Refusal } from './refusal.tsx'

const CLOSED: DisplayState = { shown: 'no', lost: false }

/** Opens and closes the display for the room, and says whether and where it is shown. */
export function DisplayControl() {
  const call = useCall()
  const [state, setState] = useState(CLOSED)
  const { ask } = call
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; afterwards it is told
  useEffect(() => {
    const stop = bridge.onDisplay(setState)
    ask(bridge.displayState, setState)
    return stop
  }, [])
  const open = state.shown !== 'no'
  const note = state.shown === 'window' ? text.witness.oneScreen : text.witness.lost
  return (
    <div className="display-control">
      <CallButton
        kind="quiet"
        call={call}
        busyText={text.working.display}
        onPress={() => ask(() => bridge.showDisplay({ shown: !open }), setState)}
      >
        {open ? text.witness.close : text.witness.open}
      </CallButton>
      <span className="display-state" role="status">
        {text.witness.states[state.shown]}
      </span>
      {state.shown === 'window' || state.lost ? (
        <p className="display-note" role="alert">
          {note}
        </p>
      ) : null}
      <Refusal notice={call.notice} />
    </div>
  )
}
