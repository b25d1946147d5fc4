import { type ReactNode, useState } from 'react'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Header } from '../components/header.tsx'
import { Recorded } from '../components/recorded.tsx'
import { Spine } from '../components/spine.tsx'
import { hasLeft, isBlind, nameOf, personOf, useSnapshot } from '../store/select.ts'
import { show } from '../store/store.ts'
import { text } from '../text/en.ts'
import { AbortDialog } from './abort.tsx'
import { ExceptionsDialog } from './exceptions.tsx'
import { LogDialog } from './log.tsx'
import { EnrolPanel } from './panels/enrol.tsx'

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
        {isBlind(snapshot) ? null : (
          <Recorded lines={snapshot.recent} nameOf={(id) => nameOf(snapshot, id)} />
        )}
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

/** Everyone's right to look, to object and to stop. */
function Means() {
  const snapshot = useSnapshot()
  const [open, setOpen] = useState<'log' | 'exceptions' | 'abort' | undefined>()
  const close = (): void => setOpen(undefined)
  const blind = isBlind(snapshot)
  const ended = snapshot.outcome !== undefined
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
      {blind ? null : (
        <Button kind="quiet" onPress={() => setOpen('log')}>
          {text.recorded.log}
        </Button>
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
      {open === 'log' ? <LogDialog onClose={close} /> : null}
      {open === 'exceptions' ? <ExceptionsDialog onClose={close} /> : null}
      {open === 'abort' ? <AbortDialog onClose={close} /> : null}
    </div>
  )
}
