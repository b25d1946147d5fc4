import { say } from '../../text/saying.ts'
import { type SetHistory, sharesKnown } from '../set-history.ts'
import type { Plan } from '../plan.ts'
import { demand } from './demand.ts'

/**
 * Rule 3, PCI PIN 21-2.4: nobody may come to know as many shares of these keys as recover them,
 * current and earlier ones of every set on record taken together. Asked of those who are about to
 * come to know one more.
 */
export function demandMayLearn(
  history: readonly SetHistory[],
  { people, backup }: Plan,
  next: readonly string[],
): void {
  for (const id of next) {
    const name = people.find((one) => one.id === id)?.name ?? id
    const known = sharesKnown(history, { id, name }) + 1
    demand(
      known < backup.threshold,
      'rule.knowledge',
      say('rule.would-know', { known, who: id, threshold: backup.threshold }),
    )
  }
}

/** The same, asked of everybody who knows a share, whether they are here or not. */
export function demandNobodyKnowsEnough(history: readonly SetHistory[], { backup }: Plan): void {
  const people = new Map(
    history.flatMap(({ known }) => known).map((one) => [`${one.id} ${one.name}`, one]),
  )
  for (const one of people.values()) {
    const known = sharesKnown(history, one)
    demand(
      known < backup.threshold,
      'rule.knowledge',
      say('rule.knows', { known, who: one.id, threshold: backup.threshold }),
    )
  }
}
