import type { ReactNode } from 'react'
import type { WitnessRoom, WitnessView } from '#shared/ipc/witness.ts'
import { catalogues } from '#shared/text/catalogue.ts'
import { groupsOfFour, timeOf } from '#shared/text/format.ts'
import { Clock } from '../components/clock.tsx'
import { ComparedList } from './compared.tsx'
import { StepOnDisplay } from './step.tsx'
import { Tokens } from './tokens.tsx'

/** The whole display: where the ceremony stands, for everybody in the room. */
export function Display({ view }: { readonly view: WitnessView }) {
  const text = catalogues[view.language].witness
  switch (view.at) {
    case 'nothing':
      return (
        <main className="display">
          <Plain as="h1" title={text.nothing} hint={text.nothingHint} />
        </main>
      )
    case 'paper':
      return (
        <Sheet view={view}>
          <Plain title={text.paper} hint={text.paperHint} />
        </Sheet>
      )
    case 'private':
      return (
        <Sheet view={view}>
          <Plain title={privateTitle(view)} order={text.lookAway} hint={text.lookAwayHint} />
        </Sheet>
      )
    case 'waits': {
      const hint =
        view.why === 'break' ? text.waitsHint.break(view.reason) : text.waitsHint[view.why]
      return (
        <Sheet view={view} room={view}>
          <Plain title={text.waits[view.why]} hint={hint} />
        </Sheet>
      )
    }
    case 'step':
      return (
        <Sheet view={view} room={view}>
          <StepOnDisplay {...view} />
        </Sheet>
      )
    case 'end':
      return (
        <Sheet view={view} room={view}>
          <Plain title={text.ends[view.outcome]} hint={text.endsHint}>
            <ComparedList {...view} />
          </Plain>
        </Sheet>
      )
  }
}

function privateTitle({ language, does, who }: Extract<WitnessView, { at: 'private' }>): string {
  const { privately } = catalogues[language].witness
  return does === 'brings' ? privately.brings : privately[does](who)
}

interface PlainProps {
  /** Below the title of a ceremony it is a heading of the second level. */
  readonly as?: 'h1' | 'h2'
  readonly title: string
  readonly order?: string
  readonly hint: string
  readonly children?: ReactNode
}

/** One thing, large, and nothing else to look at. */
function Plain({ as: Heading = 'h2', title, order, hint, children }: PlainProps) {
  return (
    <article className="plain">
      <Heading>{title}</Heading>
      {order ? <p className="order">{order}</p> : null}
      <p>{hint}</p>
      {children}
    </article>
  )
}

interface SheetProps {
  readonly view: Exclude<WitnessView, { at: 'nothing' }>
  /** Absent while nothing of the log may be shown, and while somebody is alone with the screen. */
  readonly room?: WitnessRoom
  readonly children: ReactNode
}

function Sheet({ view, room, children }: SheetProps) {
  const { modes, witness: text } = catalogues[view.language]
  return (
    <main className={`display display-${view.mode}`}>
      <header className="top">
        <p className="mode">{modes[view.mode]}</p>
        <h1>{view.title}</h1>
        {room ? <Tokens tokens={room.tokens} language={view.language} /> : null}
        <p className="clock-box">
          <span className="label">{text.clock}</span> <Clock />
        </p>
      </header>
      {children}
      {room ? <Room room={room} view={view} /> : null}
    </main>
  )
}

function Room({ room, view }: { readonly room: WitnessRoom; readonly view: WitnessView }) {
  const { witness: text } = catalogues[view.language]
  // Words to compare are what everybody reads then: the rest makes room for them.
  const brief = 'compare' in view && view.compare.some(({ words }) => words.length > 0)
  return (
    <footer className="room">
      {brief ? null : (
        <ul className="people" aria-label={text.people}>
          {room.people.map(({ name, here }) => (
            <li key={name} className={`person-${here}`}>
              {name}
              {here === 'away' ? `, ${text.away}` : ''}
            </li>
          ))}
        </ul>
      )}
      <section aria-label={text.recorded}>
        <ol className={brief ? 'log log-brief' : 'log'}>
          {room.log.map(({ seq, time, sentence }) => (
            <li key={seq}>
              <span className="mono">{seq}</span>
              <time className="mono" dateTime={time}>
                {timeOf(time)}
              </time>
              <span className="said">{sentence}</span>
            </li>
          ))}
        </ol>
        <p className="noted">
          <span className="label">{text.entry(room.entry)}</span>
          <span className="label">{text.head}</span>
          <span className="mono groups">
            {groupsOfFour(room.head).map((group, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a fixed, positional list
              <span key={i}>{group} </span>
            ))}
          </span>
        </p>
      </section>
    </footer>
  )
}
