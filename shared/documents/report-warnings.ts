import type { CeremonyEvent } from '../ceremony/events.ts'
import { findingOf } from '../ceremony/findings.ts'
import type { State } from '../ceremony/state.ts'
import { isEffective, pendingPackages, unsettled } from '../ceremony/standing.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { findingWarnings } from './report-findings.ts'
import { gateWarnings } from './report-gates.ts'
import { type Warning, type WarningWords, warning, warningWords } from './report-warning.ts'
import { destructionWarnings } from './report-warnings-destruction.ts'
import { roomWarnings } from './report-warnings-room.ts'
import { drillWarnings, shareWarnings } from './report-warnings-shares.ts'

/** The warnings of page one, the gravest first. Disagreement stands above them, on its own. */
export function warningsOf(
  text: Catalogue,
  state: State,
  events: readonly CeremonyEvent[],
): readonly Warning[] {
  const words = warningWords(text, state)
  return [
    ...endWarnings(words, state, events),
    ...findingWarnings(text, state),
    ...exportWarnings(words, state),
    ...destructionWarnings(text, state),
    ...drillWarnings(words, state),
    ...keyWarnings(words, state),
    ...shareWarnings(words, state),
    ...packageWarnings(words, state),
    ...exceptionWarnings(words, state),
    ...peopleWarnings(words, state),
    ...roomWarnings(text, state, events),
    ...gateWarnings(text, state),
    ...refusalWarnings(words, events),
  ]
}

function endWarnings(
  words: WarningWords,
  { end }: State,
  events: readonly CeremonyEvent[],
): Warning[] {
  if (end === undefined) return [warning(words.noEnd)]
  if (end.outcome === 'closed') return []
  const last = events.at(-1)
  const unsigned = last !== undefined && 'unsigned' in last.what && last.what.unsigned === true
  return [
    {
      title: words.ended[end.outcome],
      text: `${words.endReason(end.reason)}${unsigned ? ` ${words.unsignedEnd}` : ''}`,
    },
  ]
}

function exportWarnings(words: WarningWords, state: State): Warning[] {
  const { rotation, exports } = state
  const out = exports.map(({ label, status }) =>
    status === 'finished' ? label : `${label} (${words.exportStatus[status]})`,
  )
  const kept = rotation?.decisions.filter(({ decision }) => decision === 'keep') ?? []
  return [
    ...(out.length === 0
      ? []
      : [
          {
            title: words.files,
            text: words.filesText(out.join(', ')),
          },
        ]),
    ...(kept.length === 0
      ? []
      : [
          {
            title: words.kept,
            text: words.keptText(kept.map(({ label }) => label).join(', ')),
          },
        ]),
  ]
}

function keyWarnings(words: WarningWords, { keys, sets }: State): Warning[] {
  const lost = keys.filter((key) => key.lost).map((key) => words.lostKey(key.label, key.entry))
  const voided = sets.filter((set) => set.voided)
  return [
    ...(lost.length === 0 ? [] : [{ title: words.lost, text: words.lostText(lost.join(', ')) }]),
    ...voided.map(({ set, shares }) => {
      const out = shares.filter((share) => share.copies > 0).map((share) => share.index)
      return {
        title: words.voided(set),
        text: out.length === 0 ? words.voidedNone : words.voidedOut(out.join(', ')),
      }
    }),
  ]
}

function packageWarnings(words: WarningWords, state: State): Warning[] {
  const finished = (path: string) =>
    state.packages.some((one) => one.path === path && one.status === 'finished')
  // What did not come back is said above: nobody gave its package up.
  const missing = state.ground.planned
    .filter(({ path, label }) => !finished(path) && findingOf(state, label) === undefined)
    .map(({ path }) => path)
  if (missing.length === 0) return []
  const pending = pendingPackages(state).length
  return [
    {
      title: words.packages,
      text: `${missing.join(', ')}.${pending === 0 ? ` ${words.packagesGivenUp}` : ''}`,
    },
  ]
}

function peopleWarnings(words: WarningWords, state: State): Warning[] {
  const absent = state.exceptions.flatMap((one) =>
    isEffective(one) && one.about.kind === 'absence' ? [words.name(one.about.person)] : [],
  )
  const warnings: Warning[] = []
  if (state.relaxed) warnings.push(warning(words.relaxed))
  if (absent.length > 0)
    warnings.push({
      title: words.absent,
      text: words.absentText(absent.join(', ')),
    })
  return warnings
}

function exceptionWarnings(words: WarningWords, state: State): Warning[] {
  const open = unsettled(state).map((one) => one.entry)
  const exposures = state.exposures.map(({ entry, what }) =>
    words.exposure(entry, what, !open.includes(entry)),
  )
  const weak = state.exceptions.filter((one) => !isEffective(one)).map((one) => one.exception)
  const steps = state.exceptions.flatMap((one) =>
    isEffective(one) && one.about.kind === 'step' ? [`${one.about.step} (${one.exception})`] : [],
  )
  const warnings: Warning[] = []
  if (exposures.length > 0)
    warnings.push({
      title: words.exposed,
      text: exposures.join(' '),
    })
  if (weak.length > 0)
    warnings.push({
      title: words.weak,
      text: words.weakText(weak.join(', ')),
    })
  if (steps.length > 0)
    warnings.push({
      title: words.steps,
      text: words.stepsText(steps.join(', ')),
    })
  return warnings
}

function refusalWarnings(words: WarningWords, events: readonly CeremonyEvent[]): Warning[] {
  const refused = events.reduce(
    (sum, one) => sum + (one.type === 'access.refused' ? one.what.count : 0),
    0,
  )
  if (refused === 0) return []
  return [{ title: words.refused(refused), text: words.refusedText }]
}
