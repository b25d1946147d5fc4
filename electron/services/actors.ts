/** The simulated people of a rehearsal: what they know, and who of them acts. */
import { holdersOf, rolesOf } from '#shared/ceremony/duties.ts'
import type { Action } from '#shared/ceremony/plan.ts'
import { policyOf } from '#shared/ceremony/intents.ts'
import type { State } from '#shared/ceremony/state.ts'
import { isHere, presentPeople } from '#shared/ceremony/standing.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import { approve, declare } from './approving.ts'
import { declareExport } from './exporting.ts'
import type { Ceremony } from './ceremony.ts'
import type { Host } from './host.ts'
import type { KnownEntropy } from './knownentropy.ts'
import type { PresentedShare } from './shareinput.ts'

/** A room in rehearsal. */
export interface Room {
  /** Another one after a restart. */
  ceremony: Ceremony
  readonly host: Host
  readonly database: string
  readonly passphrases: Map<string, string>
  /** Where shares, the paper list and key files go. */
  readonly shares: string
  /** The shares of an earlier ceremony that custodians bring, by index. */
  readonly brought: ReadonlyMap<number, PresentedShare>
  /** What the auditor chose for a drill. */
  readonly challenge?: string | undefined
  /** What people give and the system gives, where it is known. */
  readonly known?: KnownEntropy | undefined
  say: (line: string) => void
  /** Who was away already when the break began. */
  gone: readonly string[]
  /** How far the clock of the machine has jumped, in milliseconds. */
  readonly clock: { ahead: number }
}

/** The state of the ceremony now. */
export function stateOf(room: Room): State {
  return room.ceremony.ledger.state
}

export function passphraseOf(room: Room, id: string): string {
  const passphrase = room.passphrases.get(id)
  if (passphrase === undefined) throw new Error(`nobody plays ${id}`)
  return passphrase
}

/** The name of a person, as the plan prints it. */
export function nameOf(room: Room, id: string): string {
  return stateOf(room).ground.plan.people.find((one) => one.id === id)?.name ?? id
}

/** Who leads among those in the room: the administrator, or who took over. */
export function leaderOf(state: State): string {
  const leads = presentPeople(state).find((id) => rolesOf(state, id).includes('administrator'))
  if (leads === undefined) throw new CeremonyError('rule.people', say('rule.leader-absent'))
  return leads
}

/** People in the room whose roles satisfy the policy of an action, each counted once. */
export function approversFor(state: State, action: Action): readonly string[] {
  const { plan } = state.ground
  const chosen: string[] = []
  for (const [role, count] of Object.entries(policyOf(state, action))) {
    const able = plan.people.filter(
      ({ id }) =>
        isHere(state, id) &&
        !chosen.includes(id) &&
        rolesOf(state, id).some((one) => one === role) &&
        (role !== 'custodian' || holdersOf(state).includes(id)),
    )
    chosen.push(...able.slice(0, count).map(({ id }) => id))
  }
  return chosen
}

/** Declares an action and has it approved by the people whom the policy names. */
export async function authorise(room: Room, action: Action): Promise<readonly string[]> {
  const { ceremony } = room
  const by = leaderOf(stateOf(room))
  if (action === 'export') declareExport(ceremony, by, room.shares)
  else declare(ceremony, by, action, { medium: 'file' })
  const intent = stateOf(room).intents.at(-1)?.intent ?? ''
  const approvers = approversFor(stateOf(room), action)
  for (const id of approvers) await approve(ceremony, id, passphraseOf(room, id), intent)
  return approvers
}

/** Two people in the room, and none of those named. */
export function twoOf(state: State, but: readonly string[] = []): readonly string[] {
  return presentPeople(state)
    .filter((id) => !but.includes(id))
    .slice(0, 2)
}
