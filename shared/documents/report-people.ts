import type { CeremonyEvent } from '../ceremony/events.ts'
import type { Role } from '../ceremony/plan.ts'
import type { Member } from '../ceremony/state/people.ts'
import type { State } from '../ceremony/state.ts'
import { isEffective } from '../ceremony/standing.ts'
import { fingerprint, parsePublicKey } from '../crypto/sshkey.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName, personNames } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { type Presence, presenceOf, type Stay } from './presence.ts'
import { clock, facts, mono, recordTable, type TableRecord } from './sheet.ts'

/**
 * People who enrolled a second time (design.md, rule 9): the first section of the report, because
 * whoever holds an earlier paper list holds another key.
 */
export function enrolledAgain(
  text: Catalogue,
  state: State,
  events: readonly CeremonyEvent[],
): Html | undefined {
  const words = text.documents.report.people
  const { again } = presenceOf(events)
  if (again.length === 0) return undefined
  const { plan } = state.ground
  const records = again.map(({ seq, time, what }): TableRecord => {
    const prints = printsOf(state.members.find((one) => one.id === what.id))
    const at = prints.indexOf(what.fp)
    const exception = state.exceptions.findLast(
      (one) =>
        isEffective(one) &&
        one.about.kind === 'enrolment' &&
        one.about.person === what.id &&
        one.entry < seq,
    )
    return {
      cells: [
        html`<strong>${personName(text, plan, what.id)}</strong>`,
        text.documents.report.conduct.entryAt(seq, clock(time)),
      ],
      details: [
        [words.earlierKey, mono(prints[at - 1] ?? '')],
        [words.laterKey, mono(what.fp)],
        [
          words.exception,
          exception?.exception ?? html`<strong>${text.documents.page.none}</strong>`,
        ],
        [words.cosignedBy, exception && personNames(text, plan, exception.cosigned)],
        [words.decided, exception?.decided],
      ],
    }
  })
  return html`<section class="again"><h2>${words.again}</h2>
<p>${words.againLead}</p>
${recordTable(words.againColumns, records)}</section>
`
}

/** Everybody of the plan: roles, key, and when they were in the room. */
export function people(text: Catalogue, state: State, events: readonly CeremonyEvent[]): Html {
  const words = text.documents.report.people
  const { plan } = state.ground
  const presence = presenceOf(events)
  const missing = plan.people
    .map(({ id }) => id)
    .filter((id) => !state.members.some((one) => one.id === id))
  return html`<p>${words.lead}</p>
${recordTable(
  words.columns,
  state.members.map((one) => personRecord(text, state, one, presence, events)),
)}
${missing.length === 0 ? undefined : html`<p>${words.notEnrolled(personNames(text, plan, missing))}</p>`}
${facts([[words.recorderKey, state.opened && mono(printOf(state.opened.recorder))]])}
`
}

function personRecord(
  text: Catalogue,
  state: State,
  person: Member,
  { stays, handed }: Presence,
  events: readonly CeremonyEvent[],
): TableRecord {
  const { id, entry } = person
  const words = text.documents.report.people
  const rolesIn = (roles: readonly Role[]) => roles.map((role) => text.roles[role]).join(', ')
  const { plan } = state.ground
  const planned = plan.people.find((one) => one.id === id)
  const prints = printsOf(person)
  const took = handed.filter(({ what }) => what.to === id)
  const gave = handed.filter(({ what }) => what.from === id)
  return {
    cells: [
      planned?.name ?? id,
      id,
      rolesIn(planned?.roles ?? []),
      state.end?.signers.includes(id) ? words.yes : words.no,
    ],
    details: [
      [words.enrolled, words.enrolledAt(clock(events[entry]?.time ?? ''), entry)],
      [words.inRoom, stayList(words, stays.get(id) ?? [])],
      ...took.map(
        ({ seq, what }) =>
          [
            words.deputyFor,
            words.handed(personName(text, plan, what.from), rolesIn(what.roles), seq),
          ] as const,
      ),
      ...gave.map(
        ({ seq, what }) =>
          [
            words.handedTo,
            words.handed(personName(text, plan, what.to), rolesIn(what.roles), seq),
          ] as const,
      ),
      [words.fingerprint, mono(prints.at(-1) ?? '')],
      [words.earlierKeys, prints.length > 1 ? mono(prints.slice(0, -1).join(', ')) : undefined],
    ],
  }
}

function stayList(
  words: Catalogue['documents']['report']['people'],
  stays: readonly Stay[],
): Content {
  return stays.map(({ from, to, because = '', pause = false }, i) => {
    const reason = pause ? words.onBreak(because) : because
    const end = to === undefined ? words.toEnd : words.to(clock(to), reason)
    return `${i === 0 ? '' : '; '}${clock(from)} ${end}`
  })
}

function printsOf(person: Member | undefined): readonly string[] {
  return (person?.keys ?? []).map(printOf)
}

function printOf(key: string): string {
  return fingerprint(parsePublicKey(key))
}
