// Finds what was meant: up to 4 wrong characters, 8 unreadable ones, or 13 unreadable in a row
import { wipe } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { symbolOf, symbolText } from './bech32.ts'
import { CHECK_SYMBOLS, CODE_SYMBOLS, remainderOfPower, syndromeOf } from './codex32.ts'
import { invert, multiply } from './gf1024.ts'
import { locateErrors } from './locate.ts'
import {
  compactShareText,
  decodeSymbols,
  lowerCase,
  SHARE_HEAD,
  SHARE_PREFIX,
  SHARE_TEXT_LENGTH,
} from './sharetext.ts'

const MOST_WRONG = 4

export interface Correction {
  /** the share text in 100 capitals */
  readonly text: string
  /** what differs from the input, counted from 1, ascending */
  readonly positions: number[]
  /** the groups of four that these stand in, counted from 1, ascending */
  readonly groups: number[]
}

/**
 * Proposes the share text that a damaged one most likely was; a person confirms it. `?` is an
 * unreadable character, and so is any that no share has. Undefined when nothing is near enough or
 * when the check bytes in the share do not agree.
 */
export function correctShareText(text: string): Correction | undefined {
  const typed = compact(text)
  if (typed?.length !== SHARE_TEXT_LENGTH) return undefined
  const symbolsSecret = repair(typed)
  if (symbolsSecret === undefined) return undefined
  try {
    wipe(decodeSymbols(symbolsSecret).rawSecret)
    return explain(typed, SHARE_HEAD + symbolText(symbolsSecret))
  } catch (error) {
    if (error instanceof CeremonyError) return undefined
    throw error
  } finally {
    wipe(symbolsSecret)
  }
}

function compact(text: string): string | undefined {
  try {
    return lowerCase(compactShareText(text))
  } catch {
    return undefined
  }
}

function repair(typed: string): Uint8Array | undefined {
  const symbolsSecret = new Uint8Array(CODE_SYMBOLS)
  const erased: number[] = []
  for (let i = 0; i < CODE_SYMBOLS; i++) {
    const symbol = symbolOf(typed.charAt(SHARE_HEAD.length + i))
    if (symbol === undefined) erased.push(CODE_SYMBOLS - 1 - i)
    symbolsSecret[i] = symbol ?? 0
  }
  if (erased.length > CHECK_SYMBOLS) return undefined
  const syndrome = syndromeOf(SHARE_PREFIX, symbolsSecret)
  const wrong = erased.length > 8 ? [] : locateErrors(syndrome, erased)
  if (wrong === undefined || wrong.length + wrongInHead(typed) > MOST_WRONG) return undefined
  const places = [...erased, ...wrong]
  const values = solve(places, syndrome)
  if (values === undefined) return undefined
  for (const [i, place] of places.entries()) {
    const at = CODE_SYMBOLS - 1 - place
    symbolsSecret[at] = (symbolsSecret[at] ?? 0) ^ (values[i] ?? 0)
  }
  return symbolsSecret
}

/**
 * The only values at these places that explain all 13 symbols of the syndrome, by Gaussian
 * elimination over GF(32); undefined when there are none or several.
 */
function solve(places: number[], syndrome: Uint8Array): number[] | undefined {
  const columns = places.map(remainderOfPower)
  const rows = Array.from(syndrome, (value, i) => [...columns.map((c) => c[i] ?? 0), value])
  for (const [column] of places.entries()) {
    const pivot = rows.findIndex((row, i) => i >= column && row[column] !== 0)
    const pivotRow = rows[pivot]
    if (pivotRow === undefined) return undefined
    rows.splice(pivot, 1)
    const factor = invert(pivotRow[column] ?? 0)
    const scaled = pivotRow.map((value) => multiply(value, factor))
    for (const [i, row] of rows.entries()) {
      const multiple = row[column] ?? 0
      rows[i] = row.map((value, k) => value ^ multiply(multiple, scaled[k] ?? 0))
    }
    rows.splice(column, 0, scaled)
  }
  if (rows.slice(places.length).some((row) => row.at(-1) !== 0)) return undefined
  return rows.slice(0, places.length).map((row) => row.at(-1) ?? 0)
}

function wrongInHead(typed: string): number {
  return Array.from(SHARE_HEAD).filter((c, i) => typed[i] !== c && typed[i] !== '?').length
}

function explain(typed: string, meant: string): Correction {
  const positions = Array.from(meant, (_, i) => i + 1).filter((p) => typed[p - 1] !== meant[p - 1])
  const groups = [...new Set(positions.map((position) => Math.ceil(position / 4)))]
  return { text: meant.toUpperCase(), positions, groups }
}
