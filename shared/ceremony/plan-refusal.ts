import { CeremonyError, type Fault } from '../errors.ts'

/** One refusal that lists every fault of a plan. */
export function planRefusal(faults: readonly Fault[]): CeremonyError {
  const first = faults[0]
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`
  const message =
    first === undefined
      ? 'the plan was refused'
      : `the plan has ${count}; the first is ${first.path === '' ? '' : `${first.path} `}${first.message}`
  return new CeremonyError('plan.invalid', message, { path: first?.path ?? '', faults })
}
