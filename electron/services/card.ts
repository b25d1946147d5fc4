import { person } from '#shared/ceremony/standing.ts'
import type { CeremonyCard } from '#shared/ipc/answers.ts'
import type { Ceremony } from './ceremony.ts'
import { isSealed } from './closing.ts'

/** One ceremony as the list at the start shows it. */
export function cardOf(ceremony: Ceremony): CeremonyCard {
  const { ledger } = ceremony
  const { state } = ledger
  const { opened, end, ground, members } = state
  const phase = end === undefined ? 'running' : isSealed(ceremony) ? 'sealed' : 'sealing'
  return {
    ceremony: ledger.ceremony,
    title: ground.plan.title,
    mode: ground.plan.mode,
    phase,
    ...(end === undefined ? {} : { outcome: end.outcome }),
    started: opened?.time ?? '',
    entries: state.entries,
    people: members.map(({ id }) => ({ id, name: person(state, id)?.name ?? id })),
  }
}
