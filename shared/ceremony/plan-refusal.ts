import { CeremonyError, type Fault } from '../errors.ts'
import { say } from '../text/saying.ts'

/** One refusal that lists every fault of a plan. */
export function planRefusal(faults: readonly Fault[]): CeremonyError {
  const first = faults[0]
  const said =
    first === undefined
      ? say('plan.refused')
      : say('plan.faults', { count: faults.length, path: first.path, why: first.saying })
  return new CeremonyError('plan.invalid', said, { path: first?.path ?? '', faults })
}
