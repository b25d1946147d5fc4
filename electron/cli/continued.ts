/** What the rehearsal of a ceremony that continues another one is given beside its plan: earlier evidence, and shares. */
import { wipe } from '#shared/bytes.ts'
import { continues, isDestruction } from '#shared/ceremony/kinds.ts'
import type { Plan } from '#shared/ceremony/plan.ts'
import { demandAsked } from '#shared/ceremony/rules/source.ts'
import type { Anchors } from '#shared/log/checks/anchors.ts'
import type { Host } from '../services/host.ts'
import { placing } from '../services/placing.ts'
import { readQuorum } from '../services/recovery.ts'
import type { PresentedShare, ShareInput } from '../services/shareinput.ts'
import { demandAccepted, readSource, type Source } from '../services/source.ts'
import { type Arguments, usage } from './arguments.ts'
import { readAnchors } from './bundles.ts'
import { ACCEPT_DAMAGED } from './damaged.ts'
import { readShares } from './shares.ts'
import type { Terminal } from './terminal.ts'

/** The evidence as it was named, and the shares as they were read. The caller wipes them. */
export interface Continued {
  readonly bundle: string
  readonly anchors: Anchors
  readonly shares: readonly ShareInput[]
  /** Later bundles of the same keys. */
  readonly also: readonly string[]
  /** Labels of damaged backups that are given up. */
  readonly accepted: readonly string[]
  /** Folders of health checks and drills. */
  readonly proofs: readonly string[]
}

const GO_WITH_SOURCE = [
  'share',
  'signers',
  'head',
  'also',
  'proof',
  'passphrase-file',
  'identity',
  ACCEPT_DAMAGED,
]

/** `--source` and what goes with it; undefined where no evidence is named. */
export async function readContinued(
  given: Arguments,
  terminal: Terminal,
): Promise<Continued | undefined> {
  const named = given.one('source')
  if (named === undefined) {
    const other = GO_WITH_SOURCE.find((option) => given.flag(option))
    if (other !== undefined) throw usage(`--${other} goes with --source`)
    return undefined
  }
  const bundle = terminal.path(named)
  const anchors = readAnchors(given, terminal, bundle)
  const also = given.many('also').map((one) => terminal.path(one))
  const accepted = given.many(ACCEPT_DAMAGED)
  const proofs = given.many('proof').map((one) => terminal.path(one))
  return {
    bundle,
    anchors,
    also,
    accepted,
    proofs,
    shares: await readShares(given, terminal, given.many('share')),
  }
}

/** What the rehearsal begins with: evidence that fits the plan, and shares of its set. */
interface Beginning {
  readonly source?: Source
  readonly brought: readonly PresentedShare[]
}

/**
 * Lends what a rehearsal begins with, and wipes it. Refuses, before anything is made, evidence that
 * the plan does not continue, fewer shares than the threshold, and every wrong share by its name.
 */
export async function withBeginning<T>(
  plan: Plan,
  continued: Continued | undefined,
  { verify }: Host,
  use: (beginning: Beginning) => Promise<T>,
): Promise<T> {
  if (!continues(plan)) {
    if (continued !== undefined)
      throw usage('--source is for a plan that continues a ceremony, not one of kind generate')
    return await use({ brought: [] })
  }
  if (continued === undefined)
    throw usage(`--source is missing: the plan continues ceremony ${plan.source?.ceremony}`)
  const { bundle, also, proofs, anchors, accepted } = continued
  const source = readSource(bundle, plan, { verify, also, proofs, ...anchors })
  placing('source', () => demandAsked(plan, source.what))
  demandAccepted(source, accepted)
  if (isDestruction(plan)) {
    if (continued.shares.length > 0)
      throw usage('--share is not for a plan to destroy: no share is read in such a ceremony')
    return await use({ source, brought: [] })
  }
  const brought = readQuorum(source.state, continued.shares, { acceptCorrections: false })
  try {
    return await use({ source, brought })
  } finally {
    wipe(...brought.map(({ rawSecret }) => rawSecret))
  }
}
