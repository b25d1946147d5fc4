import type { Fault } from '../../errors.ts'
import type { Row } from '../layout.ts'
import { kindOf, type Plan } from '../plan.ts'
import { makesShares } from './doings.ts'
import { CHECKS, type Fact } from './facts.ts'

/** What a check is, in words. */
const CHECKED: { readonly [C in (typeof CHECKS)[number]]: string } = {
  identity: 'checks who the people are',
  phones: 'puts the phones away',
  cameras: 'places the cameras',
  exits: 'names the ways out and the right to stop',
  contents: 'compares what is on the table with the list',
  software: 'compares the hash of the software',
  residue: 'destroys what is left over',
  drill: 'sets the date of the next drill',
  rotation: 'decides when the recovered keys are replaced',
}

/** What is looked after once the work is done; all other checks come before the beginning. */
const AFTERWARDS: readonly string[] = ['residue', 'drill', 'rotation']

/**
 * What a script can do without and a production ceremony cannot: record, clocks, identities, seals,
 * duties (CA/B Forum BR 6.1.1.1; PCI PIN 6-1.5, 6-4, 9-2; PCI DSS 3.7.8).
 */
export function lackingSteps(plan: Plan, rows: readonly Row[]): readonly Fault[] {
  const messages: string[] = []
  const demand = (holds: boolean, message: string) => {
    if (!holds) messages.push(message)
  }
  const begin = rows.findIndex(({ step }) => isAction(step.task, 'begin'))
  const before = begin < 0 ? rows : rows.slice(0, begin)
  demand(
    changing(before, (fact) => 'recording' in fact && fact.recording === 'on'),
    'no step switches the recording on before the beginning',
  )
  demand(
    !changing(rows, (fact) => 'recording' in fact && fact.recording === 'off'),
    'the recording is switched off before the close',
  )
  demand(
    before.some(({ step }) => step.task.do === 'preflight'),
    'no step runs the gates before the beginning',
  )
  const kind = kindOf(plan)
  for (const check of CHECKS) {
    if (check === 'drill' && kind === 'destroy') continue
    if (check === 'rotation' && kind !== 'recover') continue
    const late = AFTERWARDS.includes(check)
    demand(
      changing(late ? rows : before, (fact) => 'checked' in fact && fact.checked === check),
      `no step ${CHECKED[check]}${late ? '' : ' before the beginning'}`,
    )
  }
  const decided = rows.filter(({ changes }) => changes.some(isRotation))
  demand(
    decided.every(({ step }) => step.signed),
    'nobody signs when the recovered keys are replaced',
  )
  demand(
    changing(before, (fact) => 'bag' in fact && fact.state === 'compared'),
    'no step compares a seal before the beginning',
  )
  for (const at of ['opening', 'closing'] as const)
    demand(
      rows.some(({ step: { task } }) => task.do === 'clock' && task.at === at),
      `nobody states the ${at} clock`,
    )
  const kept = new Set(
    rows.flatMap(({ changes }) =>
      changes.flatMap((fact) =>
        'medium' in fact && fact.purpose === 'evidence' ? [fact.medium] : [],
      ),
    ),
  )
  demand(kept.size >= 2, 'no step names two media for the evidence')
  if (makesShares(kind)) messages.push(...careless(plan, rows))
  return messages.map((message) => ({ path: 'script', message }))
}

/** PCI DSS 3.7.8, PCI PIN 6-1.5: duty first, then one pair of eyes, then a sealed bag. */
function careless({ backup }: Plan, rows: readonly Row[]): readonly string[] {
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
    ...(unsigned.length === 0
      ? []
      : [`no step has custodians acknowledge their duties: ${ids(unsigned)}`]),
    ...(watched.length === 0
      ? []
      : [`no step leaves custodians alone at the screen: ${ids(watched)}`]),
    ...(loose.length === 0 ? [] : [`no step puts cards into bags: ${indexes(loose)}`]),
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
