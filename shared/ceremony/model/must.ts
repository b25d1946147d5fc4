import { type Fault, faultAt } from '../../errors.ts'
import { type Saying, say } from '../../text/saying.ts'
import type { Row } from '../layout.ts'
import { kindOf, type Plan } from '../plan.ts'
import { makesShares } from './doings.ts'
import { CHECKS, type Fact } from './facts.ts'

/** What a check is, in words. */
const CHECKED: { readonly [C in (typeof CHECKS)[number]]: Saying } = {
  identity: say('script.checks-identity'),
  phones: say('script.checks-phones'),
  cameras: say('script.checks-cameras'),
  exits: say('script.checks-exits'),
  contents: say('script.checks-contents'),
  software: say('script.checks-software'),
  residue: say('script.checks-residue'),
  drill: say('script.checks-drill'),
  rotation: say('script.checks-rotation'),
}

/** What is looked after once the work is done; all other checks come before the beginning. */
const AFTERWARDS: readonly string[] = ['residue', 'drill', 'rotation']

/**
 * What a script can do without and a production ceremony cannot: record, clocks, identities, seals,
 * duties (CA/B Forum BR 6.1.1.1; PCI PIN 6-1.5, 6-4, 9-2; PCI DSS 3.7.8).
 */
export function lackingSteps(plan: Plan, rows: readonly Row[]): readonly Fault[] {
  const lacking: Saying[] = []
  const demand = (holds: boolean, said: Saying) => {
    if (!holds) lacking.push(said)
  }
  const begin = rows.findIndex(({ step }) => isAction(step.task, 'begin'))
  const before = begin < 0 ? rows : rows.slice(0, begin)
  demand(
    changing(before, (fact) => 'recording' in fact && fact.recording === 'on'),
    say('script.lacks-recording'),
  )
  demand(
    !changing(rows, (fact) => 'recording' in fact && fact.recording === 'off'),
    say('script.recording-ends-early'),
  )
  demand(
    before.some(({ step }) => step.task.do === 'preflight'),
    say('script.lacks-gates'),
  )
  const kind = kindOf(plan)
  for (const check of CHECKS) {
    if (check === 'drill' && kind === 'destroy') continue
    if (check === 'rotation' && kind !== 'recover') continue
    const late = AFTERWARDS.includes(check)
    demand(
      changing(late ? rows : before, (fact) => 'checked' in fact && fact.checked === check),
      say(late ? 'script.lacks-check' : 'script.lacks-early-check', { what: CHECKED[check] }),
    )
  }
  const decided = rows.filter(({ changes }) => changes.some(isRotation))
  demand(
    decided.every(({ step }) => step.signed),
    say('script.lacks-signed-rotation'),
  )
  demand(
    changing(before, (fact) => 'bag' in fact && fact.state === 'compared'),
    say('script.lacks-seal'),
  )
  for (const at of ['opening', 'closing'] as const)
    demand(
      rows.some(({ step: { task } }) => task.do === 'clock' && task.at === at),
      say('script.lacks-clock', { at }),
    )
  const kept = new Set(
    rows.flatMap(({ changes }) =>
      changes.flatMap((fact) =>
        'medium' in fact && fact.purpose === 'evidence' ? [fact.medium] : [],
      ),
    ),
  )
  demand(kept.size >= 2, say('script.lacks-media'))
  if (makesShares(kind)) lacking.push(...careless(plan, rows))
  return lacking.map((said) => faultAt('script', said))
}

/** PCI DSS 3.7.8, PCI PIN 6-1.5: duty first, then one pair of eyes, then a sealed bag. */
function careless({ backup }: Plan, rows: readonly Row[]): readonly Saying[] {
  const places = backup.custodians.map((id, i) => ({ id, index: i + 1 }))
  const unsigned = places.filter(
    ({ id }) => !rows.some(({ step: { task } }) => task.do === 'acknowledge' && task.person === id),
  )
  const watched = places.filter(({ id, index }) =>
    rows.some(
      ({ step: { task }, needs, changes }) =>
        task.do === 'handout' &&
        task.index === index &&
        ![...needs, ...changes].some((fact) => 'people' in fact && fact.people === `alone:${id}`),
    ),
  )
  const loose = places.filter(
    ({ index }) =>
      !changing(
        rows,
        (fact) => 'card' in fact && fact.card === `${index}` && fact.state === 'bagged',
      ),
  )
  const ids = (some: typeof places) => some.map(({ id }) => id).join(', ')
  const indexes = (some: typeof places) => some.map(({ index }) => index).join(', ')
  return [
    ...(unsigned.length === 0 ? [] : [say('script.lacks-duties', { people: ids(unsigned) })]),
    ...(watched.length === 0 ? [] : [say('script.lacks-alone', { people: ids(watched) })]),
    ...(loose.length === 0 ? [] : [say('script.lacks-bags', { cards: indexes(loose) })]),
  ]
}

/** NIST SP 800-57 part 1, appendix B: a recovery ends with a decision about replacing the key. */
function isRotation(fact: Fact): boolean {
  return 'checked' in fact && fact.checked === 'rotation'
}

function changing(rows: readonly Row[], matches: (fact: Fact) => boolean): boolean {
  return rows.some(({ changes }) => changes.some(matches))
}

function isAction(task: Row['step']['task'], action: string): boolean {
  return task.do === 'action' && task.action === action
}
