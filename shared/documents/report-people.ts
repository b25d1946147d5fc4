import type { CeremonyEvent } from '../ceremony/events.ts'
import { isEffective, type Member, type State } from '../ceremony/state.ts'
import { fingerprint, parsePublicKey } from '../crypto/sshkey.ts'
import { personName, personNames } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { type Presence, presenceOf, type Stay } from './presence.ts'
import { clock, facts, mono, recordTable, type TableRecord } from './sheet.ts'

/**
 * People who enrolled a second time (design.md, rule 9): the first section of the report, because
 * whoever holds an earlier paper list holds another key.
 */
export function enrolledAgain(state: State, events: readonly CeremonyEvent[]): Html | undefined {
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
      cells: [html`<strong>${personName(plan, what.id)}</strong>`, `entry ${seq}, ${clock(time)}`],
      details: [
        ['Earlier key', mono(prints[at - 1] ?? '')],
        ['Key from then on', mono(what.fp)],
        ['Exception', exception?.exception ?? html`<strong>none</strong>`],
        ['Co-signed by', exception && personNames(plan, exception.cosigned)],
        ['Decided', exception?.decided],
      ],
    }
  })
  return html`<section class="again"><h2>Enrolled again</h2>
<p>These people lost their key in the room and made another one. Slips printed before that entry name the earlier key. What they signed before it stands under the earlier key.</p>
${recordTable(['Person', 'When (UTC)'], records)}</section>
`
}

/** Everybody of the plan: roles, key, and when they were in the room. */
export function people(state: State, events: readonly CeremonyEvent[]): Html {
  const { plan } = state.ground
  const presence = presenceOf(events)
  const missing = plan.people
    .map(({ id }) => id)
    .filter((id) => !state.members.some((one) => one.id === id))
  return html`<p>Compare each fingerprint with the paper list that a participant took home. This report cannot vouch for it. When somebody came and went is the word of the program.</p>
${recordTable(
  ['Name', 'Id', 'Roles', 'Signs the checkpoint'],
  state.members.map((one) => personRecord(state, one, presence, events)),
)}
${missing.length === 0 ? undefined : html`<p>In the plan but not enrolled: ${personNames(plan, missing)}.</p>`}
${facts([['Recorder key', state.opened && mono(printOf(state.opened.recorder))]])}
`
}

function personRecord(
  state: State,
  person: Member,
  { stays, handed }: Presence,
  events: readonly CeremonyEvent[],
): TableRecord {
  const { id, entry } = person
  const { plan } = state.ground
  const planned = plan.people.find((one) => one.id === id)
  const prints = printsOf(person)
  const took = handed.filter(({ what }) => what.to === id)
  const gave = handed.filter(({ what }) => what.from === id)
  return {
    cells: [
      planned?.name ?? id,
      id,
      planned?.roles.join(', ') ?? '',
      state.end?.signers.includes(id) ? 'yes' : 'no',
    ],
    details: [
      ['Enrolled (UTC)', `${clock(events[entry]?.time ?? '')}, entry ${entry}`],
      ['In the room', stayList(stays.get(id) ?? [])],
      ...took.map(
        ({ seq, what }) =>
          [
            'Deputy for',
            `${personName(plan, what.from)}: ${what.roles.join(', ')}, entry ${seq}`,
          ] as const,
      ),
      ...gave.map(
        ({ seq, what }) =>
          [
            'Handed over to',
            `${personName(plan, what.to)}: ${what.roles.join(', ')}, entry ${seq}`,
          ] as const,
      ),
      ['Fingerprint', mono(prints.at(-1) ?? '')],
      ['Earlier keys', prints.length > 1 ? mono(prints.slice(0, -1).join(', ')) : undefined],
    ],
  }
}

function stayList(stays: readonly Stay[]): Content {
  return stays.map(({ from, to, because }, i) => {
    const end = to === undefined ? 'to the end' : `to ${clock(to)} (${because})`
    return `${i === 0 ? '' : '; '}${clock(from)} ${end}`
  })
}

function printsOf(person: Member | undefined): readonly string[] {
  return (person?.keys ?? []).map(printOf)
}

function printOf(key: string): string {
  return fingerprint(parsePublicKey(key))
}
