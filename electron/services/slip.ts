import { keyOf, person } from '#shared/ceremony/standing.ts'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { Slip } from '#shared/ipc/answers.ts'
import { say } from '#shared/text/saying.ts'
import type { Ceremony } from './ceremony.ts'

/** What somebody who is enrolled takes home on paper: their key, and everybody's. */
export function slipOf({ ledger }: Ceremony, id: string): Slip {
  const { state } = ledger
  const key = keyOf(state, id)
  if (key === undefined)
    throw new CeremonyError('rule.people', say('rule.not-enrolled', { who: id }))
  const print = (pinned: string) => fingerprint(parsePublicKey(pinned))
  const superseded = state.sets.find((one) => one.supersededBy !== undefined)?.set
  return {
    ...(superseded === undefined ? {} : { superseded }),
    title: state.ground.plan.title,
    ceremony: ledger.ceremony,
    mode: state.ground.plan.mode,
    id,
    name: person(state, id)?.name ?? id,
    fingerprint: print(key),
    all: state.members.map((one) => ({
      id: one.id,
      fingerprint: print(keyOf(state, one.id) ?? ''),
    })),
    entries: state.entries,
    runningHead: ledger.runningHead,
  }
}
