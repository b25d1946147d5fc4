import type { Snapshot } from '../ipc/snapshot.ts'
import type { ShareView, VoidShareView } from '../ipc/views/share.ts'
import { custodiansOf } from './duties.ts'
import { isReshare } from './kinds.ts'
import { isReleasing, mediumOf } from './releases.ts'
import type { State } from './state.ts'
import { dealtSet, liveSet } from './standing.ts'

/** The set that this ceremony is about: a reshare is about the new one. */
export function shownSet(state: State) {
  return isReshare(state.ground.plan) ? dealtSet(state) : liveSet(state)
}

/** The old set, from which a reshare opens the keys, until the new one exists. */
export function openingView(state: State): Snapshot['opening'] {
  const { source } = state
  if (source === undefined || !isReshare(state.ground.plan) || dealtSet(state)) return undefined
  const { set, threshold, shares } = source
  return {
    set,
    threshold,
    shares: shares.map(({ index, custodian }) => ({ index, custodian })),
  }
}

/** The shares of the set on the screen, planned ones before there is a set. */
export function shareViews(state: State): readonly ShareView[] {
  const set = shownSet(state)
  if (set === undefined)
    return custodiansOf(state).map((custodian, i) => ({
      index: i + 1,
      custodian,
      status: 'planned',
      copies: 0,
    }))
  return set.shares.map((share): ShareView => {
    const { index, custodian, commitment, copies, read } = share
    const showing = isReleasing(state, index)
    const carrier = mediumOf(state, index)
    const status = share.received
      ? 'received'
      : showing
        ? 'showing'
        : share.released
          ? 'released'
          : 'made'
    const facts = read === undefined ? {} : { medium: read.medium, bag: read.bag }
    const leaving = carrier === undefined ? {} : { carrier }
    return { index, custodian, commitment, copies, status, ...leaving, ...facts }
  })
}

/** Everything handed out of sets that are void now. */
export function voidShares(state: State): readonly VoidShareView[] {
  return state.sets
    .filter((one) => one.voided)
    .flatMap(({ set, shares }) =>
      shares
        .filter(({ copies }) => copies > 0)
        .map(({ index, custodian }) => ({ set, index, custodian })),
    )
}
