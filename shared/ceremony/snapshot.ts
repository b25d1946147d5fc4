import { fromHex } from '../bytes.ts'
import { toWords } from '../crypto/pgpwords.ts'
import { fingerprint, parsePublicKey } from '../crypto/sshkey.ts'
import type { Fault } from '../errors.ts'
import type {
  ExceptionView,
  IntentView,
  KeyView,
  LogLine,
  PackageView,
  PersonView,
  Phase,
  SealView,
  ShareView,
  Snapshot,
  StepView,
  VoidShareView,
} from '../ipc/snapshot.ts'
import type { CeremonyEvent } from './events.ts'
import { isApproved, isServed, voidReason } from './intents.ts'
import { parameterLines } from './parameters.ts'
import { kindOf } from './plan.ts'
import { effectivePolicy, missingApprovals } from './policy.ts'
import { isDone } from './progress.ts'
import { compileScript, refillSteps, type Step } from './script.ts'
import { sentenceOf } from './sentences.ts'
import { excused, type Intent, isEffective, keyOf, liveKeys, liveSet, type State } from './state.ts'
import { subjectText } from './vouch.ts'

/** What the screen needs beside the log's own state. */
export interface Surroundings {
  readonly runningHead: string
  readonly time: string
  readonly vault: boolean
  readonly seal: SealView | undefined
  readonly events: readonly CeremonyEvent[]
  readonly warnings: readonly Fault[]
}

const RECENT = 8

/** The whole public state of one ceremony for the screen. Holds no secret. */
export function snapshotOf(state: State, around: Surroundings): Snapshot {
  const { plan, digest } = state.ground
  const { opened } = state
  if (opened === undefined) throw new Error('a ceremony that is not open has no snapshot')
  const { title, organization, location, purpose, number } = plan
  const optional = { organization, location, purpose, number }
  return {
    ceremony: opened.ceremony,
    title,
    ...defined(optional),
    kind: kindOf(plan),
    mode: plan.mode,
    host: opened.host,
    plan: digest,
    planWords: toWords(fromHex(digest)),
    phase: phaseOf(state, around.seal),
    ...(state.end === undefined ? {} : { outcome: state.end.outcome }),
    started: opened.time,
    entries: state.entries,
    runningHead: around.runningHead,
    recorder: fingerprint(parsePublicKey(opened.recorder)),
    people: plan.people.map((one) => personView(state, one)),
    threshold: plan.backup.threshold,
    script: scriptView(state, around),
    intents: state.intents.map((one) => intentView(state, one, around.time)),
    ...(liveSet(state) === undefined ? {} : { set: liveSet(state)?.set ?? '' }),
    shares: shareViews(state),
    voided: voidShares(state),
    keys: keyViews(state),
    packages: packageViews(state),
    exceptions: state.exceptions.map(exceptionView),
    exposures: state.exposures.map(({ entry, what }) => ({
      entry,
      what,
      settled: excused(state, (about) => about.kind === 'exposure' && about.entry === entry),
    })),
    attestations: state.attestations,
    stated: state.resuming?.stated ?? [],
    presented: state.presented,
    vault: around.vault,
    ...(around.seal === undefined ? {} : { seal: around.seal }),
    recent: around.events.slice(-RECENT).map((event) => logLine(state, event)),
    warnings: around.warnings,
  }
}

function defined<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}

function phaseOf(state: State, seal: SealView | undefined): Phase {
  if (state.end !== undefined)
    return seal !== undefined && seal.signed.length === seal.signers.length ? 'sealed' : 'sealing'
  return state.resuming === undefined ? 'running' : 'resuming'
}

/** One entry as the log browser and the corner of the screen show it. */
export function logLine(state: State, event: CeremonyEvent): LogLine {
  const { seq, time, actor, type } = event
  return { seq, time, actor, type, sentence: sentenceOf(state.ground.plan, event) }
}

function personView(state: State, one: State['ground']['plan']['people'][number]): PersonView {
  const key = keyOf(state, one.id)
  const print = key === undefined ? {} : { fingerprint: fingerprint(parsePublicKey(key)) }
  return { id: one.id, name: one.name, roles: one.roles, enrolled: key !== undefined, ...print }
}

/** The script with the steps that a restart added, and where it stands. */
function scriptView(state: State, around: Surroundings): readonly StepView[] {
  const { plan, planned } = state.ground
  const beyond = {
    sealed: around.seal?.signed ?? [],
    delivered: around.seal?.delivered.length ?? 0,
  }
  let found = false
  return withRefill(compileScript(plan, planned), state).map((step): StepView => {
    const done = isDone(state, step.task, beyond)
    const current = !done && !found
    found ||= current
    return { ...step, status: done ? 'done' : current ? 'current' : 'next' }
  })
}

function withRefill(script: readonly Step[], state: State): readonly Step[] {
  const extra = refillSteps(state)
  if (extra.length === 0) return script
  const wrap = script.findIndex(({ task }) => task.do === 'action' && task.action === 'wrap')
  const rows = [...script.slice(0, wrap), ...extra, ...script.slice(wrap)]
  return rows.map((row, i) => ({ ...row, number: i + 1 }))
}

function intentView(state: State, intent: Intent, time: string): IntentView {
  const { action, approvals, parameters, by, entry, digest } = intent
  const { plan } = state.ground
  const policy = effectivePolicy(plan, action)
  const because = voidReason(intent, time)
  const approved = isApproved(state, intent)
  const missing = missingApprovals(
    policy,
    approvals.map(({ id, role }) => ({ id, roles: [role] })),
  )
  const mayApprove = plan.people.filter(
    ({ id, roles }) =>
      keyOf(state, id) !== undefined &&
      !approvals.some((one) => one.id === id) &&
      roles.some(
        (role) => (policy[role] ?? 0) > approvals.filter((one) => one.role === role).length,
      ),
  )
  return {
    intent: intent.intent,
    action,
    by,
    entry,
    digest,
    digestWords: toWords(fromHex(digest)),
    parameters: parameterLines(parameters),
    approvals,
    missing: approved ? '' : missing,
    mayApprove: approved ? [] : mayApprove.map(({ id }) => id),
    status: isServed(intent)
      ? 'used'
      : because !== undefined
        ? 'void'
        : approved
          ? 'approved'
          : 'open',
    ...(because === undefined ? {} : { because }),
  }
}

function shareViews(state: State): readonly ShareView[] {
  const set = liveSet(state)
  if (set === undefined)
    return state.ground.plan.backup.custodians.map((custodian, i) => ({
      index: i + 1,
      custodian,
      status: 'planned',
      copies: 0,
    }))
  return set.shares.map((share): ShareView => {
    const { index, custodian, commitment, copies, read } = share
    const showing = state.effects.some(({ what }) => what.startsWith(`share ${index} of set`))
    const status = share.received
      ? 'received'
      : showing
        ? 'showing'
        : share.released
          ? 'released'
          : 'made'
    const facts = read === undefined ? {} : { medium: read.medium, bag: read.bag }
    return { index, custodian, commitment, copies, status, ...facts }
  })
}

/** Everything handed out of sets that are void now. */
function voidShares(state: State): readonly VoidShareView[] {
  return state.sets
    .filter((one) => one.voided)
    .flatMap(({ set, shares }) =>
      shares
        .filter(({ copies }) => copies > 0)
        .map(({ index, custodian }) => ({ set, index, custodian })),
    )
}

function keyViews(state: State): readonly KeyView[] {
  return state.ground.plan.keys.map(({ label, algorithm }): KeyView => {
    const key = liveKeys(state).find((one) => one.label === label)
    const backup = state.backups.find((one) => one.label === label)?.sha256
    const facts = { kcv: key?.kcv, spki: key?.spki, commitment: key?.commitment, backup }
    return { label, algorithm, ...defined(facts) }
  })
}

function packageViews(state: State): readonly PackageView[] {
  return state.ground.planned.map((facts): PackageView => {
    const { path, label, provider, target, method, wrappingKey, expires } = facts
    const comparedBy = state.compared.filter((one) => one.path === path).map((one) => one.by)
    const made = state.packages.find((one) => one.path === path)
    const shown = comparedBy.length >= 2 ? wrappingKey : undefined
    return {
      path,
      label,
      provider,
      target,
      method,
      comparedBy,
      status: made?.status ?? 'planned',
      ...defined({ wrappingKey: shown, expires, manifest: made?.manifest }),
    }
  })
}

function exceptionView(one: State['exceptions'][number]): ExceptionView {
  const { exception, by, entry, about, expected, happened, decided, cosigned } = one
  const effective = isEffective(one)
  return {
    exception,
    by,
    entry,
    about: subjectText(about),
    expected,
    happened,
    decided,
    cosigned,
    effective,
  }
}
