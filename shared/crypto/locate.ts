// Berlekamp–Massey with erasures (Blahut, "Algebraic Codes for Data Transmission", §7.4), over the
// BCH code of BIP-93; a place is a power of x, 0 for the last symbol of the text.
import {
  BETA,
  BETA_ORDER,
  evaluate,
  FIRST_ROOT,
  invert,
  multiply,
  power,
  ROOTS_IN_A_ROW,
} from './gf1024.ts'

/**
 * The places of wrong symbols beside the erased ones, or undefined when there are more than the code
 * can locate: wrong ones count twice, and the sum may be eight.
 */
export function locateErrors(syndrome: Uint8Array, erased: number[]): number[] | undefined {
  if (erased.length > ROOTS_IN_A_ROW) return undefined
  const modified = withoutErasures(valuesAtRoots(syndrome), erased)
  const locator = shortestRecurrence(modified)
  const count = locator.length - 1
  if (2 * count > modified.length) return undefined
  const places: number[] = []
  for (let place = 0; place < BETA_ORDER; place++) {
    if (evaluate(locator, power(BETA, BETA_ORDER - place)) === 0) places.push(place)
  }
  const distinct = places.every((place) => !erased.includes(place))
  return places.length === count && distinct ? places : undefined
}

function valuesAtRoots(syndrome: Uint8Array): number[] {
  const polynomial = Array.from(syndrome).reverse()
  return Array.from({ length: ROOTS_IN_A_ROW }, (_, i) =>
    evaluate(polynomial, power(BETA, FIRST_ROOT + i)),
  )
}

/** Forney's syndromes: each erased place uses up one value, the rest know nothing of it. */
function withoutErasures(values: number[], erased: number[]): number[] {
  let rest = values
  for (const place of erased) {
    const locator = power(BETA, place)
    rest = rest.slice(1).map((value, i) => value ^ multiply(rest[i] ?? 0, locator))
  }
  return rest
}

/** The shortest polynomial 1 + c₁x + … that generates the sequence. */
function shortestRecurrence(sequence: number[]): number[] {
  let current = [1]
  let previous = [1]
  let length = 0
  let shift = 1
  let scale = 1
  for (const [n] of sequence.entries()) {
    let gap = 0
    for (const [i, c] of current.entries()) gap ^= multiply(c, sequence[n - i] ?? 0)
    if (gap === 0) {
      shift++
      continue
    }
    const next = addShifted(current, previous, multiply(gap, invert(scale)), shift)
    if (2 * length <= n) {
      length = n + 1 - length
      previous = current
      scale = gap
      shift = 1
    } else {
      shift++
    }
    current = next
  }
  return Array.from({ length: length + 1 }, (_, i) => current[i] ?? 0)
}

function addShifted(a: number[], b: number[], factor: number, shift: number): number[] {
  const length = Math.max(a.length, b.length + shift)
  return Array.from({ length }, (_, i) => (a[i] ?? 0) ^ multiply(factor, b[i - shift] ?? 0))
}
