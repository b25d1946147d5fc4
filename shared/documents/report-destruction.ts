import {
  disposalOf,
  remainsOf,
  replacement,
  type Thing,
  thingsOf,
} from '../ceremony/destruction.ts'
import type { Earlier } from '../ceremony/destroyed.ts'
import type { Disposal } from '../ceremony/state/disposal.ts'
import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { clock, facts, mono, recordTable } from './sheet.ts'

type Words = Catalogue['documents']['ending']

/** What became of each thing, and what the set can still do: never more than people signed for. */
export function destruction(text: Catalogue, state: State): Html | undefined {
  const remains = remainsOf(state)
  if (remains === undefined) return undefined
  const words = text.documents.ending
  const { destroyed, atLarge, total, threshold, recovers, copiesAtLarge, before } = remains
  const by = replacement(state)
  const left = atLarge.length
  const records = thingsOf(state).map((found) => {
    const disposal = disposalOf(state, found.thing)
    return {
      cells: [
        html`<strong>${thingName(text, state, found)}</strong>`,
        resultOf(words, disposal),
        whoOf(text, state, disposal),
      ],
      details: thingDetails(words, found, disposal),
    }
  })
  return html`<h2>${words.title}</h2>
<p>${words.lead}</p>
${facts([
  [words.set, mono(state.source?.set ?? '')],
  [words.successor, by === undefined ? words.none : words.replaced(by.set, by.ceremony)],
  [words.shown, words.shownOf(destroyed.length, total)],
  ...before.map((one) => [words.before, earlierText(text, state, one)] as const),
  [words.left, atLarge.map(words.numbered).join(', ') || words.nothingLeft],
  [words.copiesLeft, copiesAtLarge.join(', ') || words.nothingLeft],
  [
    words.verdict,
    recovers
      ? html`<strong>${words.recovers(left, threshold)}</strong>`
      : words.dead(left, threshold),
  ],
])}
${recordTable(words.columns, records, 'things')}
`
}

/** What one earlier ceremony has destroyed, with the head by which it is found on paper. */
export function earlierText(text: Catalogue, state: State, earlier: Earlier): string {
  const { ceremony, checkpoint, pinned, things } = earlier
  const words = text.documents.ending
  const named = things.map((thing) => {
    const [of, id = '', copy = ''] = thing.split(':')
    if (of === 'copy') return words.copy(id)
    const custodian = state.source?.shares.find(({ index }) => `${index}` === id)?.custodian ?? ''
    return words.share(Number(id), personName(text, state.ground.plan, custodian), Number(copy))
  })
  const head = checkpoint ?? words.noHead
  return words.beforeOf(named.join(', '), ceremony, pinned ? words.pinned(head) : head)
}

/** A thing as the papers call it. */
export function thingName(text: Catalogue, { ground }: State, found: Thing): string {
  const words = text.documents.ending
  return found.of === 'share'
    ? words.share(found.index, personName(text, ground.plan, found.custodian), found.copy)
    : words.copy(found.id)
}

/** What became of a thing: in bold whatever is less than destroyed before a witness. */
export function resultOf({ results, noWitness }: Words, { outcome, witness }: Disposal): Content {
  if (outcome === 'destroyed' && witness !== undefined) return results.destroyed
  const said = outcome === 'destroyed' ? `${results.destroyed}, ${noWitness}` : results[outcome]
  return html`<strong>${said}</strong>`
}

/** Who destroyed it, and who looked on. */
export function whoOf(
  text: Catalogue,
  { ground }: State,
  { by, witness, outcome }: Disposal,
): string | undefined {
  const { watched, saidMissing, noWitness } = text.documents.ending
  if (by === undefined) return undefined
  const looked = witness === undefined ? noWitness : personName(text, ground.plan, witness)
  const said = outcome === 'missing' ? saidMissing : watched
  return said(personName(text, ground.plan, by), looked)
}

/** Everything that was signed about one thing. */
export function thingDetails(
  words: Words,
  found: Thing,
  { bag, started, reason, entry, time }: Disposal,
): readonly (readonly [string, Content])[] {
  const { method, set, commitment, serial } = started ?? {}
  const seen =
    bag === undefined
      ? undefined
      : bag.seal === 'none'
        ? words.noBag
        : words.bagOf(bag.bag, words.seals[bag.seal])
  return [
    [words.method, method && words.methods[method]],
    [words.reason, reason],
    [words.medium, found.medium],
    [words.place, found.of === 'copy' ? found.place : undefined],
    [words.bag, seen],
    [words.bagBefore, found.of === 'share' ? found.bag : undefined],
    [words.read, set && mono(words.readOf(set, commitment ?? words.noCommitment))],
    [words.serial, serial],
    [words.entry, entry === undefined ? undefined : `${entry}, ${clock(time ?? '')}`],
  ]
}
