/** The program itself: its own files, its primitives, and the clock that it goes by. */
import type { ClockReading } from '#shared/ceremony/state/clock.ts'
import { TOLERATED_SECONDS } from '#shared/documents/report-clocks.ts'
import type { Known } from '../selftest.ts'
import { amount, ask, fail, type Judged, pass } from './verdict.ts'

/** The build hash of the start against the files as they are now. */
export function judgeBuild(started: string, now: string): Judged {
  if (started !== now) return fail('the files of the program have changed since its start')
  return pass(`SHA-256 ${now}`)
}

export function judgeSelfTest(results: readonly Known[], crypto: string): Judged {
  const wrong = results.filter(({ ok }) => !ok).map(({ name }) => name)
  if (wrong.length > 0) return fail(`wrong answers: ${wrong.join(', ')}`)
  if (results.length === 0) return fail('nothing was tested')
  return pass(`${amount(results.length, 'known answer')}, all right; ${crypto}`)
}

/** Two people have read their own watches at the opening; the zone is what the machine says. */
export function judgeClock(readings: readonly ClockReading[], zone: string): Judged {
  const opening = readings.filter(({ at }) => at === 'opening')
  const people = new Set(opening.map(({ by }) => by))
  const most = Math.max(0, ...opening.map(({ seconds }) => Math.abs(seconds)))
  if (most > TOLERATED_SECONDS) return fail(`a watch differs by ${most} seconds; time zone ${zone}`)
  if (people.size < 2)
    return ask(`the opening clock is not stated by two people; time zone ${zone}`)
  return pass(
    `stated by ${people.size} people, at most ${amount(most, 'second')} off; time zone ${zone}`,
  )
}

/** The time zone of the machine as it is written beside a clock. */
export function zoneOf(date: Date): string {
  const minutes = -date.getTimezoneOffset()
  const two = (value: number) => `${Math.floor(value)}`.padStart(2, '0')
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`
  return `UTC${offset}`
}
