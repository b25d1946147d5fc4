/** What the simulated people of a rehearsal give: rolls and words from the host's randomness. */
import { type Random, wipe } from '#shared/bytes.ts'
import { diceFault, ROLLS_NEEDED } from '#shared/crypto/dice.ts'
import type { EntropyKind } from '#shared/crypto/entropy.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import { suggestPassphrase } from './passphrase.ts'

/** A sound source never needs so many. */
const TRIES = 64

/** What one of them gives: exactly what is asked for. */
export function simulatedGift(
  random: Random,
  asks: readonly EntropyKind[],
): { readonly dice?: string; readonly text?: string } {
  return {
    ...(asks.includes('dice') ? { dice: rolled(random) } : {}),
    ...(asks.includes('text') ? { text: suggestPassphrase(random) } : {}),
  }
}

/** A hundred rolls that look like rolls; what looks otherwise is rolled again, as people would. */
function rolled(random: Random): string {
  for (let tries = 0; tries < TRIES; tries++) {
    const rolls = Array.from({ length: ROLLS_NEEDED }, () => roll(random)).join('')
    if (diceFault(rolls) === undefined) return rolls
  }
  throw new CeremonyError('selftest.failed', say('machine.random'))
}

/** One roll, every face as likely: 252 is the greatest multiple of six in a byte. */
function roll(random: Random): string {
  for (let tries = 0; tries < TRIES; tries++) {
    const drawnSecret = random(1)
    const [byte = 255] = drawnSecret
    wipe(drawnSecret)
    if (byte < 252) return `${(byte % 6) + 1}`
  }
  throw new CeremonyError('selftest.failed', say('machine.random'))
}
