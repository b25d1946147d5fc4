/** Wrapping keys compared with paper, and the packages that go to the clouds. */
import { setImmediate } from 'node:timers/promises'
import { fromHex, sha256Hex } from '#shared/bytes.ts'
import type { WrapFacts } from '#shared/byok/provider.ts'
import { demandPackage } from '#shared/byok/table.ts'
import { isApproved, openIntent } from '#shared/ceremony/intents.ts'
import { pendingPackages } from '#shared/ceremony/standing.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import { type Ceremony, guarded, leader, record, sign } from './ceremony.ts'
import { folderExtras } from './evidence.ts'
import { makeFolder, makeReady, type Ready, type Trials } from './packagefolder.ts'
import type { Watch } from './watching.ts'

/** Sixteen words stand for a wrapping key; each comparer types four of them. */
const WORDS = 16
const ASKED = 4

/** The positions, 1 to 16, of the words that this person types from their own paper. */
export function comparePositions(ceremony: Ceremony, by: string, path: string): readonly number[] {
  const name = `${by} ${path}`
  const before = ceremony.asked.get(name)
  if (before !== undefined) return before
  const positions = new Set<number>()
  while (positions.size < ASKED) positions.add(((ceremony.host.random(1)[0] ?? 0) % WORDS) + 1)
  const sorted = [...positions].sort((a, b) => a - b)
  ceremony.asked.set(name, sorted)
  return sorted
}

/** Two people compare a wrapping key, each with four words from their own paper, and sign. */
export async function compare(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
  path: string,
  typed: readonly string[],
): Promise<void> {
  const { ledger } = ceremony
  const planned = ledger.state.ground.planned.find((one) => one.path === path)
  if (planned === undefined)
    throw new CeremonyError('rule.parameters', say('rule.no-package', { path }))
  guarded(ceremony, by, () => {
    const words = toWords(fromHex(planned.wrappingKey)).slice(0, WORDS)
    const positions = comparePositions(ceremony, by, path)
    const same = positions.every(
      (position, i) => typed[i]?.trim().toLowerCase() === words[position - 1]?.toLowerCase(),
    )
    ceremony.asked.delete(`${by} ${path}`)
    if (!same || typed.length !== ASKED)
      throw new CeremonyError('fingerprint.mismatch', say('words.wrong'))
  })
  const sha256 = planned.wrappingKey
  await sign(ceremony, by, passphrase, (signature) => ({
    do: 'compare',
    by,
    path,
    sha256,
    signature,
  }))
}

/**
 * Carries out an approved wrap: one package after the other, in the order of the plan, each with a
 * start and an end of its own in the log. Cancelled, it ends after the package at hand; carried out
 * again, it goes on with the rest under the same approval.
 */
export async function wrapAll(ceremony: Ceremony, watch: Watch = {}): Promise<void> {
  const { ledger } = ceremony
  const total = guarded(ceremony, leader(ceremony), () => {
    const intent = openIntent(ledger.state, 'wrap', ledger.now())
    if (intent === undefined || !isApproved(ledger.state, intent))
      throw new CeremonyError('rule.approval', say('rule.no-wrap-intent'))
    // What a full disk kept from being recorded the last time.
    for (const { what: path } of ledger.state.effects)
      ledger.record([{ do: 'failPackage', path, code: 'io.failed' }])
    return (intent.parameters.packages as readonly unknown[]).length
  })
  const pending = pendingPackages(ledger.state)
  const trials: Trials = new Map()
  const begun = ahead(pending, (facts) => makeReady(ceremony, facts, trials))
  let done = total - pending.length
  watch.onProgress?.(done, total, 'wraps')
  for (const [facts, ready] of begun) {
    // Between two packages the page is heard: somebody may have cancelled.
    await setImmediate()
    if (watch.cancelled?.() === true) return
    await wrapOne(ceremony, facts, ready)
    done += 1
    watch.onProgress?.(done, total, 'wraps')
  }
}

/** As many threads as Node has for the keys of a trial. */
const AHEAD = 4

/** Begins each piece of work up to four places before its result is wanted. */
function* ahead<T, R>(
  items: readonly T[],
  begin: (item: T) => Promise<R>,
): Generator<readonly [T, Promise<R>]> {
  const waiting: (readonly [T, Promise<R>])[] = []
  const start = (item: T) => {
    const result = begin(item)
    // Whoever awaits it is told; a run that ended before that is not.
    result.catch(() => {})
    waiting.push([item, result])
  }
  for (const item of items) {
    start(item)
    const first = waiting.length === AHEAD ? waiting.shift() : undefined
    if (first !== undefined) yield first
  }
  yield* waiting
}

async function wrapOne(ceremony: Ceremony, facts: WrapFacts, ready: Promise<Ready>): Promise<void> {
  const { ledger } = ceremony
  const { path } = facts
  record(ceremony, { do: 'startPackage', path }, leader(ceremony))
  try {
    const folder = await makeFolder(ceremony, await ready)
    demandPackage(folder, facts, { rehearsal: true })
    const manifest = sha256Hex(folder.get('manifest.json') ?? new Uint8Array())
    ledger.record([{ do: 'finishPackage', path, manifest }], folderExtras(path, folder))
  } catch (error) {
    const code = error instanceof CeremonyError ? error.code : 'package.invalid'
    ledger.record([{ do: 'failPackage', path, code }])
    throw error
  }
}
