import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Header } from '../components/header.tsx'
import { Recorded } from '../components/recorded.tsx'
import { Spine } from '../components/spine.tsx'
import { asidesOf, isBlind, nameOf, personOf, useSnapshot } from '../store/select.ts'
import { open, show, showDocuments, useStore } from '../store/store.ts'
import { text } from '../text/current.ts'
import { AbortDialog } from './abort.tsx'
import { ExceptionsDialog } from './exceptions.tsx'
import { LogDialog } from './log.tsx'
import { EnrolPanel } from './panels/enrol.tsx'
import { RoomDialog } from './room/dialog.tsx'
import { worded } from '../text/format.ts'

/** Header, work, script and record: the same on every screen of an open ceremony. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const snapshot = useSnapshot()
  const [extra, setExtra] = useState<string | undefined>()
  useEffect(() => () => open(null), [])
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
  const aside = useStore((store) => store.aside)
  return (
    <>
      <Recorded
        lines={snapshot.recent}
        nameOf={(id) => nameOf(snapshot, id)}
        onLog={() => open('log')}
      />
      {aside === 'log' ? <LogDialog onClose={() => open(null)} /> : null}
    </>
  )
}

/** Everyone's right to come and go, to object and to stop. */
function Means() {
  const snapshot = useSnapshot()
  const aside = useStore((store) => store.aside)
  const close = (): void => open(null)
  const may = asidesOf(snapshot)
  const inRoom = aside === 'room' || aside === 'break'
  const { locked } = snapshot
  // The locked screen says it all; a dialog over it would come back with the people.
  useEffect(() => {
    if (inRoom && locked) open(null)
  }, [inRoom, locked])
  const unseen = useStore((store) => store.unseen)
  const uncosigned = snapshot.exceptions.filter((one) => !one.effective).length
  return (
    <div className="means">
      {snapshot.warnings.length > 0 ? (
        <details>
          <summary>{text.recorded.warnings(snapshot.warnings.length)}</summary>
          <ul>
            {snapshot.warnings.map((warning) => (
              <li key={`${warning.path} ${warning.message}`}>{worded(warning.saying)}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {/* Never beside a share: what can be read of it is on this screen alone. */}
      {unseen > 0 ? null : (
        <Button onPress={() => showDocuments({ from: 'ceremony' })}>{text.papers.go}</Button>
      )}
      {may.includes('room') ? <Button onPress={() => open('room')}>{text.room.open}</Button> : null}
      {may.includes('exceptions') ? (
        <Button onPress={() => open('exceptions')}>
          {uncosigned > 0 ? text.recorded.exceptions(uncosigned) : text.recorded.exception}
        </Button>
      ) : null}
      {may.includes('abort') ? (
        <Button kind="alarm" onPress={() => open('abort')}>
          {text.recorded.abort}
        </Button>
      ) : null}
      {inRoom && !locked ? <RoomDialog toBreak={aside === 'break'} onClose={close} /> : null}
      {aside === 'exceptions' ? <ExceptionsDialog onClose={close} /> : null}
      {aside === 'abort' ? <AbortDialog onClose={close} /> : null}
    </div>
  )
}
