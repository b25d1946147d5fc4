import { continues } from './kinds.ts'
import type { Kind, PlanDraft, PlanKey } from './plan.ts'
import type { State } from './state.ts'
import { dealtSet, liveKeys } from './standing.ts'

/** A ceremony that goes on from the evidence of another one. */
export type Onward = Exclude<Kind, 'generate'>

const TITLES: { readonly [kind in Onward]: string } = {
  recover: 'recovery',
  reshare: 'resharing',
  drill: 'drill',
  destroy: 'destruction',
}

/**
 * The plan of a ceremony that continues another one, as far as its evidence knows it: mode, people,
 * threshold and custodians in the order of their shares, keys. Where the keys go, and to whom new
 * shares go, people write. `ceremony` and `checkpoint` are those of the verified bundle.
 */
export function planAfter(
  kind: Onward,
  state: State,
  source: { readonly ceremony: string; readonly checkpoint: string },
): PlanDraft {
  const { plan } = state.ground
  const set = dealtSet(state)
  if (set === undefined) throw new Error('evidence without a share set of its own')
  const { organization, location, deputies, relax } = plan
  return {
    claviger: 'plan/1',
    kind,
    mode: plan.mode,
    title: `${baseOf(plan)}: ${TITLES[kind]}`,
    ...(organization === undefined ? {} : { organization }),
    ...(location === undefined ? {} : { location }),
    source,
    people: plan.people,
    backup: {
      threshold: set.threshold,
      custodians: set.shares.map(({ custodian }) => custodian),
    },
    keys: liveKeys(state).map(({ label, algorithm }) => ({
      label,
      // The rules let no other algorithm into a log.
      algorithm: algorithm as PlanKey['algorithm'],
    })),
    // What has taken its place, and where the copies are, only people know.
    ...(kind === 'destroy'
      ? { destruction: { successor: { ceremony: '', checkpoint: '' }, copies: [] } }
      : {}),
    ...(deputies === undefined ? {} : { deputies }),
    ...(relax === undefined ? {} : { relax }),
  }
}

/** The title without what an earlier plan of this sort added to it. */
function baseOf(plan: PlanDraft): string {
  if (!continues(plan)) return plan.title
  const added = Object.values(TITLES).find((title) => plan.title.endsWith(`: ${title}`))
  return added === undefined ? plan.title : plan.title.slice(0, -`: ${added}`.length)
}
