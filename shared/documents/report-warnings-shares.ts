import { type DrillCoverage, drillCoverageOf } from '../ceremony/drill.ts'
import type { What } from '../ceremony/events.ts'
import type { ShareSet } from '../ceremony/state/share.ts'
import type { State } from '../ceremony/state.ts'
import { dealtSet, liveSet } from '../ceremony/standing.ts'
import { type Warning, type WarningWords, warning } from './report-warning.ts'

/** What a drill did not show, within what was presented. */
export function drillWarnings(words: WarningWords, state: State): Warning[] {
  const coverage = drillCoverageOf(state)
  if (coverage === undefined) return []
  const { challenge } = coverage
  return [
    ...('verifier' in challenge.nonce ? [] : [warning(words.selfIssued)]),
    ...unshown(words, state, coverage),
  ]
}

/** Shares that nobody has shown to be good, or not since they were made. */
function unshown(words: WarningWords, { source }: State, coverage: DrillCoverage): Warning[] {
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
  { share, name }: WarningWords,
  shares: readonly { readonly index: number; readonly custodian: string }[],
): string {
  return shares.map(({ index, custodian }) => share(index, name(custodian))).join(', ')
}

/** What is to be known of the share set that counts: its receipts, its size, where it came from. */
export function shareWarnings(words: WarningWords, state: State): Warning[] {
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
function supersededWarnings(words: WarningWords, { sets }: State): Warning[] {
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
  { and, lacking, ...words }: WarningWords,
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

function receiptWarnings(words: WarningWords, set: ShareSet): Warning[] {
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

function sizeWarnings(
  words: WarningWords,
  state: State,
  { threshold, shares }: ShareSet,
): Warning[] {
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
