import type { DestructionView, ThingView } from '../ipc/views/destruction.ts'
import {
  disposalOf,
  isUnwitnessed,
  remainsOf,
  replacement,
  type Thing,
  thingsOf,
} from './destruction.ts'
import type { State } from './state.ts'

/** The end of a share set for the screen; undefined in any other ceremony. */
export function destructionView(state: State): DestructionView | undefined {
  const remains = remainsOf(state)
  if (remains === undefined || state.source === undefined) return undefined
  const { threshold, total, destroyed, atLarge, recovers, copiesAtLarge, before } = remains
  const by = replacement(state)
  return {
    set: state.source.set,
    threshold,
    total,
    things: thingsOf(state).map((thing) => thingView(state, thing)),
    destroyed,
    atLarge,
    recovers,
    copiesAtLarge,
    ...(by === undefined ? {} : { replacement: by }),
    ...(before.length === 0 ? {} : { before }),
  }
}

function thingView(state: State, found: Thing): ThingView {
  const { thing, medium } = found
  const { bag, started, outcome, by, reason, witness, watched } = disposalOf(state, thing)
  const own =
    found.of === 'share'
      ? {
          index: found.index,
          custodian: found.custodian,
          copy: found.copy,
          receiptBag: found.bag,
        }
      : found.place === undefined
        ? {}
        : { place: found.place }
  const who = by ?? started?.by
  return {
    thing,
    of: found.of,
    medium,
    ...own,
    status: outcome,
    ...(bag === undefined ? {} : { bag }),
    ...(who === undefined ? {} : { by: who }),
    ...(started === undefined ? {} : { method: started.method }),
    ...(reason === undefined ? {} : { reason }),
    ...(watched.length === 0 ? {} : { watched }),
    ...(witness === undefined ? {} : { witness }),
    ...(isUnwitnessed(state, thing) ? { unwitnessed: true as const } : {}),
  }
}
