import type { VerifyEd25519 } from '../../bytes.ts'
import { type CeremonyEvent, parseEvent } from '../../ceremony/events.ts'
import { parsePublicKey } from '../../crypto/sshkey.ts'
import { CeremonyError } from '../../errors.ts'
import { decodeUtf8 } from '../../utf8.ts'
import { drain, type Steps } from '../../steps.ts'
import { type Saying, say } from '../../text/saying.ts'
import { isRecorded } from '../admit.ts'
import { type Entry, lineHash, parseEntry, splitLines, ZERO_HASH } from '../entry.ts'

const NEWLINE = 0x0a
/** A signature line of the recorder has 248 characters. */
const MAX_SIG_BYTES = 1024

/**
 * A log whose form, chain and recorder signatures hold; its meaning is not judged yet. Lines stay
 * bytes: parsed, 64 MiB of somebody else's JSON can take many times as much.
 */
export interface Log {
  readonly lines: readonly Uint8Array[]
  /** Entry 0. */
  readonly first: Entry
  readonly hashes: readonly string[]
}

/** Every line: canonical, of one ceremony, in sequence, chained by the hash of the line before. */
export function checkChain(bytes: Uint8Array): Log {
  return drain(checkingChain(bytes))
}

/** The same in steps, a line each. */
export function* checkingChain(bytes: Uint8Array): Steps<Log> {
  const lines = splitLog(bytes)
  let first: Entry | undefined
  const hashes: string[] = []
  for (const [i, line] of lines.entries()) {
    yield { what: 'entries', done: i, total: lines.length }
    const entry = parseLine(line, i)
    first ??= entry
    const fail = (message: Saying) => new CeremonyError('log.chain', message, { entry: i })
    if (entry.seq !== i) throw fail(say('verify.number', { entry: i, number: entry.seq }))
    if (entry.prev !== (hashes[i - 1] ?? ZERO_HASH))
      throw fail(say('verify.not-chained', { entry: i }))
    if (entry.ceremony !== first.ceremony) throw fail(say('verify.foreign-entry', { entry: i }))
    hashes.push(lineHash(line))
  }
  if (first === undefined) throw new CeremonyError('log.line', say('verify.log-empty'))
  return { lines, first, hashes }
}

function splitLog(bytes: Uint8Array): Uint8Array[] {
  try {
    return splitLines(bytes)
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    const where = error.path === undefined ? '' : ` ${error.path}`
    throw new CeremonyError(error.code, say('verify.log-unreadable', { where, why: error.said }), {
      path: 'log.jsonl',
    })
  }
}

function parseLine(line: Uint8Array, i: number): Entry {
  try {
    return parseEntry(line)
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError('log.line', say('verify.at-entry', { entry: i, why: error.said }), {
      entry: i,
    })
  }
}

/** The key that entry 0 pins for the recorder. */
export function recorderKey(log: Log): Uint8Array {
  const { recorder } = log.first.what
  if (typeof recorder !== 'string')
    throw new CeremonyError('log.event', say('verify.no-recorder'), { entry: 0 })
  try {
    return parsePublicKey(recorder)
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError(error.code, say('verify.first-entry', { why: error.said }), {
      entry: 0,
    })
  }
}

/** log.sigs: one line of base64 for each line of the log, each by the recorder. A step a signature. */
export function* checkingRecorder(
  log: Log,
  sigsFile: Uint8Array,
  verify: VerifyEd25519,
): Steps<void> {
  const key = recorderKey(log)
  const sigs = splitSigs(sigsFile, log.lines.length)
  for (const [i, line] of log.lines.entries()) {
    yield { what: 'signatures', done: i, total: log.lines.length }
    if (!isRecorded(line, sigs[i] ?? '', key, verify))
      throw new CeremonyError('log.signature', say('verify.unrecorded', { entry: i }), {
        entry: i,
        path: 'log.sigs',
      })
  }
}

/** The lines of log.sigs as text; counted before anything is made of them. */
function splitSigs(bytes: Uint8Array, expected: number): string[] {
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++
  if (count !== expected || bytes.at(-1) !== NEWLINE)
    throw new CeremonyError(
      'log.signature',
      say('verify.signature-lines', { lines: count, entries: expected }),
      {
        path: 'log.sigs',
      },
    )
  const sigs: string[] = []
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start)
    sigs.push(sigText(bytes.subarray(start, end)))
    start = end + 1
  }
  return sigs
}

/** The text of one line; nothing, which no signature is, for what cannot be one. */
function sigText(line: Uint8Array): string {
  try {
    return line.length > MAX_SIG_BYTES ? '' : decodeUtf8(line)
  } catch {
    return ''
  }
}

/**
 * The events of the catalogue, each parsed when it is asked for; only after hash, chain and
 * recorder signature held.
 */
export function* eventsOf(log: Log): Generator<CeremonyEvent> {
  for (const [i, line] of log.lines.entries()) yield parseLogged(parseLine(line, i))
}

/** All events of a log at once. */
export function parseEvents(log: Log): readonly CeremonyEvent[] {
  return [...eventsOf(log)]
}

function parseLogged(entry: Entry): CeremonyEvent {
  try {
    return parseEvent(entry)
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError(error.code, error.said, {
      entry: entry.seq,
      ...(error.path === undefined ? {} : { path: error.path }),
    })
  }
}
