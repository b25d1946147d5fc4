import { PROVIDER_TABLE, readTarget } from '../byok/table.ts'
import type { ImportParameters, Provider } from '../byok/provider.ts'
import { CeremonyError } from '../errors.ts'
import { parseTime } from '../log/time.ts'
import type { Findings } from './lint-people.ts'
import { type Algorithm, kindOf, type Plan, type PlanKey, type Target, type Use } from './plan.ts'

/** What this release can do; a plan may name more, and is told. */
export const SUPPORTED: Readonly<Record<'kind' | 'algorithm' | 'provider', readonly string[]>> = {
  kind: ['generate'],
  algorithm: ['AES-256'],
  provider: Object.keys(PROVIDER_TABLE),
}

/** Hours before the end of an import window from which on people are warned. */
const WARN_HOURS = 4

interface Place {
  readonly plan: Plan
  readonly key: PlanKey
  readonly target: Target
  readonly path: string
}

/** Keys and targets: what this release makes, what each provider takes, what the files say. */
export function lintKeys(
  plan: Plan,
  inputs: ReadonlyMap<string, Uint8Array>,
  now: string,
  findings: Findings,
): void {
  lintLabels(plan.keys, findings)
  const owners = new Set(plan.keys.map(({ owner }) => owner).filter((owner) => owner !== undefined))
  if (owners.size > 1) {
    findings.warn('keys', 'keys of different owners share one backup: one quorum recovers them all')
  }
  const seen: Seen = { wrappingKeys: new Map(), targets: new Map() }
  plan.keys.forEach((key, k) => {
    lintKey(key, `keys[${k}]`, findings)
    key.targets?.forEach((target, t) => {
      const place = { plan, key, target, path: `keys[${k}].targets[${t}]` }
      lintTarget(place, inputs, now, seen, findings)
    })
  })
}

/** The fault of a thing this release does not do, in one wording. */
export function lintSupport(
  what: keyof typeof SUPPORTED,
  value: string,
  path: string,
  findings: Findings,
): boolean {
  const supported = SUPPORTED[what]
  if (supported.includes(value)) return true
  findings.fault(
    path,
    `the ${what} ${value} is not supported yet: this release supports ${supported.join(', ')}`,
  )
  return false
}

interface Seen {
  /** By SHA-256: where each wrapping key was named first. */
  readonly wrappingKeys: Map<string, string>
  readonly targets: Map<string, string>
}

/** Every key of a plan has a label of its own. */
export function lintLabels(keys: readonly PlanKey[], findings: Findings): void {
  const labels = new Set<string>()
  keys.forEach(({ label }, k) => {
    if (labels.has(label)) findings.fault(`keys[${k}].label`, `${label} is taken by another key`)
    labels.add(label)
  })
}

function lintKey({ algorithm, use }: PlanKey, path: string, findings: Findings): void {
  lintSupport('algorithm', algorithm, `${path}.algorithm`, findings)
  if (use !== undefined && !usesOf(algorithm).includes(use)) {
    findings.fault(`${path}.use`, `${algorithm} is not a key to ${use}`)
  }
}

function usesOf(algorithm: Algorithm): readonly Use[] {
  if (algorithm.startsWith('AES')) return ['encrypt', 'decrypt']
  if (algorithm.startsWith('HMAC')) return ['mac']
  if (algorithm.startsWith('RSA')) return ['encrypt', 'decrypt', 'sign']
  if (algorithm.startsWith('EC')) return ['sign', 'agree']
  return algorithm === 'Ed25519' ? ['sign'] : ['agree']
}

function lintTarget(
  place: Place,
  inputs: ReadonlyMap<string, Uint8Array>,
  now: string,
  seen: Seen,
  findings: Findings,
): void {
  const { plan, key, target, path } = place
  if (!lintSupport('provider', target.provider, `${path}.provider`, findings)) return
  const provider = PROVIDER_TABLE[target.provider]
  if (provider === undefined) return
  lintSame(`${target.provider} ${target.key}`, `${path}.key`, seen.targets, 'the target', findings)
  if (plan.mode === 'rehearsal' && provider.looksReal(target)) {
    findings.warn(`${path}.key`, 'looks like a real key: a rehearsal imports nothing')
  }
  if (plan.mode === 'production' && provider.token && target.wrappingKeySha256 === undefined) {
    const message = 'is missing: production needs the hash noted when the key was fetched'
    findings.fault(`${path}.wrappingKeySha256`, message)
  }
  if (kindOf(plan) === 'generate' && target.importType === 'EXISTING_KEY_MATERIAL') {
    findings.fault(`${path}.importType`, 'a new key is never existing material')
  }
  // Algorithms this release does not make are faults already; the provider need not add its own.
  const known = SUPPORTED.algorithm.includes(key.algorithm)
  const faults = known ? provider.accepts(key, target, now) : []
  for (const fault of faults) findings.fault(`${path}.${fault.path}`, fault.message)
  const parameters = lintFiles(place, inputs, now, findings)
  if (parameters === undefined) return
  lintSame(
    parameters.sha256,
    `${path}.wrappingKey`,
    seen.wrappingKeys,
    'the wrapping key',
    findings,
  )
  lintExpiry(place, provider, parameters, now, findings)
}

function lintSame(
  value: string,
  path: string,
  seen: Map<string, string>,
  what: string,
  findings: Findings,
): void {
  const first = seen.get(value)
  if (first === undefined) seen.set(value, path)
  else findings.warn(path, `is also ${what} of ${first.replace(/\.[^.]*$/, '')}`)
}

function lintFiles(
  { target, path }: Place,
  inputs: ReadonlyMap<string, Uint8Array>,
  now: string,
  findings: Findings,
): ImportParameters | undefined {
  try {
    const parameters = readTarget(target, inputs, now)
    for (const note of parameters.notes) findings.warn(path, note)
    return parameters
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    findings.fault(`${path}.${error.path ?? 'wrappingKey'}`, error.message)
    return undefined
  }
}

function lintExpiry(
  { target, path }: Place,
  provider: Provider,
  { expires }: ImportParameters,
  now: string,
  findings: Findings,
): void {
  const field = `${path}.${target.expires === undefined ? 'parameters' : 'expires'}`
  if (expires === undefined) {
    if (provider.token)
      findings.warn(`${path}.expires`, 'the plan does not say when the token ends')
    return
  }
  const seconds = (parseTime(expires) - parseTime(now)) / 1000
  const window = provider.windowSeconds ?? Number.POSITIVE_INFINITY
  if (seconds <= 0) findings.fault(field, `the import window closed at ${expires}`)
  else if (seconds < WARN_HOURS * 3600) {
    findings.warn(field, `less than ${WARN_HOURS} hours are left for the import, until ${expires}`)
  } else if (seconds > window) {
    const hours = window / 3600
    findings.warn(field, `is more than the ${hours} hours that ${provider.title} gives`)
  }
}
