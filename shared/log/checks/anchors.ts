import { anchorsIn } from '../../ceremony/rules/anchored.ts'
import type { State } from '../../ceremony/state.ts'
import { keyOf } from '../../ceremony/standing.ts'
import { fingerprint, parsePublicKey } from '../../crypto/sshkey.ts'
import { CeremonyError } from '../../errors.ts'
import { type Saying, say } from '../../text/saying.ts'

/** What the auditor holds on paper: the root of trust that no bundle can vouch for itself. */
export interface Anchors {
  /** Fingerprints by id, from the paper list. */
  readonly signers?: ReadonlyMap<string, string>
  /** The head copied at the close, hex. */
  readonly head?: string
}

/** The paper list against the log: the people exactly, every other line where it is present. */
export function checkPaperList(state: State, paper: ReadonlyMap<string, string>): void {
  const fail = (message: Saying) => new CeremonyError('signers.mismatch', message)
  const pinned = pinnedKeys(state)
  const people = new Set(state.members.map((one) => one.id))
  for (const [id, print] of paper) {
    const key = pinned.get(id)
    if (key === undefined) throw fail(say('verify.only-on-paper', { who: id }))
    if (fingerprint(parsePublicKey(key)) !== print)
      throw fail(say('verify.other-on-paper', { who: id }))
  }
  for (const id of people) if (!paper.has(id)) throw fail(say('verify.only-in-log', { who: id }))
}

function pinnedKeys(state: State): ReadonlyMap<string, string> {
  const keys = new Map<string, string>()
  if (state.opened !== undefined) keys.set('recorder', state.opened.recorder)
  for (const { id, keys: own } of state.members) {
    const current = keyOf(state, id)
    if (current !== undefined) keys.set(id, current)
    for (const [i, key] of own.slice(0, -1).entries()) keys.set(`${id}.${i + 1}`, key)
  }
  for (const set of state.sets) {
    keys.set(`recovery.${set.set}`, set.recovery)
    for (const share of set.shares) keys.set(`share.${set.set}.${share.index}`, share.proof)
  }
  return keys
}

/** The head on paper against the head of the bundle. */
export function checkHead(head: string, paper: string): void {
  if (head !== paper) throw new CeremonyError('head.mismatch', say('verify.other-head'))
}

/** How the bundle is anchored, in one word for the first line of a verification. */
export function anchoring(anchors: Anchors): string {
  const held = anchorsIn(anchors)
  return held.length === 0 ? 'none' : held.join(',')
}

export const EXPECTATIONS = ['production', 'closed', 'anchored'] as const
export type Expectation = (typeof EXPECTATIONS)[number]

/** Turns each unmet word into a refusal. */
export function checkExpectations(
  state: State,
  anchors: Anchors,
  expected: readonly Expectation[],
): void {
  const facts: { readonly [E in Expectation]: boolean } = {
    production: state.opened?.mode === 'production' && state.opened.host === 'electron',
    closed: state.end?.outcome === 'closed',
    anchored: anchoring(anchors) !== 'none',
  }
  for (const word of expected)
    if (!facts[word])
      throw new CeremonyError('expect.unmet', say('verify.unmet', { expected: word }))
}
