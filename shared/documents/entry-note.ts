import type { CeremonyEvent } from '../ceremony/events.ts'
import type { Plan } from '../ceremony/plan.ts'
import { sentenceOf } from '../ceremony/sentences.ts'
import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { type Content, type Html, html } from './markup.ts'
import { clock, mono } from './sheet.ts'

/** Digits of a line hash that a document shows: enough to find the line, not to replace the log. */
const SHOWN_DIGITS = 16

/** One entry of the log in a document: number, time, who, the line's hash, and what it says. */
export function entryNote(
  text: Catalogue,
  state: State,
  event: CeremonyEvent,
  hashes: readonly string[],
): Html {
  const hash = hashes[event.seq]
  if (hash === undefined) throw new Error(`no hash of entry ${event.seq}`)
  const kind = isAdverse(event) ? 'adverse' : 'entry'
  return html`<div class="${kind}"><p class="stamp"><span><b>${text.documents.entry.number(event.seq)}</b> · ${clock(event.time)} · ${personName(text, state.ground.plan, event.actor)}</span> <span class="mono">${hash.slice(0, SHOWN_DIGITS)}</span></p>
<p>${sentenceOf(text, state, event)}</p>${moreOf(text.documents.entry, event)}</div>
`
}

/** The name of a person of the plan; `recorder` is the program itself. */
export function personName(text: Catalogue, plan: Plan, id: string): string {
  return id === 'recorder' ? text.documents.page.program : nameOf(plan, id)
}

/** The name of somebody in the plan; what is not in it stands for itself. */
export function nameOf({ people }: Plan, id: string): string {
  return people.find((one) => one.id === id)?.name ?? id
}

/** Several names, or a word for nobody. */
export function personNames(text: Catalogue, plan: Plan, ids: readonly string[]): string {
  return ids.map((id) => personName(text, plan, id)).join(', ') || text.documents.page.nobody
}

/** Who stands behind an entry: with a signature, or only named by the program. */
export function actorOf(event: CeremonyEvent): { readonly id: string; readonly signed: boolean } {
  const signed = 'sshsig' in event.what && event.what.sshsig !== undefined
  const named = event.actor === 'recorder' && 'by' in event.what ? event.what.by : event.actor
  return { id: named, signed }
}

/** What went otherwise than the script says. */
function isAdverse(event: CeremonyEvent): boolean {
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

function moreOf(words: Catalogue['documents']['entry'], event: CeremonyEvent): Content {
  switch (event.type) {
    case 'exception.raised': {
      const { expected, happened, decided } = event.what
      return html`<p>${words.expected(expected)}</p><p>${words.happened(happened)}</p><p>${words.decided(decided)}</p>`
    }
    case 'share.read': {
      const { bag } = event.what
      return bag === '' ? undefined : html`<p>${words.bag(bag)}</p>`
    }
    case 'rotation.decided': {
      const { decisions } = event.what
      return html`${decisions.map(({ label, reason }) => html`<p>${words.reason(label, reason)}</p>`)}`
    }
    case 'step.recorded': {
      const { evidence } = event.what
      return evidence && html`<p>${words.evidence} ${mono(evidence)}</p>`
    }
    case 'ceremony.aborted':
    case 'ceremony.terminated':
      return event.what.unsigned ? html`<p>${words.unsignedEnd}</p>` : undefined
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
