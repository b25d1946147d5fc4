/** The end of a share set: one thing after the other is destroyed by one person, and watched by another. */
import { thingOf } from '#shared/ceremony/destruction.ts'
import type { What } from '#shared/ceremony/events.ts'
import type { Carrier, Method } from '#shared/ceremony/methods.ts'
import type { State } from '#shared/ceremony/state.ts'
import { CeremonyError } from '#shared/errors.ts'
import { type Saying, say } from '#shared/text/saying.ts'
import { type Ceremony, guarded, leader, record, sign } from './ceremony.ts'

/** A bag as it was before it was opened. */
export interface SeenBag {
  readonly thing: string
  readonly bag: string
  readonly seal: What<'bag.examined'>['seal']
}

export async function examineBag(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
  seen: SeenBag,
): Promise<void> {
  const { thing, bag, seal } = seen
  const said = { thing, bag: bag.trim(), seal }
  await sign(ceremony, by, passphrase, (signature) => ({
    do: 'examineBag',
    by,
    ...said,
    signature,
  }))
}

/** What somebody reads on the thing itself, and how it is destroyed; never the share. */
export interface Deed {
  readonly thing: string
  /** Who destroys it. */
  readonly by: string
  readonly method: Method
  readonly carrier?: Carrier | undefined
  /** The share set and the commitment, as they stand on the card or in the name of the file. */
  readonly set?: string | undefined
  readonly commitment?: string | undefined
  /** Number or label of a medium with backup files. */
  readonly serial?: string | undefined
}

/** Puts on record what is about to be destroyed, before anybody does it. */
export function startDestruction(ceremony: Ceremony, deed: Deed): void {
  const what = guarded(ceremony, deed.by, () => writtenDown(ceremony.ledger.state, deed))
  record(ceremony, { do: 'startDestruction', what }, leader(ceremony))
}

const SHORTEST = 16

function writtenDown(
  state: State,
  { thing, by, method, carrier, set, commitment, serial }: Deed,
): Omit<What<'destruction.started'>, 'intent' | 'item'> {
  if (thingOf(state, thing)?.of === 'copy')
    return { thing, by, method, serial: serial?.trim() ?? '' }
  const mark = digitsOf(commitment, say('destroy.commitment-digits'))
  if (mark !== '' && mark.length < SHORTEST)
    throw new CeremonyError('share.invalid', say('destroy.few-digits', { least: SHORTEST }))
  const named = digitsOf(set, say('destroy.set-characters'))
  if (named.length !== SHORTEST) throw new CeremonyError('share.invalid', say('destroy.set-digits'))
  return {
    thing,
    by,
    method,
    carrier: carrier ?? 'card',
    set: named,
    ...(mark === '' ? {} : { commitment: mark }),
  }
}

/** Hex digits as people copy them, in groups. Anything else, a share text above all, goes no further. */
function digitsOf(typed: string | undefined, said: Saying): string {
  const digits = (typed ?? '').replace(/\s+/g, '').toLowerCase()
  if (/^[0-9a-f]{0,64}$/.test(digits)) return digits
  throw new CeremonyError('share.invalid', said)
}

/** The one who destroyed it signs, or the one who looked on. */
export async function signDestruction(
  ceremony: Ceremony,
  as: 'finishDestruction' | 'witnessDestruction',
  { by, passphrase, thing }: { by: string; passphrase: string; thing: string },
): Promise<void> {
  await sign(ceremony, by, passphrase, (signature) => ({ do: as, by, thing, signature }))
}

/** It was started and came to no end: it counts as exposed. */
export function failDestruction(ceremony: Ceremony, thing: string, reason: string): void {
  record(ceremony, { do: 'failDestruction', thing, reason }, leader(ceremony))
}

/** What cannot be produced, and why; somebody who looked on signs for that, too. */
export async function reportMissing(
  ceremony: Ceremony,
  {
    by,
    passphrase,
    thing,
    reason,
  }: { by: string; passphrase: string; thing: string; reason: string },
): Promise<void> {
  const said = { thing, reason }
  await sign(ceremony, by, passphrase, (signature) => ({
    do: 'missDestruction',
    by,
    ...said,
    signature,
  }))
}
