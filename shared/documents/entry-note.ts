import type { CeremonyEvent } from '../ceremony/events.ts'
import type { Plan } from '../ceremony/plan.ts'
import { sentenceOf } from '../ceremony/sentences.ts'
import { type Content, type Html, html } from './markup.ts'
import { clock, mono } from './sheet.ts'

/** Digits of a line hash that a document shows: enough to find the line, not to replace the log. */
const SHOWN_DIGITS = 16

/** One entry of the log in a document: number, time, who, the line's hash, and what it says. */
export function entryNote(plan: Plan, event: CeremonyEvent, hashes: readonly string[]): Html {
  const hash = hashes[event.seq]
  if (hash === undefined) throw new Error(`no hash of entry ${event.seq}`)
  const kind = isAdverse(event) ? 'adverse' : 'entry'
  return html`<div class="${kind}"><p class="stamp"><span><b>Entry ${event.seq}</b> · ${clock(event.time)} · ${personName(plan, event.actor)}</span> <span class="mono">${hash.slice(0, SHOWN_DIGITS)}</span></p>
<p>${sentenceOf(plan, event)}</p>${moreOf(event)}</div>
`
}

/** The name of a person of the plan; `recorder` is the program itself. */
export function personName(plan: Plan, id: string): string {
  if (id === 'recorder') return 'the program'
  return plan.people.find((one) => one.id === id)?.name ?? id
}

/** Several names, or a word for nobody. */
export function personNames(plan: Plan, ids: readonly string[], nobody = 'nobody'): string {
  return ids.map((id) => personName(plan, id)).join(', ') || nobody
}

/** Who stands behind an entry: with a signature, or only named by the program. */
export function actorOf(event: CeremonyEvent): { readonly id: string; readonly signed: boolean } {
  const signed = 'sshsig' in event.what && event.what.sshsig !== undefined
  const named = event.actor === 'recorder' && 'by' in event.what ? event.what.by : event.actor
  return { id: named, signed }
}

/** What went otherwise than the script says. */
export function isAdverse(event: CeremonyEvent): boolean {
  switch (event.type) {
    case 'share.release.failed':
    case 'package.failed':
    case 'export.failed':
    case 'intent.withdrawn':
    case 'ceremony.aborted':
    case 'ceremony.terminated':
    case 'clock.jumped':
      return true
    case 'preflight.recorded':
      return event.what.gates.some(({ verdict }) => verdict === 'fail')
    case 'attestation.given':
      return event.what.verdict === 'disagree'
    default:
      return false
  }
}

function moreOf(event: CeremonyEvent): Content {
  switch (event.type) {
    case 'exception.raised': {
      const { expected, happened, decided } = event.what
      return html`<p>Expected: ${expected}</p><p>Happened: ${happened}</p><p>Decided: ${decided}</p>`
    }
    case 'share.read': {
      const { bag } = event.what
      return bag === '' ? undefined : html`<p>Bag: ${bag}.</p>`
    }
    case 'rotation.decided': {
      const { decisions } = event.what
      return html`${decisions.map(({ label, reason }) => html`<p>${label}: ${reason}</p>`)}`
    }
    case 'step.recorded': {
      const { evidence } = event.what
      return evidence && html`<p>Evidence, SHA-256: ${mono(evidence)}</p>`
    }
    case 'ceremony.aborted':
    case 'ceremony.terminated':
      return event.what.unsigned ? html`<p>Nobody signed this end.</p>` : undefined
    default:
      return undefined
  }
}

/** What happens in the room beside the script: a row of its own, and no fault. */
export function isRoomEvent({ type }: CeremonyEvent): boolean {
  return ROOM.includes(type)
}

const ROOM: readonly CeremonyEvent['type'][] = [
  'participant.enrolled',
  'person.left',
  'person.returned',
  'break.started',
  'break.ended',
  'role.handed',
]

/** What a note in the margin is about, in one or two words. */
export function marginLabel(event: CeremonyEvent): string {
  switch (event.type) {
    case 'participant.enrolled':
      return 'Enrolment'
    case 'person.left':
      return 'Departure'
    case 'person.returned':
      return 'Arrival'
    case 'break.started':
      return 'Break'
    case 'break.ended':
      return 'End of break'
    case 'role.handed':
      return 'Hand-over'
    case 'access.refused':
      return 'Refused'
    case 'exception.raised':
    case 'exception.cosigned':
      return 'Exception'
    case 'clock.stepped':
    case 'clock.jumped':
    case 'clock.stated':
      return 'Clock'
    case 'recorder.unlocked':
    case 'head.stated':
      return 'Restart'
    case 'shares.voided':
    case 'key.lost':
    case 'vault.emptied':
      return 'Loss'
    case 'share.presented':
    case 'vault.refilled':
    case 'intent.declared':
    case 'intent.approved':
    case 'intent.withdrawn':
      return 'Recovery'
    case 'ceremony.aborted':
      return 'Aborted'
    case 'ceremony.terminated':
      return 'Terminated'
    case 'attestation.given':
      return 'Attestation'
    case 'preflight.recorded':
    case 'preflight.confirmed':
      return 'Gates'
    case 'entropy.given':
    case 'entropy.mixed':
    case 'entropy.system':
      return 'Randomness'
    case 'duties.relaxed':
      return 'Duties'
    case 'source.admitted':
      return 'Source'
    default:
      return 'Beside the script'
  }
}
