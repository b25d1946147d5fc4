import { fromHex } from '../bytes.ts'
import { toWords } from '../crypto/pgpwords.ts'
import { fingerprint, parsePublicKey } from '../crypto/sshkey.ts'
import type { Fault } from '../errors.ts'
import type { DrillView } from '../ipc/views/coverage.ts'
import type { ExceptionView } from '../ipc/views/exception.ts'
import type { ExportView, KeyView, PackageView, RotationView } from '../ipc/views/key.ts'
import type { IntentView } from '../ipc/views/intent.ts'
import type { LogLine, Phase, Snapshot } from '../ipc/snapshot.ts'
import type { PreflightView } from '../ipc/views/preflight.ts'
import type { PersonView } from '../ipc/views/person.ts'
import type { SealView } from '../ipc/views/seal.ts'
import type { ShareView, VoidShareView } from '../ipc/views/share.ts'
import type { StepView } from '../ipc/views/step.ts'
import { catalogues } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'
import { scriptNow } from './added.ts'
import { custodiansOf, doersOf, handable, holdersOf, rolesOf } from './duties.ts'
import { coverageView } from './coverage-view.ts'
import { destructionView } from './destruction-view.ts'
import { drillCoverageOf } from './drill.ts'
import type { CeremonyEvent } from './events.ts'
import { exportItem, outcomeOf } from './exports.ts'
import { isApproved, isServed, policyOf, voidReason } from './intents.ts'
import { isReshare } from './kinds.ts'
import { closedGates, gateFault, lastRun, waiverOf } from './gates.ts'
import { parameterLines } from './parameters.ts'
import { kindOf } from './plan.ts'
import { missingApprovals } from './policy.ts'
import { type Beyond, isDone, isOver } from './progress.ts'
import { isReleasing, mediumOf } from './releases.ts'
import { type Step, stepIn } from './script.ts'
import { sentenceOf } from './sentences.ts'
import type { Intent, State } from './state.ts'
import {
  dealtSet,
  excused,
  isEffective,
  isHere,
  isSkipped,
  keyOf,
  liveKeys,
  liveSet,
  lockedReason,
  presentPeople,
} from './standing.ts'

/** What the screen needs beside the log's own state. */
export interface Surroundings {
  readonly runningHead: string
  readonly time: string
  readonly vault: boolean
  readonly seal: SealView | undefined
  readonly events: readonly CeremonyEvent[]
  readonly warnings: readonly Fault[]
  /** Of the page, for what the script and the log say. Default English. */
  readonly language?: Language
}

const RECENT = 8

/** The whole public state of one ceremony for the screen. Holds no secret. */
export function snapshotOf(state: State, around: Surroundings): Snapshot {
  const { plan, digest } = state.ground
  const { opened } = state
  const { language = 'en' } = around
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
    ...sourceView(state),
    phase: phaseOf(state, around.seal),
    ...(state.end === undefined ? {} : { outcome: state.end.outcome }),
    started: opened.time,
    entries: state.entries,
    runningHead: around.runningHead,
    recorder: fingerprint(parsePublicKey(opened.recorder)),
    people: plan.people.map((one) => personView(state, one)),
    ...presenceView(state),
    ...defined({ preflight: preflightView(state, language) }),
    clocks: state.clocks,
    ...defined({ jumped: state.jumped }),
    handed: state.handed,
    threshold: plan.backup.threshold,
    script: scriptView(
      state,
      { sealed: around.seal?.signed ?? [], delivered: around.seal?.delivered.length ?? 0 },
      language,
    ),
    intents: state.intents.map((one) => intentView(state, one, around.time)),
    ...defined({
      set: shownSet(state)?.set,
      opening: openingView(state),
      superseded: state.sets.find((one) => one.supersededBy !== undefined)?.set,
    }),
    shares: shareViews(state),
    voided: voidShares(state),
    keys: keyViews(state),
    packages: packageViews(state),
    exports: exportViews(state),
    ...defined({
      rotation: rotationView(state),
      drilled: drillView(state),
      destruction: destructionView(state),
    }),
    exceptions: state.exceptions.map((one) => exceptionView(one, language)),
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
    recent: around.events.slice(-RECENT).map((event) => logLine(state, event, language)),
    warnings: around.warnings,
  }
}

function defined<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}

function sourceView({ source }: State): Pick<Snapshot, 'source'> {
  if (source === undefined) return {}
  const { ceremony, checkpoint, anchored } = source
  const words = toWords(fromHex(checkpoint))
  const keys = source.keys.map(({ label }) => label)
  return { source: { ceremony, head: checkpoint, words, anchored, keys } }
}

function phaseOf(state: State, seal: SealView | undefined): Phase {
  if (state.end !== undefined)
    return seal !== undefined && seal.signed.length === seal.signers.length ? 'sealed' : 'sealing'
  return state.resuming === undefined ? 'running' : 'resuming'
}

/** One entry as the log browser and the corner of the screen show it. */
export function logLine(state: State, event: CeremonyEvent, language: Language = 'en'): LogLine {
  const { seq, time, actor, type } = event
  return { seq, time, actor, type, sentence: sentenceOf(state.ground.plan, event, language) }
}

function personView(
  state: State,
  { id, name }: State['ground']['plan']['people'][number],
): PersonView {
  const key = keyOf(state, id)
  const places = standInsFor(state, id)
  return {
    id,
    name,
    roles: rolesOf(state, id),
    enrolled: key !== undefined,
    present: isHere(state, id),
    ...(key === undefined ? {} : { fingerprint: fingerprint(parsePublicKey(key)) }),
    ...(places.length === 0 ? {} : { deputyFor: places }),
    ...defined({ attested: state.attestations.find((one) => one.id === id)?.verdict }),
  }
}

/** In whose place the plan lets somebody stand, as the ceremony is now. */
function standInsFor(state: State, id: string): readonly string[] {
  const { people } = state.ground.plan
  return people.map((one) => one.id).filter((from) => handable(state, from, id).length > 0)
}

function presenceView(state: State): Pick<Snapshot, 'present' | 'locked'> {
  const lockedBecause = lockedReason(state)
  return {
    present: presentPeople(state),
    locked: lockedBecause !== undefined,
    ...defined({ lockedBecause, onBreak: state.pause }),
  }
}

function preflightView(state: State, language: Language): PreflightView | undefined {
  const run = lastRun(state)
  if (run === undefined) return undefined
  const closed = closedGates(state).map(({ gate }) => gate)
  const gates = run.gates.map((reading) => {
    const { gate, verdict, evidence } = reading
    const waived = waiverOf(state, reading)?.exception
    const confirmedBy = run.confirmed.filter((one) => one.gates.includes(gate)).map(({ by }) => by)
    const open = !closed.includes(gate)
    const claim = catalogues[language].claim(gate)
    return { gate, claim, verdict, evidence, ...defined({ waived }), confirmedBy, open }
  })
  return {
    entry: run.entry,
    time: run.time,
    gates,
    readBy: run.confirmed.map(({ by }) => by),
    stale: state.gatesStale,
    ...defined({ fault: gateFault(state) }),
  }
}

/** The script with the steps that were added to it, and where it stands. */
export function scriptView(
  state: State,
  beyond: Beyond,
  language: Language = 'en',
): readonly StepView[] {
  const steps = scriptNow(state)
  const open = steps.filter((step) => !isOver(state, step, beyond))
  // Inside an act people go in any order: what waits for somebody is passed over.
  const act = open.filter((step) => step.act === open[0]?.act)
  const current = act.find((step) => isReady(state, step, open)) ?? open[0]
  return steps.map((step): StepView => {
    const recorded = recordedOf(state, step)
    const status =
      step === current
        ? 'current'
        : open.includes(step)
          ? 'next'
          : isLeftOut(state, step, beyond)
            ? 'skipped'
            : 'done'
    return { ...stepIn(step, language), who: doersOf(state, step), status, ...recorded }
  })
}

/** True for a step that somebody in the room can do now. */
function isReady(state: State, step: Step, open: readonly Step[]): boolean {
  if (state.end !== undefined || step.task.do === 'enrol') return true
  const waits = open.some((one) => step.after?.includes(one.step))
  return !waits && doersOf(state, step).some((id) => isHere(state, id))
}

/** True for what an exception says instead of anything that was done. */
function isLeftOut(state: State, step: Step, beyond: Beyond): boolean {
  if (!isSkipped(state, step.step)) return false
  return step.task.do === 'note'
    ? !state.steps.some((one) => one.step === step.step)
    : !isDone(state, step.task, beyond)
}

/** What was written down about a step: who did it, when, and how it went. */
function recordedOf(state: State, { step }: Step): Partial<StepView> {
  const recorded = state.steps.findLast((one) => one.step === step)
  if (recorded === undefined) return {}
  const { result, entry, time, by } = recorded
  return { result, entry, time, by }
}

function intentView(state: State, intent: Intent, time: string): IntentView {
  const { action, approvals, parameters, by, entry, digest } = intent
  const policy = policyOf(state, action)
  const because = voidReason(intent, time)
  const approved = isApproved(state, intent)
  const missing = missingApprovals(
    policy,
    approvals.map(({ id, role }) => ({ id, roles: [role] })),
  )
  const mayApprove = presentPeople(state).filter(
    (id) =>
      !approvals.some((one) => one.id === id) &&
      rolesOf(state, id).some(
        (role) =>
          (policy[role] ?? 0) > approvals.filter((one) => one.role === role).length &&
          (role !== 'custodian' || holdersOf(state).includes(id)),
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
    mayApprove: approved ? [] : mayApprove,
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

/** The set that this ceremony is about: a reshare is about the new one. */
function shownSet(state: State) {
  return isReshare(state.ground.plan) ? dealtSet(state) : liveSet(state)
}

/** The old set, from which a reshare opens the keys, until the new one exists. */
function openingView(state: State): Snapshot['opening'] {
  const { source } = state
  if (source === undefined || !isReshare(state.ground.plan) || dealtSet(state)) return undefined
  const { set, threshold, shares } = source
  return {
    set,
    threshold,
    shares: shares.map(({ index, custodian }) => ({ index, custodian })),
  }
}

function shareViews(state: State): readonly ShareView[] {
  const set = shownSet(state)
  if (set === undefined)
    return custodiansOf(state).map((custodian, i) => ({
      index: i + 1,
      custodian,
      status: 'planned',
      copies: 0,
    }))
  return set.shares.map((share): ShareView => {
    const { index, custodian, commitment, copies, read } = share
    const showing = isReleasing(state, index)
    const carrier = mediumOf(state, index)
    const status = share.received
      ? 'received'
      : showing
        ? 'showing'
        : share.released
          ? 'released'
          : 'made'
    const facts = read === undefined ? {} : { medium: read.medium, bag: read.bag }
    const leaving = carrier === undefined ? {} : { carrier }
    return { index, custodian, commitment, copies, status, ...leaving, ...facts }
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

function exportViews(state: State): readonly ExportView[] {
  const { keys } = state.ground.plan
  if (outcomeOf(state.ground.plan) !== 'file') return []
  return liveKeys(state)
    .filter(({ label }) => keys.some((one) => one.label === label))
    .map((key, i): ExportView => {
      const { label, algorithm, file } = exportItem(key, i)
      const made = state.exports.find((one) => one.label === label)
      const status = made?.status ?? 'planned'
      return { label, algorithm, file, status, ...defined({ folder: made?.folder }) }
    })
}

function drillView(state: State): DrillView | undefined {
  const coverage = drillCoverageOf(state)
  if (coverage === undefined) return undefined
  const { took, missed, challenge } = coverage
  return {
    took: took.map(({ custodian }) => custodian),
    missed: missed.map(({ custodian }) => custodian),
    selfIssued: 'selfIssued' in challenge.nonce,
    coverage: coverageView(coverage),
  }
}

function rotationView({ rotation }: State): readonly RotationView[] | undefined {
  return rotation?.decisions.map(({ label, reason, ...one }) => ({
    label,
    reason,
    ...(one.decision === 'rotate' ? { by: one.by } : {}),
  }))
}

function exceptionView(one: State['exceptions'][number], language: Language): ExceptionView {
  const { exception, by, entry, about, expected, happened, decided, cosigned } = one
  const effective = isEffective(one)
  return {
    exception,
    by,
    entry,
    about: catalogues[language].subject(about),
    expected,
    happened,
    decided,
    cosigned,
    effective,
  }
}
