import { sizeFaults } from '../byok/methods.ts'
import { PROVIDER_TABLE, readTarget } from '../byok/table.ts'
import type { ImportParameters } from '../byok/provider.ts'
import { ALGORITHM_TABLE } from '../crypto/algorithms.ts'
import { CeremonyError } from '../errors.ts'
import type { Findings } from './lint-people.ts'
import { lintExpiry, lintWrappingKey, type Place, type SeenKeys } from './lint-wrapping.ts'
import { type Algorithm, kindOf, type Plan, type PlanKey, type Use } from './plan.ts'

/** What this release can do; a plan may name more, and is told. */
export const SUPPORTED: Readonly<Record<'kind' | 'algorithm' | 'provider', readonly string[]>> = {
  kind: ['generate', 'recover', 'reshare', 'drill', 'destroy'],
  algorithm: Object.keys(ALGORITHM_TABLE),
  provider: Object.keys(PROVIDER_TABLE),
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
  const seen: Seen = { wrappingKeys: new Map(), targets: new Map(), jobs: new Map() }
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

interface Seen extends SeenKeys {
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
  return ALGORITHM_TABLE[algorithm].uses
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
  for (const fault of sizeFaults(provider, key, target, parameters.bits))
    findings.fault(`${path}.${fault.path}`, fault.message)
  lintWrappingKey(place, parameters, seen, findings)
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
