/** Byte order marks (Unicode §23.8): what editors and shells put before a text. */
import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'

/**
 * The same bytes without a UTF-8 mark, and whether there was one. Refuses with `encoding.invalid`
 * UTF-16, which is how PowerShell writes with `>`.
 */
export function dropMark(bytes: Uint8Array): { bytes: Uint8Array; marked: boolean } {
  const [a, b, c, d] = bytes
  const little = a === 0xff && b === 0xfe && d === 0
  const big = a === 0xfe && b === 0xff && c === 0
  if (little || big) {
    throw new CeremonyError('encoding.invalid', say('text.utf16'))
  }
  const marked = a === 0xef && b === 0xbb && c === 0xbf
  return { bytes: marked ? bytes.subarray(3) : bytes, marked }
}
