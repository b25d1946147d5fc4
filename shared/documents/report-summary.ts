import { remainsOf, thingsOf } from '../ceremony/destruction.ts'
import { drillCoverageOf } from '../ceremony/drill.ts'
import type { CeremonyEvent } from '../ceremony/events.ts'
import { exported } from '../ceremony/exports.ts'
import { kindOf } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import { isSuperseded, liveKeys, liveSet } from '../ceremony/standing.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { presentedIn } from './report-presented.ts'

/** What the ceremony came to, in the first lines of page one. */
export function summaryLine(
  text: Catalogue,
  state: State,
  events: readonly CeremonyEvent[],
): string {
  const { report, ending } = text.documents
  const { amounts, cameTo } = report
  const keys = liveKeys(state).length
  const total = state.source?.n ?? 0
  switch (kindOf(state.ground.plan)) {
    case 'destroy': {
      const remains = remainsOf(state)
      if (remains === undefined) return report.noSet
      const { destroyed, copiesAtLarge, recovers } = remains
      const here = thingsOf(state).flatMap((one) => (one.of === 'copy' ? [one.id] : []))
      const all = new Set([...here, ...copiesAtLarge]).size
      const gone = ending.summary(destroyed.length, remains.total, all - copiesAtLarge.length, all)
      return `${gone} ${recovers ? ending.shortRecovers : ending.shortDead}`
    }
    case 'drill': {
      const took = drillCoverageOf(state)?.took.length
      return took === undefined
        ? cameTo.notDrilled
        : cameTo.drilled(took, total, amounts.keys(keys))
    }
    case 'recover': {
      const { shares, refilled } = presentedIn(events)
      const took = new Set(shares.map(({ what }) => what.index)).size
      const recovered =
        refilled === undefined
          ? cameTo.notRecovered
          : cameTo.recovered(took, total, amounts.keys(keys))
      return `${recovered} ${leftOf(text, state)}`
    }
    case 'reshare': {
      const set = liveSet(state)
      return isSuperseded(state) && set !== undefined
        ? `${amounts.keys(keys)}. ${cameTo.reshared(set.threshold, set.shares.length, keys)}`
        : cameTo.notReshared
    }
    case 'generate': {
      const set = liveSet(state)
      const recovery =
        set === undefined ? report.noSet : report.recover(set.threshold, set.shares.length, keys)
      return `${amounts.keys(keys)}. ${recovery} ${leftOf(text, state)}`
    }
  }
}

/** What left the room: packages, and key material in files. */
function leftOf({ documents }: Catalogue, state: State): string {
  const { amounts } = documents.report
  const made = state.packages.filter((one) => one.status === 'finished').length
  const files = exported(state).length
  return `${amounts.packages(made)}.${files === 0 ? '' : ` ${amounts.files(files)}`}`
}
