import { CeremonyError } from '../errors.ts'
import { givenText, subjectText } from '../text/en/signed.ts'
import type { Act } from '../log/acts.ts'
import { fingerprint, parsePublicKey } from '../crypto/sshkey.ts'
import { say } from '../text/saying.ts'
import type { CeremonyEvent, Draft, EventOf, What } from './events.ts'
import { parameterLines, parametersDigest } from './parameters.ts'
import { custodiansOf, rolesOf } from './duties.ts'
import { disposalOf } from './destruction.ts'
import { destructionText } from './destruction-text.ts'
import { claimOf } from './gates.ts'
import { dutyText, type Place, shareText } from './duty-text.ts'
import type { State } from './state.ts'
import { liveSet } from './standing.ts'

/** Which act a statement must name to stand behind this event; undefined where nobody signs. */
export function actOf(event: CeremonyEvent | Draft): Act | undefined {
  switch (event.type) {
    case 'participant.enrolled':
      return 'enrol'
    case 'intent.approved':
      return 'approve'
    case 'intent.withdrawn':
      return 'withdraw'
    case 'share.received':
      return 'receipt'
    case 'fingerprint.compared':
      return 'compare'
    case 'head.stated':
      return 'resume'
    case 'exception.raised':
    case 'exception.cosigned':
      return 'except'
    case 'person.returned':
      return 'attend'
    case 'role.handed':
    case 'duty.acknowledged':
    case 'entropy.given':
    case 'clock.stated':
    case 'preflight.confirmed':
    case 'step.recorded':
    case 'rotation.decided':
    case 'bag.examined':
    case 'destruction.finished':
    case 'destruction.missing':
    case 'destruction.witnessed':
      return 'note'
    case 'attestation.given':
      return event.what.verdict
    case 'ceremony.aborted':
    case 'ceremony.terminated':
      return 'abort'
    default:
      return undefined
  }
}

/** The entry that a statement for this event must target, by the state before it. */
export function targetOf(state: State, event: CeremonyEvent | Draft): number {
  switch (event.type) {
    case 'participant.enrolled':
      return 0
    case 'intent.approved':
    case 'intent.withdrawn':
      return intentOf(state, event.what.intent).entry
    case 'share.received':
      return liveSet(state)?.entry ?? state.entries - 1
    case 'exception.cosigned':
      return exceptionOf(state, event.what.exception).entry
    case 'head.stated':
      return event.what.entry
    case 'preflight.confirmed':
      return event.what.run
    case 'destruction.witnessed':
      return disposalOf(state, event.what.thing).entry ?? state.entries - 1
    default:
      return state.entries - 1
  }
}

/** The exact text that a person signs for this event: it names every value vouched for. */
export function textOf(state: State, event: CeremonyEvent | Draft): string {
  switch (event.type) {
    case 'participant.enrolled':
      return enrolText(state, event.what)
    case 'intent.approved':
      return `I approve. ${intentText(state, event.what.intent)}`
    case 'intent.withdrawn':
      return `I withdraw my approval. ${intentText(state, event.what.intent)}`
    case 'share.received':
      return receiptText(state, event)
    case 'fingerprint.compared':
      return `I compared the wrapping key of ${event.what.path} with my own paper. They agree: SHA-256 ${event.what.sha256}.`
    case 'head.stated':
      return `Before the restart I noted entry ${event.what.entry} and its running head. I agree to go on after entry ${state.resuming?.entry ?? event.what.entry}, with which the log ended.`
    case 'exception.raised': {
      const { exception, about, expected, happened, decided } = event.what
      return `I raise exception ${exception} about ${subjectText(about)}. ${storyText(expected, happened, decided)}`
    }
    case 'exception.cosigned': {
      const { about, expected, happened, decided } = exceptionOf(state, event.what.exception)
      return `I co-sign exception ${event.what.exception} about ${subjectText(about)}. ${storyText(expected, happened, decided)}`
    }
    case 'person.returned':
      return `I am back. I go on with the ceremony after entry ${state.entries - 1}.`
    case 'role.handed':
      return handingText(state, event.what)
    case 'duty.acknowledged':
      return dutyText(placeOf(state, custodiansOf(state).indexOf(event.actor) + 1))
    case 'entropy.given':
      return `I gave ${givenText(event.what.given)} for the randomness of this ceremony. I typed what I gave, and showed it to nobody.`
    case 'clock.stated':
      return clockText(event.what)
    case 'preflight.confirmed':
      return gatesText(event.what)
    case 'step.recorded':
      return stepText(state, event.what)
    case 'bag.examined':
    case 'destruction.finished':
    case 'destruction.missing':
    case 'destruction.witnessed':
      return destructionText(state, event)
    case 'rotation.decided':
      return rotationText(event.what)
    case 'attestation.given': {
      const { verdict, remarks } = event.what
      const said = remarks === '' ? 'No remarks.' : `Remarks: ${remarks}`
      return verdict === 'agree'
        ? `I agree: to my knowledge the ceremony took place as the log says. ${said}`
        : `I disagree: to my knowledge the ceremony did not take place as the log says. ${said}`
    }
    case 'ceremony.aborted':
      return `I abort the ceremony. Reason: ${event.what.reason}`
    case 'ceremony.terminated':
      return `I terminate the ceremony. ${leftText(event.what)} Reason: ${event.what.reason}`
    default:
      throw new Error(`nobody signs ${event.type}`)
  }
}

function enrolText(state: State, what: EventOf<'participant.enrolled'>['what']): string {
  const recorder = state.opened?.recorder
  const recorderPrint = recorder === undefined ? '' : fingerprint(parsePublicKey(recorder))
  return `I am ${what.name} (${what.id}). My roles: ${what.roles.join(', ')}. My key: ${what.fp}. Plan digest: ${state.ground.digest}. Recorder key: ${recorderPrint}.`
}

const LINES_IN_FULL = 16

function intentText(state: State, id: string): string {
  const { action, parameters, digest, entry } = intentOf(state, id)
  const lines = parameterLines(parameters)
  const list =
    lines.length <= LINES_IN_FULL
      ? ` ${lines.map(({ name, value }) => `${name}: ${value}`).join('; ')}.`
      : ''
  return `Intent ${id}: ${action}, declared in entry ${entry}, ${lines.length} parameters, digest ${digest}.${list}`
}

function receiptText(
  state: State,
  event: EventOf<'share.received'> | Extract<Draft, { type: 'share.received' }>,
): string {
  const { set, index, commitment } = event.what
  const share = liveSet(state)?.shares.find((one) => one.index === index)
  const read = share?.read
  if (read === undefined)
    throw new CeremonyError('rule.order', say('rule.unread-receipt', { index }))
  const bag = read.bag === '' ? 'No bag.' : `Bag: ${quoted(read.bag)}.`
  return `I read back share ${index} of set ${set} (${read.how}). Commitment: ${commitment}. Medium: ${quoted(read.medium)}. ${bag}`
}

function handingText(state: State, { from, roles }: What<'role.handed'>): string {
  const index = custodiansOf(state).indexOf(from) + 1
  const place =
    roles.includes('custodian') && index > 0
      ? ` I will hold ${shareText(placeOf(state, index))}`
      : ''
  return `I take over from ${from}, as the plan allows: ${roles.join(', ')}.${place}`
}

function placeOf(state: State, index: number): Place {
  const { threshold, custodians } = state.ground.plan.backup
  return { index, total: custodians.length, threshold }
}

const MOMENTS = { opening: 'At the opening', closing: 'At the closing', jump: 'After the jump' }

function clockText({ at, watch, room, seconds }: What<'clock.stated'>): string {
  return `${MOMENTS[at]} my own watch shows ${watch}. The clock of the room shows ${quoted(room)}. The clock of the laptop minus my watch is ${seconds} seconds.`
}

function stepText(state: State, { step, result, evidence }: What<'step.recorded'>): string {
  const planned = state.ground.script.find((one) => one.step === step)
  if (planned === undefined)
    throw new CeremonyError('rule.script', say('rule.no-step-number', { step }))
  const { number, instruction, expected } = planned
  const seen = evidence === undefined ? '' : ` Evidence: SHA-256 ${evidence}.`
  return `I did step ${number} (${step}): ${quoted(instruction)}. Expected: ${quoted(expected)}. Result: ${quoted(result)}.${seen}`
}

function gatesText({ run, gates }: What<'preflight.confirmed'>): string {
  const asked = gates.map((gate) => `${gate} (${claimOf(gate)})`).join('; ')
  const looked =
    gates.length === 0 ? 'None is asked about.' : `I looked myself, and it is so: ${asked}.`
  return `I read what every gate of entry ${run} shows. ${looked}`
}

function storyText(expected: string, happened: string, decided: string): string {
  return `Expected: ${quoted(expected)}. Happened: ${quoted(happened)}. Decided: ${quoted(decided)}.`
}

/** In quotation marks, those inside escaped: no other words give the same signed text. */
function quoted(text: string): string {
  return JSON.stringify(text)
}

function leftText({ left, files = [] }: What<'ceremony.terminated'>): string {
  const packages = left.map(({ path, manifest }) => `${path} with manifest ${manifest}`)
  const keys = files.map(({ label, file, folder }) => `${label} in ${file} in ${quoted(folder)}`)
  return [
    ...(packages.length === 0 ? [] : [`These packages have left: ${packages.join(', ')}.`]),
    ...(keys.length === 0 ? [] : [`These keys have left in files: ${keys.join(', ')}.`]),
  ].join(' ')
}

/** Every decision, or where they are more than a screen their number and digest. */
function rotationText({ decisions }: Pick<What<'rotation.decided'>, 'decisions'>): string {
  if (decisions.length > LINES_IN_FULL)
    return `I decided when ${decisions.length} recovered keys are replaced. Decisions, SHA-256 of their canonical JSON: ${parametersDigest({ decisions })}.`
  const each = decisions.map((one) =>
    one.decision === 'rotate'
      ? `${one.label}: replace it by ${one.by}, because ${quoted(one.reason)}`
      : `${one.label}: keep it, because ${quoted(one.reason)}`,
  )
  return `I decided when the recovered keys are replaced. ${each.join('; ')}.`
}

function intentOf(state: State, id: string) {
  const found = state.intents.find((one) => one.intent === id)
  if (found === undefined)
    throw new CeremonyError('rule.intent', say('rule.no-intent', { intent: id }))
  return found
}

function exceptionOf(state: State, id: string) {
  const found = state.exceptions.find((one) => one.exception === id)
  if (found === undefined)
    throw new CeremonyError('rule.exception', say('rule.no-exception', { exception: id }))
  return found
}

/** The role under which a person signs: for an approval the one that the policy still needs. */
export function firstRole(state: State, id: string): string {
  return rolesOf(state, id)[0] ?? 'witness'
}
