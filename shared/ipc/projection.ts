import * as v from 'valibot'
import { holdsShare } from '../crypto/sharefragment.ts'
import { catalogues } from '../text/catalogue.ts'
import { sentencesOf } from '../text/format.ts'
import type { Language } from '../text/language.ts'
import { actorOf, nameOfStep, personName } from '../text/stepname.ts'
import type { Snapshot } from './snapshot.ts'
import type { StepView } from './views/step.ts'
import { currentStep, hasEnded, isBlind, latestIntent } from './standing.ts'
import { comparedAtEnd, comparedIn } from './compared.ts'
import {
  type Compared,
  WITNESS,
  type WitnessRoom,
  type WitnessStep,
  type WitnessView,
} from './witness.ts'

/** How many lines of the log there is room for. */
const LINES = 3
/** And for how many keys. */
const KEYS = 6
const ALOUD = /\baloud\b|^say\b/i

/**
 * What the room may see of a ceremony, or of none: built field by field, then held against the
 * allow-list. Pure; what is not on the list makes it show nothing.
 */
export function witnessView(snapshot: Snapshot | null, language: Language): WitnessView {
  const nothing = { at: 'nothing', language } as const
  if (snapshot === null) return nothing
  const { notShown } = catalogues[language].witness
  const built = v.safeParse(WITNESS, withoutSecrets(viewOf(snapshot, language), notShown))
  return built.success ? built.output : nothing
}

function viewOf(snapshot: Snapshot, language: Language): WitnessView {
  const { title, mode, outcome, onBreak } = snapshot
  const named = { language, title, mode }
  if (isBlind(snapshot)) return { at: 'paper', ...named }
  const step = currentStep(snapshot)
  const privately = outcome === undefined ? privateView(snapshot, step) : undefined
  if (privately !== undefined) return { at: 'private', ...named, ...privately }
  const room = roomOf(snapshot)
  if (outcome !== undefined && (hasEnded(snapshot) || step === undefined))
    return { at: 'end', ...named, ...room, outcome, ...some(comparedAtEnd(snapshot)) }
  const waits = { at: 'waits', ...named, ...room, reason: onBreak?.reason ?? '' } as const
  if (outcome === undefined) {
    if (onBreak !== undefined) return { ...waits, why: 'break' }
    if (snapshot.locked) return { ...waits, why: 'locked' }
    if (snapshot.jumped !== undefined) return { ...waits, why: 'jumped' }
  }
  if (step === undefined) return { ...waits, why: 'locked' }
  const compare = some(comparedIn(snapshot, step))
  return { at: 'step', ...named, ...room, step: stepOf(snapshot, step, language), ...compare }
}

function some(all: readonly Compared[]) {
  return { compare: all.slice(0, KEYS), more: Math.max(0, all.length - KEYS) }
}

/**
 * Who is alone with the screen, and at what. A share on the screen counts until its custodian says
 * that it is copied; one that is typed or brought, for the whole of that step.
 */
function privateView(snapshot: Snapshot, step: StepView | undefined) {
  const showing = snapshot.shares.find(({ status }) => status === 'showing')
  if (showing !== undefined)
    return { does: 'reads', who: personName(snapshot, showing.custodian) } as const
  if (step === undefined || snapshot.locked || snapshot.jumped !== undefined) return undefined
  const { task } = step
  if (task.do === 'readback')
    return { does: 'types', who: personName(snapshot, actorOf(step, task.custodian)) } as const
  if (task.do === 'entropy')
    return { does: 'gives', who: personName(snapshot, actorOf(step, task.person)) } as const
  return task.do === 'present' ? ({ does: 'brings', who: '' } as const) : undefined
}

function roomOf(snapshot: Snapshot): WitnessRoom {
  return {
    people: snapshot.people.map(({ name, roles, enrolled, present }) => ({
      name,
      roles: [...roles],
      here: present ? 'here' : enrolled ? 'away' : 'out',
    })),
    tokens: snapshot.packages.flatMap(({ label, provider, expires }) =>
      expires === undefined ? [] : [{ label, provider, expires }],
    ),
    log: snapshot.recent.slice(-LINES).map(({ seq, time, sentence }) => ({ seq, time, sentence })),
    entry: snapshot.entries - 1,
    head: snapshot.runningHead,
  }
}

function stepOf(snapshot: Snapshot, step: StepView, language: Language): WitnessStep {
  const { task, number, act, instruction, expected } = step
  const intent = task.do === 'action' ? latestIntent(snapshot, task.action) : undefined
  const approving = intent?.status === 'open' ? intent : undefined
  const anyTwo = task.do === 'clock' || task.do === 'preflight'
  const who = anyTwo ? [] : (approving?.mayApprove ?? step.who)
  const name = nameOfStep(catalogues[language], snapshot, step)
  const said = sentencesOf(instruction)
  // A note has no name of its own: its first sentence is the name already.
  const isNote = task.do === 'note'
  const told = isNote ? said.slice(1) : said
  return {
    number,
    of: snapshot.script.length,
    act,
    name,
    aloud: isNote && ALOUD.test(name),
    who: who.map((id) => personName(snapshot, id)),
    role: anyTwo || approving !== undefined ? null : step.role,
    missing: approving?.missing ?? '',
    lines: told.map((text) => ({ text, aloud: ALOUD.test(text) })),
    expected,
  }
}

/** Every text with a part of a share gives way: it may be older than the refusal of such a text. */
function withoutSecrets<T>(value: T, instead: string): T {
  if (typeof value === 'string') return (holdsShare(value) ? instead : value) as T
  if (Array.isArray(value)) return value.map((one) => withoutSecrets(one, instead)) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, one]) => [name, withoutSecrets(one, instead)])
  return Object.fromEntries(entries) as T
}
