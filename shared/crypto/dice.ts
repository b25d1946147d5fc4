// Pearson's chi-square with five degrees of freedom: what falls out of it in one case of a thousand
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'

/** 100 rolls of a fair die hold 258 bits; 99 hold less than 256. */
export const ROLLS_NEEDED = 100
export const MOST_ROLLS = 1000

const FACES = 6
const MOST_OF_A_FACE = 0.3
/** From so many rolls on the sums below mean something. */
const ROLLS_TO_JUDGE = 99
const TOO_EVEN = 0.21
const TOO_UNEVEN = 20.7

/** What is wrong with rolls, as far as it can be seen from them. */
export type DiceFault = 'characters' | 'few' | 'many' | 'face' | 'neighbours' | 'even' | 'uneven'

/** What is said of each fault: never which rolls they were. */
const SAID: { readonly [F in DiceFault]: Saying } = {
  characters: say('dice.characters'),
  few: say('dice.few', { needed: ROLLS_NEEDED }),
  many: say('dice.many', { most: MOST_ROLLS }),
  face: say('dice.face'),
  neighbours: say('dice.neighbours'),
  even: say('dice.even'),
  uneven: say('dice.uneven'),
}

/**
 * The first fault that these rolls show; undefined when they show none. That is no guarantee: a
 * list that somebody prepared shows none either.
 */
export function diceFault(rolls: string): DiceFault | undefined {
  if (!/^[1-6]*$/.test(rolls)) return 'characters'
  if (rolls.length < ROLLS_NEEDED) return 'few'
  if (rolls.length > MOST_ROLLS) return 'many'
  return suspicion(rolls)
}

/** What speaks against rolls that somebody claims to have rolled, whatever their number. */
export function suspicion(rolls: string): DiceFault | undefined {
  if (rolls.length < ROLLS_TO_JUDGE) return undefined
  const counts = countFaces(rolls)
  if (Math.max(...counts) > MOST_OF_A_FACE * rolls.length) return 'face'
  if (!/(.)\1/.test(rolls)) return 'neighbours'
  const sum = chiSquare(counts, rolls.length)
  if (sum < TOO_EVEN) return 'even'
  return sum > TOO_UNEVEN ? 'uneven' : undefined
}

/** How often each face came up; no copy of the rolls is made. */
function countFaces(rolls: string): readonly number[] {
  const counts = Array.from({ length: FACES }, () => 0)
  for (let at = 0; at < rolls.length; at++) {
    const face = Number(rolls[at]) - 1
    counts[face] = (counts[face] ?? 0) + 1
  }
  return counts
}

function chiSquare(counts: readonly number[], rolls: number): number {
  const squares = counts.reduce((sum, count) => sum + count * count, 0)
  return (FACES * squares) / rolls - rolls
}

/** Refuses rolls with a fault with `dice.refused`, naming what is wrong and none of the rolls. */
export function demandDice(rolls: string): void {
  const fault = diceFault(rolls)
  if (fault !== undefined) throw new CeremonyError('dice.refused', SAID[fault])
}
