/** Which documents there are of a ceremony that goes on, and of a plan; and how each is made. */
import type { CeremonyEvent } from '../ceremony/events.ts'
import { isDestruction, mayRecord } from '../ceremony/kinds.ts'
import { kindOf, type Plan } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import { liveSet } from '../ceremony/standing.ts'
import { affidavits } from './affidavit-document.ts'
import { auditPack } from './audit-document.ts'
import { cardsOfPlan, cardsOfState } from './card.ts'
import { blankCards } from './card-document.ts'
import type { Maker } from './catalogue.ts'
import { custodyForms } from './custody-document.ts'
import { languageOf, textOf } from './language.ts'
import { ceremonyReport } from './report-document.ts'
import { executedScript, proposedScript } from './script-document.ts'
import { slipsOf } from './slip-document.ts'

/** What a document is for; each has words of its own on the screen. */
const PAPER_KINDS = [
  'script-proposed',
  'cards-blank',
  'slips',
  'script',
  'report',
  'custody',
  'destruction',
  'audit',
  'parts',
] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

/**
 * Whether a document can be had: as it will stay, as a draft, not yet, or not while people state
 * from paper what it would tell them.
 */
export type PaperStanding = 'ready' | 'draft' | 'later' | 'withheld'

/** One document of a list. */
export interface Paper {
  /** Its file name in a folder of documents. */
  readonly name: string
  readonly kind: PaperKind
  /** Whose it is, of a slip: the name of the person. */
  readonly person?: string
  readonly standing: PaperStanding
}

/** The kind of a document by its file name. */
function kindOfPaper(name: string): PaperKind | undefined {
  const [base] = name.replace(/\.html$/, '').split('/')
  return PAPER_KINDS.find((kind) => kind === base)
}

/** A ceremony that goes on, as its documents need it. */
export interface Running {
  readonly state: State
  readonly events: readonly CeremonyEvent[]
  /** SHA-256 of each line of the log, in hex, by entry number. */
  readonly hashes: readonly string[]
  /** Merkle tree hash over the lines of the log so far. */
  readonly root: () => Uint8Array
}

/** These show the number of an entry, or a hash of the log. */
const TELLING: readonly PaperKind[] = ['slips', 'script', 'report', 'audit']

/** Documents of which nothing changes while the ceremony goes on, or which say what they are up to. */
const FINAL: readonly PaperKind[] = ['script-proposed', 'cards-blank', 'slips']

/**
 * How each document of a running ceremony is made; undefined where it cannot be made yet. Whatever
 * is not final is marked as a draft on every page.
 */
export function runningMakers(running: Running): Map<string, Maker | undefined> {
  const { state, events, hashes, root } = running
  const text = textOf(state)
  const { plan, digest, script } = state.ground
  const ceremony = state.opened?.ceremony ?? ''
  const tip = { entries: events.length, runningHead: hashes.at(-1) ?? '' }
  const steps = script
  const draft = true
  const deals = mayRecord(kindOf(plan), 'shares.made')
  const awaited = deals && liveSet(state) === undefined
  const all: readonly (readonly [string, Maker | undefined] | undefined)[] = [
    ['script-proposed.html', () => proposedScript({ plan, digest, steps, text })],
    deals ? ['cards-blank.html', () => blankCards(cardsNow(state))] : undefined,
    ...[...slipsOf(state, tip, text)].map(
      ([id, page]) => [`slips/${id}.html`, () => page] as const,
    ),
    ['script.html', () => executedScript({ state, events, hashes, steps, ceremony, draft })],
    ['report.html', () => ceremonyReport({ state, events, hashes, root: root(), draft })],
    ['custody.html', awaited ? undefined : () => custodyForms(state, text, draft)],
    isDestruction(plan)
      ? ['destruction.html', state.source && (() => affidavits(state, text, draft))]
      : undefined,
    ['audit.html', () => auditPack({ state, events, text, draft })],
    ['parts.html', undefined],
  ]
  return new Map(all.filter((one) => one !== undefined))
}

/** Blank cards with what is known by now of the shares that they are for. */
function cardsNow(state: State) {
  const dealt = cardsOfState(state)
  if (dealt.length > 0) return dealt
  const { opened, ground } = state
  return cardsOfPlan(ground.plan, opened?.constants['recover.py'] ?? '', languageOf(state))
}

/** The list of a running ceremony; `blind` while people state from paper where the log stood. */
export function runningPapers(running: Running, blind: boolean): readonly Paper[] {
  return papersOf(running.state.ground.plan, runningMakers(running), (kind, maker) => {
    if (maker === undefined) return 'later'
    if (blind && TELLING.includes(kind)) return 'withheld'
    return FINAL.includes(kind) ? 'ready' : 'draft'
  })
}

/** The list of documents that stay as they are, in the order in which people use them. */
export function finishedPapers(plan: Plan, names: Iterable<string>): readonly Paper[] {
  return papersOf(plan, new Map([...names].map((name) => [name, undefined])), () => 'ready')
}

function papersOf(
  plan: Plan,
  makers: ReadonlyMap<string, Maker | undefined>,
  standing: (kind: PaperKind, maker: Maker | undefined) => PaperStanding,
): readonly Paper[] {
  const papers = [...makers].flatMap(([name, maker]): Paper[] => {
    const kind = kindOfPaper(name)
    if (kind === undefined) return []
    const person = kind === 'slips' ? personOf(plan, name) : undefined
    return [
      { name, kind, ...(person === undefined ? {} : { person }), standing: standing(kind, maker) },
    ]
  })
  return PAPER_KINDS.flatMap((kind) => papers.filter((one) => one.kind === kind))
}

function personOf({ people }: Plan, name: string): string {
  const id = name.replace(/^slips\//, '').replace(/\.html$/, '')
  return people.find((one) => one.id === id)?.name ?? id
}
