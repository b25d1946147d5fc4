import { sha256Hex, utf8 } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { canonical, type JsonValue } from '../log/canonical.ts'
import { say } from '../text/saying.ts'
import { custodiansOf } from './duties.ts'
import { destroyParameters, disposalsInShort } from './destruction.ts'
import { challengeText } from '../crypto/challenge.ts'
import type { ActionParameters } from './event-fields.ts'
import { soundLabels } from './findings.ts'
import { exported, exportItem, outcomeOf, pendingExports } from './exports.ts'
import { isDestruction } from './kinds.ts'
import { type Action, kindOf } from './plan.ts'
import type { ShareSet } from './state/share.ts'
import type { State } from './state.ts'
import { dealtSet, liveKeys, liveSet, pendingPackages } from './standing.ts'

/** SHA-256 of the canonical JSON of the parameters, newline included: what an approval names. */
export function parametersDigest(parameters: ActionParameters): string {
  return sha256Hex(utf8(`${canonical(parameters as JsonValue)}\n`))
}

/**
 * How a share reaches its custodian: copied by hand from the screen, as a printed card, as a share
 * file, or as a share file encrypted with age.
 */
export const MEDIA = ['screen', 'paper', 'file', 'age'] as const
export type Medium = (typeof MEDIA)[number]

/** What the people decide when they declare; everything else follows from plan and state. */
export interface Choice {
  /** For every custodian who is not named below; the screen unless said otherwise. */
  readonly medium?: Medium
  readonly media?: readonly MediumOf[]
  /** Where key material is written, of an export. */
  readonly folder?: string
}

/** The medium of one custodian. */
export interface MediumOf {
  readonly custodian: string
  readonly medium: Medium
}

/** One share handed to one custodian: an item of a release intent. */
export interface ReleaseItem {
  readonly item: number
  readonly index: number
  readonly custodian: string
  readonly medium: Medium
  readonly copy: number
}

/**
 * The complete parameters of an action, derived from the plan and the state: the rules refuse an
 * intent whose parameters differ. Refuses with `rule.order` what cannot be declared now.
 */
export function parametersFor(state: State, action: Action, choice: Choice = {}): ActionParameters {
  switch (action) {
    case 'begin':
      return beginParameters(state)
    case 'generate':
      return generateParameters(state)
    case 'release':
      return releaseParameters(state, choice)
    case 'wrap':
      return wrapParameters(state)
    case 'export':
      return exportParameters(state, choice.folder ?? '')
    case 'recover':
      return refillParameters(state)
    case 'reshare':
      return reshareParameters(state)
    case 'destroy':
      if (!isDestruction(state.ground.plan)) break
      return destroyParameters(state)
    case 'close':
      return closeParameters(state)
    default:
  }
  throw new CeremonyError('rule.order', say('rule.no-action', { action }))
}

function beginParameters(state: State): ActionParameters {
  const { plan, digest } = state.ground
  const { opened } = state
  if (opened === undefined) throw new CeremonyError('rule.order', say('rule.not-open'))
  return {
    plan: digest,
    title: plan.title,
    mode: plan.mode,
    kind: kindOf(plan),
    ...(plan.number === undefined ? {} : { number: plan.number }),
    software: opened.software,
    build: opened.build,
    host: opened.host,
    recorder: opened.recorder,
    ...sourceParameters(state),
  }
}

/** What a recovery continues, and how far paper vouches for it. */
function sourceParameters({ source }: State): ActionParameters {
  if (source === undefined) return {}
  const { ceremony, checkpoint, set, anchored, also, damaged } = source
  const later = also === undefined ? {} : { also: also.map((one) => one.ceremony) }
  const without = damaged === undefined ? {} : { damaged: damaged.map(({ label }) => label) }
  return { source: { ceremony, checkpoint, set, anchored, ...later, ...without } }
}

function generateParameters(state: State): ActionParameters {
  const { keys, backup } = state.ground.plan
  const custodians = custodiansOf(state)
  return {
    keys: keys.map(({ label, algorithm }) => ({ label, algorithm })),
    threshold: backup.threshold,
    n: custodians.length,
    shares: custodians.map((custodian, i) => ({ index: i + 1, custodian })),
  }
}

function releaseParameters(state: State, { medium = 'screen', media = [] }: Choice) {
  const set = liveSet(state)
  if (set === undefined) throw new CeremonyError('rule.order', say('rule.no-set'))
  const waiting = set.shares.filter((share) => !share.received)
  return {
    set: set.set,
    releases: waiting.map(
      ({ index, custodian, copies }, i): ReleaseItem => ({
        item: i + 1,
        index,
        custodian,
        medium: media.find((one) => one.custodian === custodian)?.medium ?? medium,
        copy: copies + 1,
      }),
    ),
  }
}

function wrapParameters(state: State): ActionParameters {
  const commitments = new Map(liveKeys(state).map((key) => [key.label, key.commitment]))
  return {
    packages: pendingPackages(state).map((facts, i) => ({
      item: i + 1,
      commitment: commitments.get(facts.label) ?? null,
      ...facts,
    })),
  }
}

function exportParameters(state: State, folder: string): ActionParameters {
  const set = liveSet(state)
  if (set === undefined) throw new CeremonyError('rule.order', say('rule.no-set'))
  if (folder === '') throw new CeremonyError('rule.parameters', say('rule.no-folder'))
  return { set: set.set, folder, exports: pendingExports(state).map(exportItem) }
}

function refillParameters(state: State): ActionParameters {
  const set = liveSet(state)
  if (set === undefined) throw new CeremonyError('rule.order', say('rule.no-set'))
  return {
    set: set.set,
    ...labelsOf(state),
    ...destinationOf(state),
  }
}

/**
 * The keys that a quorum opens, and those that it gives up because their backups do not open. A
 * drill tries every backup of its copy, whatever it finds.
 */
function labelsOf(state: State): ActionParameters {
  const { source, findings } = state
  const drill = source !== undefined && kindOf(state.ground.plan) === 'drill'
  const labels = drill ? soundLabels(source) : liveKeys(state).map((key) => key.label)
  const given = drill ? (source.damaged ?? []) : findings
  return { labels, ...(given.length === 0 ? {} : { without: given.map(({ label }) => label) }) }
}

/** What becomes of the keys once they are recovered: the complete parameters name it. */
function destinationOf(state: State): ActionParameters {
  if (kindOf(state.ground.plan) === 'drill') return { outcome: 'drill', destination: [] }
  const outcome = outcomeOf(state.ground.plan)
  const files = pendingExports(state).map((key, i) => exportItem(key, i).file)
  const packages = pendingPackages(state).map(({ path }) => path)
  return { outcome, destination: outcome === 'file' ? files : packages }
}

/** The old set and its quorum, the new set and who gets it, and every key that both open. */
function reshareParameters(state: State): ActionParameters {
  const { backup } = state.ground.plan
  const old = state.source
  if (old === undefined) throw new CeremonyError('rule.order', say('rule.no-old-set'))
  const custodians = custodiansOf(state)
  return {
    from: { set: old.set, threshold: old.threshold, n: old.n },
    labels: liveKeys(state).map((key) => key.label),
    threshold: backup.threshold,
    n: custodians.length,
    shares: custodians.map((custodian, i) => ({ index: i + 1, custodian })),
  }
}

function closeParameters(state: State): ActionParameters {
  const set = liveSet(state)
  if (set === undefined) throw new CeremonyError('rule.order', say('rule.no-set'))
  return {
    set: set.set,
    threshold: set.threshold,
    n: set.shares.length,
    // The receipts of a set that was taken over are in the log of the ceremony before.
    receipts: set === dealtSet(state) ? receiptsOf(set) : [],
    keys: liveKeys(state).map(({ label, commitment }) => ({ label, commitment })),
    packages: state.packages
      .filter((one) => one.status === 'finished')
      .map(({ path, manifest }) => ({ path, manifest: manifest ?? null })),
    ...leftParameters(state),
    attestations: state.attestations.map(({ id, verdict }) => ({ id, verdict })),
    exceptions: state.exceptions.map((one) => one.exception),
    ...sourceParameters(state),
  }
}

/** What a recovery comes to beside packages, where there is any of it. */
function leftParameters(state: State): ActionParameters {
  const files = exported(state)
  const { rotation, drilled, findings } = state
  return {
    ...(files.length === 0 ? {} : { files }),
    ...(rotation === undefined ? {} : { rotation: rotation.decisions }),
    ...(isDestruction(state.ground.plan) ? { things: disposalsInShort(state) } : {}),
    ...(findings.length === 0
      ? {}
      : { unopened: findings.map(({ label, fault }) => ({ label, fault })) }),
    ...(drilled === undefined ? {} : { drill: sha256Hex(utf8(challengeText(drilled.challenge))) }),
  }
}

function receiptsOf({ shares }: ShareSet): readonly number[] {
  return shares.filter((share) => share.received).map((share) => share.index)
}

/** The parameters as lines that a person reads: `keys 1 label` → `orders`. */
export function parameterLines(
  parameters: ActionParameters,
): readonly { name: string; value: string }[] {
  return sorted(parameters).flatMap(([name, value]) => linesOf(name, value))
}

/** In canonical order, so that the text is the same before and after the log. */
function sorted(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
}

function linesOf(name: string, value: unknown): { name: string; value: string }[] {
  if (Array.isArray(value)) {
    if (value.length === 0) return [{ name, value: 'none' }]
    if (value.every((one) => typeof one !== 'object')) return [{ name, value: value.join(', ') }]
    return value.flatMap((one, i) => linesOf(`${name} ${i + 1}`, one))
  }
  if (typeof value === 'object' && value !== null)
    return sorted(value).flatMap(([key, inner]) => linesOf(`${name} ${key}`, inner))
  return [{ name, value: String(value) }]
}
