import type { ImportParameters, Provider } from '../byok/provider.ts'
import { modulusOf } from '../formats/spki.ts'
import { parseTime } from '../log/time.ts'
import { say } from '../text/saying.ts'
import { ceremonyMinutes, spokenMinutes } from './duration.ts'
import type { Findings } from './lint-people.ts'
import type { Plan, PlanKey, Target } from './plan.ts'

/** Hours before the end of an import window from which on people are warned. */
const WARN_HOURS = 4

/** A target, and where in the plan it stands. */
export interface Place {
  readonly plan: Plan
  readonly key: PlanKey
  readonly target: Target
  readonly path: string
}

/** What the targets before this one named. */
export interface SeenKeys {
  /** By modulus: which target named each wrapping key first. */
  readonly wrappingKeys: Map<bigint, Place>
  /** By `kid` or `importJob`: the modulus that it stands for. */
  readonly jobs: Map<string, bigint>
}

/** One import job or KEK per key where possible; never one key pair at two providers. */
export function lintWrappingKey(
  place: Place,
  { spki }: ImportParameters,
  seen: SeenKeys,
  findings: Findings,
): void {
  const { target, path } = place
  const field = `${path}.${fileFieldOf(target)}`
  const modulus = modulusOf(spki)
  const first = seen.wrappingKeys.get(modulus)
  if (first === undefined) seen.wrappingKeys.set(modulus, place)
  else if (first.target.provider === target.provider)
    findings.warn(field, say('plan.same-wrapping-key', { path: first.path }))
  else {
    const { path: other, target: there } = first
    findings.fault(
      field,
      say('plan.wrapping-key-elsewhere', { path: other, provider: there.provider }),
    )
  }
  for (const name of ['kid', 'importJob'] as const) {
    const job = target[name]
    if (job === undefined) continue
    if ((seen.jobs.get(job) ?? modulus) !== modulus)
      findings.fault(field, say('plan.other-job-key', { name, job }))
    seen.jobs.set(job, seen.jobs.get(job) ?? modulus)
  }
}

/** The field that brought the wrapping key. */
function fileFieldOf({ wrappingKey, parameters, certificate }: Target): string {
  if (wrappingKey !== undefined) return 'wrappingKey'
  if (parameters !== undefined) return 'parameters'
  return certificate === undefined ? 'importToken' : 'certificate'
}

/** Refuses an import window that has closed, and warns of one that closes too soon for the day. */
export function lintExpiry(
  { plan, target, path }: Place,
  provider: Provider,
  { expires }: ImportParameters,
  now: string,
  findings: Findings,
): void {
  const field = `${path}.${target.expires === undefined ? 'parameters' : 'expires'}`
  if (expires === undefined) {
    if (provider.token) findings.warn(`${path}.expires`, say('plan.no-expiry'))
    return
  }
  const seconds = (parseTime(expires) - parseTime(now)) / 1000
  const window = provider.windowSeconds ?? Number.POSITIVE_INFINITY
  const planned = ceremonyMinutes(plan)
  if (seconds <= 0) findings.fault(field, say('plan.window-closed', { expires }))
  else if (seconds < planned * 60) {
    const left = spokenMinutes(Math.floor(seconds / 60))
    const message = say('plan.window-short', { left, expires, planned: spokenMinutes(planned) })
    findings.warn(field, message)
  } else if (seconds < WARN_HOURS * 3600) {
    findings.warn(field, say('plan.window-soon', { hours: WARN_HOURS, expires }))
  } else if (seconds > window) {
    const hours = window / 3600
    findings.warn(field, say('plan.window-long', { hours, title: provider.title }))
  }
}
