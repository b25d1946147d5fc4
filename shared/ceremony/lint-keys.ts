import { sizeFaults } from '../byok/methods.ts'
import { PROVIDER_TABLE, readTarget } from '../byok/table.ts'
import type { ImportParameters } from '../byok/provider.ts'
import { ALGORITHM_TABLE } from '../crypto/algorithms.ts'
import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'
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
    findings.warn('keys', say('plan.owners'))
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
    say('plan.unsupported', { part: what, value, supported: supported.join(', ') }),
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
    if (labels.has(label)) findings.fault(`keys[${k}].label`, say('plan.label-taken', { label }))
    labels.add(label)
  })
}

function lintKey({ algorithm, use }: PlanKey, path: string, findings: Findings): void {
  lintSupport('algorithm', algorithm, `${path}.algorithm`, findings)
  if (use !== undefined && !usesOf(algorithm).includes(use)) {
    findings.fault(`${path}.use`, say('plan.wrong-use', { algorithm, use }))
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
  lintSame(`${target.provider} ${target.key}`, `${path}.key`, seen.targets, findings)
  if (plan.mode === 'rehearsal' && provider.looksReal(target)) {
    findings.warn(`${path}.key`, say('plan.looks-real'))
  }
  if (plan.mode === 'production' && provider.token && target.wrappingKeySha256 === undefined) {
    const message = say('plan.no-hash')
    findings.fault(`${path}.wrappingKeySha256`, message)
  }
  if (kindOf(plan) === 'generate' && target.importType === 'EXISTING_KEY_MATERIAL') {
    findings.fault(`${path}.importType`, say('plan.new-material'))
  }
  // Algorithms this release does not make are faults already; the provider need not add its own.
  const known = SUPPORTED.algorithm.includes(key.algorithm)
  const faults = known ? provider.accepts(key, target, now) : []
  for (const fault of faults) findings.fault(`${path}.${fault.path}`, fault.saying)
  const parameters = lintFiles(place, inputs, now, findings)
  if (parameters === undefined) return
  for (const fault of sizeFaults(provider, key, target, parameters.bits))
    findings.fault(`${path}.${fault.path}`, fault.saying)
  lintWrappingKey(place, parameters, seen, findings)
  lintExpiry(place, provider, parameters, now, findings)
}

function lintSame(
  value: string,
  path: string,
  seen: Map<string, string>,
  findings: Findings,
): void {
  const first = seen.get(value)
  if (first === undefined) seen.set(value, path)
  else findings.warn(path, say('plan.same-target', { other: first.replace(/\.[^.]*$/, '') }))
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
    findings.fault(`${path}.${error.path ?? 'wrappingKey'}`, error.said)
    return undefined
  }
}
