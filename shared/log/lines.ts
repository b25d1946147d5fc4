import { sha256Hex } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'

const NEWLINE = 0x0a
const MAX_LOG_BYTES = 64 * 1024 * 1024
export const MAX_LINE_BYTES = 4 * 1024 * 1024
export const MAX_LINES = 200_000

/** `prev` of entry 0. */
export const ZERO_HASH = '0'.repeat(64)

/** SHA-256 of a line, newline included, in hex: what the next entry's `prev` holds. */
export function lineHash(line: Uint8Array): string {
  return sha256Hex(line)
}

/**
 * Splits a log at byte 0x0A, and nowhere else, into views that keep their newline. Refuses an
 * unfinished last line, more than 64 MiB, 200,000 lines or 4 MiB in one line.
 */
export function splitLines(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length > MAX_LOG_BYTES) throw tooLarge(say('verify.log-too-large'))
  const lines: Uint8Array[] = []
  for (let start = 0; start < bytes.length; ) {
    const path = `line ${lines.length + 1}`
    const newline = bytes.indexOf(NEWLINE, start)
    if (newline < 0) throw new CeremonyError('log.line', say('verify.unfinished'), { path })
    if (lines.length === MAX_LINES)
      throw tooLarge(say('verify.too-many-lines', { most: MAX_LINES }))
    const line = bytes.subarray(start, newline + 1)
    if (line.length > MAX_LINE_BYTES) throw tooLarge(say('verify.line-too-large'), path)
    lines.push(line)
    start = newline + 1
  }
  return lines
}

function tooLarge(message: Saying, path?: string): CeremonyError {
  return new CeremonyError('file.toolarge', message, path === undefined ? {} : { path })
}
