import { type ReactNode, useState } from 'react'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Header } from '../components/header.tsx'
import { Recorded } from '../components/recorded.tsx'
import { Spine } from '../components/spine.tsx'
import { hasLeft, isBlind, nameOf, personOf, useSnapshot } from '../store/select.ts'
import { show } from '../store/store.ts'
import { text } from '../text/current.ts'
import { AbortDialog } from './abort.tsx'
import { ExceptionsDialog } from './exceptions.tsx'
import { LogDialog } from './log.tsx'
import { EnrolPanel } from './panels/enrol.tsx'
import { RoomDialog } from './room/dialog.tsx'

/** Header, work, script and record: the same on every screen of an open ceremony. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const snapshot = useSnapshot()
  const [extra, setExtra] = useState<string | undefined>()
  const person = extra === undefined ? undefined : personOf(snapshot, extra)
  return (
    <div className="frame">
      <a className="skip" href="#work">
        {text.common.skip}
      </a>
      <Header
        snapshot={snapshot}
        onPerson={(person) => show({ at: 'slip', person })}
        onEnrol={setExtra}
      />
      <main id="work" className="work" tabIndex={-1}>
        {children}
      </main>
      <Spine snapshot={snapshot} />
      <aside className="margin">
        {isBlind(snapshot) ? null : <Record />}
        <Means />
      </aside>
      {person ? (
        <Dialog title={text.tasks.enrol(person.name)} onClose={() => setExtra(undefined)}>
          <EnrolPanel person={person} />
        </Dialog>
      ) : null}
    </div>
  )
}

/** The last lines of the log, and the way to all of it. */
function Record() {
  const snapshot = useSnapshot()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Recorded
        lines={snapshot.recent}
        nameOf={(id) => nameOf(snapshot, id)}
        onLog={() => setOpen(true)}
      />
      {open ? <LogDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

/** Everyone's right to come and go, to object and to stop. */
function Means() {
  const snapshot = useSnapshot()
  const [open, setOpen] = useState<'room' | 'exceptions' | 'abort' | undefined>()
  const close = (): void => setOpen(undefined)
  const blind = isBlind(snapshot)
  const ended = snapshot.outcome !== undefined
  // The locked screen says it all; a dialog over it would come back with the people.
  if (open === 'room' && snapshot.locked) close()
  const uncosigned = snapshot.exceptions.filter((one) => !one.effective).length
  return (
    <div className="means">
      {snapshot.warnings.length > 0 ? (
        <details>
          <summary>{text.recorded.warnings(snapshot.warnings.length)}</summary>
          <ul>
            {snapshot.warnings.map((warning) => (
              <li key={`${warning.path} ${warning.message}`}>{warning.message}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {ended || blind || snapshot.locked ? null : (
        <Button onPress={() => setOpen('room')}>{text.room.open}</Button>
      )}
      {ended || (blind && !hasLeft(snapshot)) ? null : (
        <Button onPress={() => setOpen('exceptions')}>
          {uncosigned > 0 ? text.recorded.exceptions(uncosigned) : text.recorded.exception}
        </Button>
      )}
      {ended ? null : (
        <Button kind="alarm" onPress={() => setOpen('abort')}>
          {text.recorded.abort}
        </Button>
      )}
      {open === 'room' ? <RoomDialog onClose={close} /> : null}
      {open === 'exceptions' ? <ExceptionsDialog onClose={close} /> : null}
      {open === 'abort' ? <AbortDialog onClose={close} /> : null}
    </div>
  )
}
