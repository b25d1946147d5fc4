import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { enrolled, lastEntry } from '../store/select.ts'
import { text } from '../text/en.ts'
import { groupsOfFour, rolesOf } from '../text/format.ts'
import { Clock } from './clock.tsx'
import { ModeMark } from './mode-mark.tsx'

interface HeaderProps {
  readonly snapshot: Snapshot
  readonly onPerson: (id: string) => void
}

/** Which ceremony this is, whether it is real, and where it stands; in view all the time. */
export function Header({ snapshot, onPerson }: HeaderProps) {
  const present = enrolled(snapshot)
  const place = [snapshot.organization, snapshot.location, snapshot.number]
  return (
    <header className={`header header-${snapshot.mode}`}>
      <div className="header-row">
        <ModeMark mode={snapshot.mode} />
        <div className="header-title">
          <h1>{snapshot.title}</h1>
          <p>{[text.kinds[snapshot.kind], ...place].filter(Boolean).join(' · ')}</p>
        </div>
        <dl className="header-facts" aria-label={text.header.state}>
          <div>
            <dt>{text.header.phase}</dt>
            <dd>{snapshot.outcome ? text.outcomes[snapshot.outcome] : text.phases[snapshot.phase]}</dd>
          </div>
          <div>
            <dt>{text.common.entry}</dt>
            <dd className="mono">{lastEntry(snapshot)}</dd>
          </div>
          <div>
            <dt>{text.common.runningHead}</dt>
            <dd className="mono" title={snapshot.runningHead}>
              {groupsOfFour(snapshot.runningHead).slice(0, 3).join(' ')} …
            </dd>
          </div>
          <div>
            <dt>{text.header.clock}</dt>
            <dd>
              <Clock />
            </dd>
          </div>
        </dl>
      </div>
      <div className="header-people">
        <p className="label">
          {text.header.people} {text.header.peopleOf(present.length, snapshot.people.length)}
        </p>
        <ul>
          {snapshot.people.map((person) => (
            <li key={person.id}>
              {person.enrolled ? (
                <button
                  type="button"
                  className="person person-in"
                  title={`${rolesOf(person.roles)}, ${text.header.enrolled}`}
                  aria-label={text.header.slipOf(person.name)}
                  onClick={() => onPerson(person.id)}
                >
                  {person.name}
                </button>
              ) : (
                <span className="person" title={rolesOf(person.roles)}>
                  {person.name}
                  <span className="visually-hidden">, {text.header.notEnrolled}</span>
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </header>
  )
}
