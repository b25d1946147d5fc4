import { METHOD_TABLE } from '#shared/ceremony/methods.ts'
import type { DestructionReport } from '#shared/ipc/answers.ts'
import type { EarlierView, ThingView } from '#shared/ipc/views/destruction.ts'

/** What a destruction came to, for people: what was destroyed, by whom, and what is at large. */
export function destructionLines(end: DestructionReport | undefined): readonly string[] {
  if (end === undefined) return []
  const { set, threshold, total, destroyed, atLarge, copiesAtLarge, recovers } = end
  const name = (id: string) => end.people.find((one) => one.id === id)?.name ?? id
  const { replacement, before = [] } = end
  const still = recovers ? 'can STILL recover' : 'can recover no more'
  return [
    `set          ${set}: any ${threshold} of ${total} shares recover`,
    `successor    ${replacement === undefined ? 'none: the keys end with this set' : `set ${replacement.set} of ceremony ${replacement.ceremony}`}`,
    `destroyed    ${destroyed.length} of ${total} shares: ${destroyed.join(', ') || 'none'}`,
    ...end.things.map((thing) => `  ${thingName(thing.thing)}: ${fate(thing, name)}`),
    ...before.map(beforeLine),
    `at large     shares: ${atLarge.join(', ') || 'none'}; backup copies: ${copiesAtLarge.join(', ') || 'none'}`,
    `             as far as the log tells, the set ${still}; a copy that nobody knows of cannot be excluded`,
  ]
}

/** `share:2:1` as `share 2`, `share:2:2` as `share 2, hand-out 2`, `copy:red` as `backup copy red`. */
function thingName(thing: string): string {
  const [of, id, copy] = thing.split(':')
  if (of === 'copy') return `backup copy ${id}`
  return copy === '1' ? `share ${id}` : `share ${id}, hand-out ${copy}`
}

function fate(thing: ThingView, name: (id: string) => string): string {
  const { status, by, method, witness, reason, unwitnessed } = thing
  if (by === undefined) return 'not accounted for'
  const watched = witness === undefined ? 'no witness has signed' : `watched by ${name(witness)}`
  if (status === 'missing')
    return `NOT SHOWN TO BE DESTROYED: ${name(by)} says "${reason}", ${watched}`
  if (status !== 'destroyed') return 'NOT SHOWN TO BE DESTROYED: it was started and has no end'
  const how = method === undefined ? '' : `, ${METHOD_TABLE[method].words}`
  const weak = unwitnessed === undefined ? '' : 'NOT SHOWN TO BE DESTROYED: '
  return `${weak}destroyed by ${name(by)}${how}, ${watched}`
}

function beforeLine({ ceremony, checkpoint, pinned, things }: EarlierView): string {
  const head = checkpoint === undefined ? 'not presented' : checkpoint
  const named = things.map(thingName).join(', ')
  return `before       ${named}: in ceremony ${ceremony}, head ${head}\n             that evidence says so, and ${pinned ? 'the plan pins its head' : 'no paper was asked for it: compare its head with paper'}`
}
