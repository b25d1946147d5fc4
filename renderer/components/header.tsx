import type { PersonView } from '#shared/ipc/views/person.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { groupsOfFour } from '#shared/text/format.ts'
import { enrolled, isBlind, lastEntry } from '../store/select.ts'
import { text } from '../text/current.ts'
import { rolesOf } from '../text/format.ts'
import { Clock } from './clock.tsx'
import { DisplayControl } from './display-control.tsx'
import { ModeMark } from './mode-mark.tsx'
import { Tools } from './tools.tsx'

interface HeaderProps {
  readonly snapshot: Snapshot
  readonly onPerson: (id: string) => void
  /** For people whom no step of the script enrols. */
  readonly onEnrol: (id: string) => void
}

/** Which ceremony this is, whether it is real, and where it stands; in view all the time. */
export function Header({ snapshot, onPerson, onEnrol }: HeaderProps) {
  const known = enrolled(snapshot)
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
            <dd>
              {snapshot.outcome ? text.outcomes[snapshot.outcome] : text.phases[snapshot.phase]}
            </dd>
          </div>
          {isBlind(snapshot) ? null : (
            <>
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
            </>
          )}
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
          {text.header.people} {text.header.peopleOf(known.length, snapshot.people.length)}
          {snapshot.present.length < known.length
            ? `, ${text.header.here(snapshot.present.length)}`
            : ''}
        </p>
        <ul>
          {snapshot.people.map((person) => (
            <li key={person.id}>
              <Person
                person={person}
                {...(isBlind(snapshot) ? {} : { onSlip: () => onPerson(person.id) })}
                {...(isExtra(snapshot, person.id) ? { onEnrol: () => onEnrol(person.id) } : {})}
              />
            </li>
          ))}
        </ul>
        <div className="header-means">
          <DisplayControl />
          <Tools short />
        </div>
      </div>
    </header>
  )
}

interface PersonProps {
  readonly person: PersonView
  readonly onSlip?: () => void
  readonly onEnrol?: () => void
}

function Person({ person, onSlip, onEnrol }: PersonProps) {
  const { name, enrolled: isIn, present } = person
  const title = rolesOf(person.roles)
  const className = `person ${isIn ? (present ? 'person-in' : 'person-away') : 'person-out'}`
  const press = isIn ? onSlip : onEnrol
  if (press === undefined) {
    return (
      <span className={className} title={title}>
        {name}
        <span className="visually-hidden">
          , {isIn ? (present ? text.header.enrolled : text.room.away) : text.header.notEnrolled}
        </span>
      </span>
    )
  }
  return (
    <button
      type="button"
      className={className}
      title={title}
      aria-label={
        isIn ? text.header.slipOf(name, present ? '' : text.room.away) : text.header.enrolNow(name)
      }
      onClick={press}
    >
      {name}
      {isIn && !present ? <span className="person-note">, {text.room.away}</span> : null}
    </button>
  )
}

/**
 * Alternates and deputies: enrolled when they are needed, outside the script. Shares are opened by
 * any custodians who come, in any order.
 */
function isExtra(snapshot: Snapshot, id: string): boolean {
  const own = snapshot.script.find(({ task }) => task.do === 'enrol' && task.person === id)
  const awaited = snapshot.source === undefined || own?.status === 'current'
  return !isBlind(snapshot) && (own === undefined || !awaited)
}
