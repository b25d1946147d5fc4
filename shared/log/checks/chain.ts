import type { VerifyEd25519 } from '../../bytes.ts'
import { type CeremonyEvent, parseEvent } from '../../ceremony/events.ts'
import { parsePublicKey } from '../../crypto/sshkey.ts'
import { CeremonyError } from '../../errors.ts'
import { decodeUtf8 } from '../../utf8.ts'
import { isRecorded } from '../admit.ts'
import { type Entry, lineHash, parseEntry, splitLines, ZERO_HASH } from '../entry.ts'

/** A log whose form, chain and recorder signatures hold; its meaning is not judged yet. */
export interface Log {
  readonly lines: readonly Uint8Array[]
  readonly entries: readonly Entry[]
  readonly hashes: readonly string[]
}

/** Every line: canonical, of one ceremony, in sequence, chained by the hash of the line before. */
export function checkChain(bytes: Uint8Array): Log {
  const lines = splitLog(bytes)
  const entries: Entry[] = []
  const hashes: string[] = []
  for (const [i, line] of lines.entries()) {
    const entry = parseLine(line, i)
    const fail = (message: string) => new CeremonyError('log.chain', message, { entry: i })
    if (entry.seq !== i) throw fail(`entry ${i} carries the number ${entry.seq}`)
    if (entry.prev !== (hashes[i - 1] ?? ZERO_HASH))
      throw fail(`entry ${i} does not follow the entry before it`)
    if (entry.ceremony !== (entries[0] ?? entry).ceremony)
      throw fail(`entry ${i} belongs to another ceremony`)
    entries.push(entry)
    hashes.push(lineHash(line))
  }
  if (entries.length === 0) throw new CeremonyError('log.line', 'log.jsonl is empty')
  return { lines, entries, hashes }
}

function splitLog(bytes: Uint8Array): Uint8Array[] {
  try {
    return splitLines(bytes)
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    const where = error.path === undefined ? '' : ` ${error.path}`
    throw new CeremonyError(error.code, `log.jsonl${where}: ${error.message}`, {
      path: 'log.jsonl',
    })
  }
}

function parseLine(line: Uint8Array, i: number): Entry {
  try {
    return parseEntry(line)
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError('log.line', `entry ${i}: ${error.message}`, { entry: i })
  }
}

/** The key that entry 0 pins for the recorder. */
export function recorderKey(log: Log): Uint8Array {
  const recorder = log.entries[0]?.what.recorder
  if (typeof recorder !== 'string')
    throw new CeremonyError('log.event', 'entry 0 names no recorder key', { entry: 0 })
  try {
    return parsePublicKey(recorder)
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError(error.code, `entry 0: ${error.message}`, { entry: 0 })
  }
}

/** log.sigs: one line of base64 for each line of the log, each by the recorder. */
export function checkRecorder(log: Log, sigsFile: Uint8Array, verify: VerifyEd25519): void {
  const text = decodeUtf8(sigsFile)
  const sigs = text.split('\n')
  if (sigs.pop() !== '' || sigs.length !== log.lines.length)
    throw new CeremonyError(
      'log.signature',
      `log.sigs has ${sigs.length} lines for ${log.lines.length} entries`,
      { path: 'log.sigs' },
    )
  const key = recorderKey(log)
  for (const [i, line] of log.lines.entries())
    if (!isRecorded(line, sigs[i] ?? '', key, verify))
      throw new CeremonyError('log.signature', `entry ${i} is not signed by the recorder`, {
        entry: i,
        path: 'log.sigs',
      })
}

/** The events of the catalogue; asked only after hash, chain and recorder signature held. */
export function parseEvents(log: Log): readonly CeremonyEvent[] {
  return log.entries.map((entry) => {
    try {
      return parseEvent(entry)
    } catch (error) {
      if (!(error instanceof CeremonyError)) throw error
      throw new CeremonyError(error.code, error.message, {
        entry: entry.seq,
        ...(error.path === undefined ? {} : { path: error.path }),
      })
    }
  })
}
