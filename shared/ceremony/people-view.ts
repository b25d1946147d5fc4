import { fingerprint, parsePublicKey } from '../crypto/sshkey.ts'
import type { Snapshot } from '../ipc/snapshot.ts'
import type { PersonView } from '../ipc/views/person.ts'
import { handable, rolesOf } from './duties.ts'
import type { State } from './state.ts'
import { isHere, keyOf, lockedReason, presentPeople } from './standing.ts'
import { defined } from '../defined.ts'

/** One person of the plan: duties, key and whether they are in the room. */
export function personView(
  state: State,
  { id, name }: State['ground']['plan']['people'][number],
): PersonView {
  const key = keyOf(state, id)
  const places = standInsFor(state, id)
  return {
    id,
    name,
    roles: rolesOf(state, id),
    enrolled: key !== undefined,
    present: isHere(state, id),
    ...(key === undefined ? {} : { fingerprint: fingerprint(parsePublicKey(key)) }),
    ...(places.length === 0 ? {} : { deputyFor: places }),
    ...defined({ attested: state.attestations.find((one) => one.id === id)?.verdict }),
  }
}

/** In whose place the plan lets somebody stand, as the ceremony is now. */
function standInsFor(state: State, id: string): readonly string[] {
  const { people } = state.ground.plan
  return people.map((one) => one.id).filter((from) => handable(state, from, id).length > 0)
}

/** Who is in the room, and whether that is enough to go on (rule 8). */
export function presenceView(state: State): Pick<Snapshot, 'present' | 'locked'> {
  const lockedBecause = lockedReason(state)
  return {
    present: presentPeople(state),
    locked: lockedBecause !== undefined,
    ...defined({ lockedBecause, onBreak: state.pause }),
  }
}
