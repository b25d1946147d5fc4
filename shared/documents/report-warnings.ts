import type { CeremonyEvent, What } from '../ceremony/events.ts'
import { type DrillCoverage, drillCoverageOf } from '../ceremony/drill.ts'
import { findingOf } from '../ceremony/findings.ts'
import type { ShareSet } from '../ceremony/state/share.ts'
import type { State } from '../ceremony/state.ts'
import { dealtSet, isEffective, liveSet, pendingPackages, unsettled } from '../ceremony/standing.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName } from './entry-note.ts'
import { findingWarnings } from './report-findings.ts'
import { gateWarnings } from './report-gates.ts'
import { destructionWarnings } from './report-warnings-destruction.ts'
import { roomWarnings } from './report-warnings-room.ts'

/** What a reader of the report must know before anything else. */
export interface Warning {
  readonly title: string
  readonly text: string
}

/** The warnings of page one, the gravest first. Disagreement stands above them, on its own. */
export function warningsOf(
  text: Catalogue,
  state: State,
  events: readonly CeremonyEvent[],
): readonly Warning[] {
  const { page, warnings } = text.documents
  const words: Words = { ...warnings, and: page.and, name: nameIn(text, state) }
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

/** The words for warnings, with the names of people in them. */
type Words = Catalogue['documents']['warnings'] & {
  readonly and: string
  readonly name: (id: string) => string
}

function nameIn(text: Catalogue, { ground }: State): Words['name'] {
  return (id) => personName(text, ground.plan, id)
}

/** A title and what follows from it, where both are fixed. */
function warning([title, text]: readonly [string, string]): Warning {
  return { title, text }
}

function endWarnings(words: Words, { end }: State, events: readonly CeremonyEvent[]): Warning[] {
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

function exportWarnings(words: Words, state: State): Warning[] {
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

function drillWarnings(words: Words, state: State): Warning[] {
  const coverage = drillCoverageOf(state)
  if (coverage === undefined) return []
  const { challenge } = coverage
  return [
    ...('verifier' in challenge.nonce ? [] : [warning(words.selfIssued)]),
    ...unshown(words, state, coverage),
  ]
}

/** Shares that nobody has shown to be good, or not since they were made. */
function unshown(words: Words, { source }: State, coverage: DrillCoverage): Warning[] {
  const { missed, never, onlyMade } = coverage
  const shown = source?.shown !== undefined
  const about = [
    [shown ? [] : missed, words.missed, words.missedText],
    [shown ? never : [], words.neverShown, words.neverShownText],
    [shown ? onlyMade : [], words.onlyMade, words.onlyMadeText],
  ] as const
  return about.flatMap(([shares, title, text]) =>
    shares.length === 0
      ? []
      : [
          {
            title: title(shares.length),
            text: text(sharesIn(words, shares)),
          },
        ],
  )
}

/** Shares with their custodians, in a sentence. */
function sharesIn(
  { share, name }: Words,
  shares: readonly { readonly index: number; readonly custodian: string }[],
): string {
  return shares.map(({ index, custodian }) => share(index, name(custodian))).join(', ')
}

function keyWarnings(words: Words, { keys, sets }: State): Warning[] {
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

function shareWarnings(words: Words, state: State): Warning[] {
  const set = liveSet(state)
  if (set === undefined) return []
  // The receipts of a set that was taken over are in the log of the ceremony before.
  if (set !== dealtSet(state))
    return [
      ...(state.source === undefined ? [] : sourceWarnings(words, state.source)),
      ...sizeWarnings(words, state, set),
    ]
  return [
    ...supersededWarnings(words, state),
    ...(state.source === undefined ? [] : sourceWarnings(words, state.source)),
    ...receiptWarnings(words, set),
    ...sizeWarnings(words, state, set),
  ]
}

/** What a reshare cannot undo: the old set works as long as a copy of its backup files exists. */
function supersededWarnings(words: Words, { sets }: State): Warning[] {
  return sets.flatMap(({ set, threshold, supersededBy }) =>
    supersededBy === undefined
      ? []
      : [
          {
            title: words.superseded(set, supersededBy),
            text: words.supersededText(threshold),
          },
        ],
  )
}

function sourceWarnings(
  { and, lacking, ...words }: Words,
  { ceremony, anchored }: What<'source.admitted'>,
): Warning[] {
  if (anchored.length === 2) return []
  const missing = (['signers', 'head'] as const).filter((one) => !anchored.includes(one))
  return [
    {
      title: words.source(ceremony, missing.map((one) => lacking[one]).join(and)),
      text: words.sourceText,
    },
  ]
}

function receiptWarnings(words: Words, set: ShareSet): Warning[] {
  const n = set.shares.length
  const without = set.shares.filter((share) => !share.received)
  const receipts = n - without.length
  const missing =
    without.length === 0
      ? []
      : [
          {
            title: words.receipts(receipts, n),
            text: words.receiptsText(sharesIn(words, without)),
          },
        ]
  if (receipts > set.threshold) return missing
  return [
    ...missing,
    {
      title: words.noSpare(receipts, set.threshold),
      text: words.noSpareText,
    },
  ]
}

function sizeWarnings(words: Words, state: State, { threshold, shares }: ShareSet): Warning[] {
  const { reason } = state.ground.plan.backup
  const warnings: Warning[] = []
  if (threshold === shares.length)
    warnings.push({
      title: words.every(threshold, shares.length),
      text: words.everyText,
    })
  if (shares.length < 3)
    warnings.push({
      title: words.few(shares.length),
      text: words.fewText(reason),
    })
  return warnings
}

function packageWarnings(words: Words, state: State): Warning[] {
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

function peopleWarnings(words: Words, state: State): Warning[] {
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

function exceptionWarnings(words: Words, state: State): Warning[] {
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

function refusalWarnings(words: Words, events: readonly CeremonyEvent[]): Warning[] {
  const refused = events.reduce(
    (sum, one) => sum + (one.type === 'access.refused' ? one.what.count : 0),
    0,
  )
  if (refused === 0) return []
  return [{ title: words.refused(refused), text: words.refusedText }]
}
