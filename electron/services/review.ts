import { coverageView } from '#shared/ceremony/coverage-view.ts'
import { coverageOver } from '#shared/ceremony/coverage.ts'
import { groundOf } from '#shared/ceremony/ground.ts'
import { KIND_TABLE } from '#shared/ceremony/kinds.ts'
import { lintPlan } from '#shared/ceremony/lint.ts'
import { type Action, kindOf, type Plan } from '#shared/ceremony/plan.ts'
import { countOf, type Role } from '#shared/ceremony/roles.ts'
import { effectivePolicy, OLD_QUORUM } from '#shared/ceremony/policy.ts'
import { fromHex, utf8 } from '#shared/bytes.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { CeremonyError, faultAt } from '#shared/errors.ts'
import type { PlanReview } from '#shared/ipc/reviews.ts'
import { type LoadedPlan, loadPlan, loadPlanText } from './planfile.ts'
import type { Source } from './source.ts'

/** A plan file as the room reviews it: every fault at once, or the plan and its script. */
export function reviewPlan(file: string, token: string, time: string): Reviewing {
  return review(() => loadPlan(file), file, token, time)
}

/** The same for a plan that is being written; `folder` is where its files lie, if that is known. */
export function reviewDraft(
  text: string,
  { file, folder, token }: { file: string; folder: string | undefined; token: string },
  time: string,
): Reviewing {
  return review(() => loadPlanText(utf8(text), folder), file, token, time)
}

/** What the room reads, and the plan to open a ceremony with where it has no fault. */
export interface Reviewing {
  readonly review: PlanReview
  readonly loaded: LoadedPlan | undefined
}

function review(load: () => LoadedPlan, file: string, token: string, time: string): Reviewing {
  let loaded: LoadedPlan
  try {
    loaded = load()
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    const faults = error.faults ?? [faultAt(error.path ?? '', error.said)]
    return { review: { token, file, faults, warnings: [] }, loaded: undefined }
  }
  const { faults, warnings } = lintPlan(loaded.plan, loaded.inputs, time)
  if (faults.length > 0) return { review: { token, file, faults, warnings }, loaded: undefined }
  return { review: { token, file, faults, warnings, plan: describePlan(loaded, time) }, loaded }
}

/** Evidence that was verified, as the room reads it before a recovery is opened. */
export function describeSource(
  { what, state }: Source,
  { proofs = 0, accepted = [] }: { proofs?: number; accepted?: readonly string[] } = {},
): NonNullable<PlanReview['source']> {
  const { ceremony, checkpoint, set, anchored, keys, also, shown = [], next } = what
  const { damaged = [], findings: found = [] } = what
  const labels = keys.map(({ label }) => label)
  return {
    ceremony,
    title: state.ground.plan.title,
    head: checkpoint,
    words: toWords(fromHex(checkpoint)),
    set,
    anchored,
    keys: labels,
    damaged,
    accepted,
    ...(also === undefined ? {} : { also: also.map((one) => one.ceremony) }),
    ...(proofs === 0 ? {} : { proofs }),
    coverage: coverageView(coverageOver(what, labels, { shown, found, next })),
  }
}

function reviewedActions(plan: Plan): readonly Action[] {
  return KIND_TABLE[kindOf(plan)].actions.filter((action) => action !== 'export')
}

function describePlan(
  { plan, inputs, digest }: LoadedPlan,
  time: string,
): NonNullable<PlanReview['plan']> {
  const { title, mode, people, backup, keys } = plan
  return {
    digest,
    words: toWords(fromHex(digest)),
    title,
    kind: kindOf(plan),
    mode,
    ...optional(plan),
    people,
    openers: openersOf(plan),
    threshold: backup.threshold,
    custodians: backup.custodians,
    keys: keys.map(({ label, algorithm, use, owner, targets }) => ({
      label,
      algorithm,
      ...(use === undefined ? {} : { use }),
      ...(owner === undefined ? {} : { owner }),
      targets: (targets ?? []).map(({ provider, key, method, expires }) => ({
        provider,
        key,
        method,
        ...(expires === undefined ? {} : { expires }),
      })),
    })),
    ...(plan.destruction === undefined ? {} : { destruction: plan.destruction }),
    policy: reviewedActions(plan).map((action) => ({ action, needs: inWords(plan, action) })),
    steps: groundOf(plan, inputs, time).script.map(
      ({ number, act, role, instruction, expected, spoken }) => ({
        number,
        act,
        role,
        instruction,
        expected,
        ...(spoken === undefined ? {} : { spoken }),
      }),
    ),
  }
}

function optional({ organization, location, purpose, number, source, also }: Plan) {
  return {
    ...(source === undefined ? {} : { source }),
    ...(also === undefined ? {} : { beside: also }),
    ...(organization === undefined ? {} : { organization }),
    ...(location === undefined ? {} : { location }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(number === undefined ? {} : { number }),
  }
}

function openersOf({ people, deputies = {} }: Plan): readonly string[] {
  const leads = people.filter(({ roles }) => roles.includes('administrator')).map(({ id }) => id)
  return [...new Set([...leads, ...leads.flatMap((id) => deputies[id] ?? [])])]
}

function inWords(plan: Plan, action: Action): string {
  // How many of the old set that is, its evidence says.
  const old = action === 'reshare' ? [OLD_QUORUM] : []
  const policy = effectivePolicy(plan, action, action === 'reshare' ? 0 : undefined)
  const needs = Object.entries(policy).filter(([, count]) => count > 0)
  return [...old, ...needs.map(([role, count]) => countOf(role as Role, count))].join(', ')
}
