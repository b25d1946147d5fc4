import type { CeremonyEvent, What } from '../ceremony/events.ts'
import { type DrillCoverage, drillCoverageOf } from '../ceremony/drill.ts'
import {
  dealtSet,
  isEffective,
  liveSet,
  pendingPackages,
  type ShareSet,
  type State,
  unsettled,
} from '../ceremony/state.ts'
import { personName } from './entry-note.ts'
import { gateWarnings } from './report-gates.ts'
import { roomWarnings } from './report-warnings-room.ts'

/** What a reader of the report must know before anything else. */
export interface Warning {
  readonly title: string
  readonly text: string
}

/** The warnings of page one, the gravest first. Disagreement stands above them, on its own. */
export function warningsOf(state: State, events: readonly CeremonyEvent[]): readonly Warning[] {
  return [
    ...endWarnings(state, events),
    ...exportWarnings(state),
    ...drillWarnings(state),
    ...keyWarnings(state),
    ...shareWarnings(state),
    ...packageWarnings(state),
    ...exceptionWarnings(state),
    ...peopleWarnings(state),
    ...roomWarnings(state, events),
    ...gateWarnings(state),
    ...refusalWarnings(events),
  ]
}

function endWarnings({ end }: State, events: readonly CeremonyEvent[]): Warning[] {
  if (end === undefined)
    return [{ title: 'The log has no end', text: 'The ceremony was neither closed nor ended.' }]
  if (end.outcome === 'closed') return []
  const last = events.at(-1)
  const unsigned = last !== undefined && 'unsigned' in last.what && last.what.unsigned === true
  return [
    {
      title: `The ceremony was ${end.outcome}`,
      text: `Reason: ${end.reason}${unsigned ? ' Nobody signed this end.' : ''}`,
    },
  ]
}

function exportWarnings(state: State): Warning[] {
  const { rotation, exports } = state
  const out = exports.map(({ label, status }) =>
    status === 'finished' ? label : `${label} (${status})`,
  )
  const kept = rotation?.decisions.filter(({ decision }) => decision === 'keep') ?? []
  return [
    ...(out.length === 0
      ? []
      : [
          {
            title: 'Key material left in files',
            text: `Whoever holds a file holds the key: ${out.join(', ')}. Replace it as decided below.`,
          },
        ]),
    ...(kept.length === 0
      ? []
      : [
          {
            title: 'Recovered keys are kept',
            text: `Not replaced, for the reasons given below: ${kept.map(({ label }) => label).join(', ')}.`,
          },
        ]),
  ]
}

function drillWarnings(state: State): Warning[] {
  const coverage = drillCoverageOf(state)
  if (coverage === undefined) return []
  const { challenge } = coverage
  return [
    ...('verifier' in challenge.nonce
      ? []
      : [
          {
            title: 'Nobody outside chose the challenge of the drill',
            text: 'It is self-issued: the signatures do not show when they were made.',
          },
        ]),
    ...unshown(state, coverage),
  ]
}

/** Shares that nobody has shown to be good, or not since they were made. */
function unshown({ ground, source }: State, coverage: DrillCoverage): Warning[] {
  const names = (shares: readonly { readonly index: number; readonly custodian: string }[]) =>
    shares
      .map(({ index, custodian }) => `share ${index} (${personName(ground.plan, custodian)})`)
      .join(', ')
  const amount = (count: number) => (count === 1 ? '1 share' : `${count} shares`)
  const { missed, never, onlyMade } = coverage
  const were = (count: number) => (count === 1 ? 'was' : 'were')
  if (source?.shown === undefined)
    return missed.length === 0
      ? []
      : [
          {
            title: `${amount(missed.length)} took no part in the drill`,
            text: `It shows nothing of them: ${names(missed)}.`,
          },
        ]
  return [
    ...(never.length === 0
      ? []
      : [
          {
            title: `${amount(never.length)} ${were(never.length)} never shown`,
            text: `Within the bundles presented nobody has read back, brought or checked: ${names(never)}.`,
          },
        ]),
    ...(onlyMade.length === 0
      ? []
      : [
          {
            title: `${amount(onlyMade.length)} ${were(onlyMade.length)} not shown since the making`,
            text: `Within the bundles presented nobody has brought or checked them since: ${names(onlyMade)}.`,
          },
        ]),
  ]
}

function keyWarnings({ keys, sets }: State): Warning[] {
  const lost = keys.filter((key) => key.lost).map((key) => `${key.label} of entry ${key.entry}`)
  const voided = sets.filter((set) => set.voided)
  return [
    ...(lost.length === 0
      ? []
      : [{ title: 'Keys were lost', text: `Never use: ${lost.join(', ')}.` }]),
    ...voided.map(({ set, shares }) => {
      const out = shares.filter((share) => share.copies > 0).map((share) => share.index)
      return {
        title: `Share set ${set} is void`,
        text:
          out.length === 0
            ? 'None of its shares was handed out.'
            : `Handed out, to be returned and destroyed before witnesses: ${out.join(', ')}.`,
      }
    }),
  ]
}

function shareWarnings(state: State): Warning[] {
  const set = liveSet(state)
  if (set === undefined) return []
  // The receipts of a set that was taken over are in the log of the ceremony before.
  if (set !== dealtSet(state))
    return [
      ...(state.source === undefined ? [] : sourceWarnings(state.source)),
      ...sizeWarnings(state, set),
    ]
  return [
    ...supersededWarnings(state),
    ...(state.source === undefined ? [] : sourceWarnings(state.source)),
    ...receiptWarnings(state, set),
    ...sizeWarnings(state, set),
  ]
}

/** What a reshare cannot undo: the old set works as long as a copy of its backup files exists. */
function supersededWarnings({ sets }: State): Warning[] {
  return sets.flatMap(({ set, threshold, supersededBy }) =>
    supersededBy === undefined
      ? []
      : [
          {
            title: `Share set ${set} is superseded by set ${supersededBy}`,
            text: `Any ${threshold} old shares, with an old backup file, still open the keys, and no log records it. Destroy every copy of the old backup files: in each copy of the old evidence, and in the data folder of each laptop that held the ceremony before or this one. Destroy the old cards.`,
          },
        ],
  )
}

function sourceWarnings({ ceremony, anchored }: What<'source.admitted'>): Warning[] {
  if (anchored.length === 2) return []
  const lacking = { signers: 'the paper list', head: 'the head' }
  const missing = (['signers', 'head'] as const).filter((one) => !anchored.includes(one))
  return [
    {
      title: `The evidence of ceremony ${ceremony} was taken without ${missing.map((one) => lacking[one]).join(' and ')}`,
      text: 'Verify that evidence with both before you rely on this ceremony.',
    },
  ]
}

function receiptWarnings(state: State, set: ShareSet): Warning[] {
  const n = set.shares.length
  const without = set.shares.filter((share) => !share.received)
  const receipts = n - without.length
  const names = without.map(
    ({ index, custodian }) => `share ${index} (${personName(state.ground.plan, custodian)})`,
  )
  const missing =
    without.length === 0
      ? []
      : [
          {
            title: `${receipts} receipts for ${n} shares`,
            text: `Nobody has shown that these can be read: ${names.join(', ')}.`,
          },
        ]
  if (receipts > set.threshold) return missing
  return [
    ...missing,
    {
      title: `No spare: ${receipts} receipts, and ${set.threshold} shares are needed`,
      text: 'The loss of one share that has a receipt may be the loss of every key.',
    },
  ]
}

function sizeWarnings(state: State, { threshold, shares }: ShareSet): Warning[] {
  const { reason } = state.ground.plan.backup
  const warnings: Warning[] = []
  if (threshold === shares.length)
    warnings.push({
      title: `Every share is needed: ${threshold} of ${shares.length}`,
      text: 'The loss of one share is the loss of every key.',
    })
  if (shares.length < 3)
    warnings.push({
      title: `Only ${shares.length} shares exist`,
      text: `Reason: ${reason ?? 'none given.'}`,
    })
  return warnings
}

function packageWarnings(state: State): Warning[] {
  const finished = (path: string) =>
    state.packages.some((one) => one.path === path && one.status === 'finished')
  const missing = state.ground.planned.filter(({ path }) => !finished(path)).map(({ path }) => path)
  if (missing.length === 0) return []
  const pending = pendingPackages(state).length
  return [
    {
      title: 'Planned packages were not made',
      text: `${missing.join(', ')}.${pending === 0 ? ' They were given up by co-signed exceptions.' : ''}`,
    },
  ]
}

function peopleWarnings(state: State): Warning[] {
  const { plan } = state.ground
  const name = (id: string) => personName(plan, id)
  const absent = state.exceptions.flatMap((one) =>
    isEffective(one) && one.about.kind === 'absence' ? [name(one.about.person)] : [],
  )
  const warnings: Warning[] = []
  if (state.relaxed)
    warnings.push({
      title: 'The separation of duties was relaxed',
      text: 'People who run the ceremony may hold shares.',
    })
  if (absent.length > 0)
    warnings.push({
      title: 'People were excused from the close',
      text: `${absent.join(', ')} did not sign the checkpoint.`,
    })
  return warnings
}

function exceptionWarnings(state: State): Warning[] {
  const open = unsettled(state).map((one) => one.entry)
  const exposures = state.exposures.map(
    ({ entry, what }) =>
      `Entry ${entry}: ${what} (${open.includes(entry) ? 'no co-signed exception settles it' : 'settled by a co-signed exception'}).`,
  )
  const weak = state.exceptions.filter((one) => !isEffective(one)).map((one) => one.exception)
  const steps = state.exceptions.flatMap((one) =>
    isEffective(one) && one.about.kind === 'step' ? [`${one.about.step} (${one.exception})`] : [],
  )
  const warnings: Warning[] = []
  if (exposures.length > 0)
    warnings.push({
      title: 'Something was started and did not end well: it counts as exposed',
      text: exposures.join(' '),
    })
  if (weak.length > 0)
    warnings.push({
      title: 'Exceptions without two co-signers',
      text: `${weak.join(', ')}. They have no effect.`,
    })
  if (steps.length > 0)
    warnings.push({
      title: 'Steps of the script were left out or done again',
      text: `${steps.join(', ')}. The executed script shows them.`,
    })
  return warnings
}

function refusalWarnings(events: readonly CeremonyEvent[]): Warning[] {
  const refused = events.reduce(
    (sum, one) => sum + (one.type === 'access.refused' ? one.what.count : 0),
    0,
  )
  if (refused === 0) return []
  return [
    {
      title: refused === 1 ? 'One attempt was refused' : `${refused} attempts were refused`,
      text: 'Wrong passphrases, bad shares, or what the rules do not allow. They are listed under Incidents.',
    },
  ]
}
