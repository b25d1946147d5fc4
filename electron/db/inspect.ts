import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { CeremonyError } from '#shared/errors.ts'
import { lineHash, parseEntry, ZERO_HASH } from '#shared/log/entry.ts'
import { type Saying, say } from '#shared/text/saying.ts'
import { APPLICATION_ID, MIGRATIONS, schemaOf, schemaText } from './schema.ts'

/** A line of the log with the recorder's signature, as they are in the bundle. */
export interface SignedLine {
  readonly line: Uint8Array
  readonly sig: string
}

/** Where a log stands: how many lines, the hash of the last one, and whose ceremony it is. */
export interface LogEnd {
  readonly count: number
  readonly head: string
  readonly ceremony: string | undefined
}

export const EMPTY_LOG: LogEnd = { count: 0, head: ZERO_HASH, ceremony: undefined }

/**
 * Checks what kind of file this is and returns its schema version. Refuses what is no ceremony
 * file ('encoding.invalid'), a newer one ('store.newer'), and any schema text but ours
 * ('store.edited').
 */
export function inspectSchema(db: Database.Database, file: string): number {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw notOurs(file)
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > MIGRATIONS.length) {
    const message = say('store.schema', { version, known: MIGRATIONS.length })
    throw new CeremonyError('store.newer', message, { path: file })
  }
  if (version < 1 || schemaOf(db) !== schemaText(version)) {
    throw edited(say('store.tables'), file)
  }
  return version
}

/** Refuses a file whose pages or indexes are damaged. */
export function inspectPages(db: Database.Database, file: string): void {
  // More than quick_check: it compares the indexes, by which artefacts are found, with the tables.
  const answer = db.pragma('integrity_check(1)', { simple: true })
  if (answer !== 'ok') throw edited(say('store.damaged'), file)
}

/** Refuses an artefact that does not have the hash under which it is kept. */
export function inspectArtefacts(db: Database.Database): void {
  const rows = db.prepare<[], { sha256: string; bytes: Uint8Array }>('SELECT * FROM artefacts')
  for (const { sha256, bytes } of rows.iterate()) {
    if (sha256Hex(bytes) !== sha256) throw edited(say('store.hash'), `artefact ${sha256}`)
  }
}

/** The end of a log after more lines; throws a plain reason for the first that does not follow. */
export function follow(end: LogEnd, seq: number, line: Uint8Array): LogEnd {
  const entry = parseEntry(line)
  if (entry.seq !== end.count || seq !== end.count) {
    throw new CeremonyError('log.chain', say('store.number', { number: entry.seq }), {
      path: `entry ${seq}`,
    })
  }
  if (entry.prev !== end.head) {
    const message = say('store.unchained')
    throw new CeremonyError('log.chain', message, { path: `entry ${seq}` })
  }
  if (end.ceremony !== undefined && entry.ceremony !== end.ceremony) {
    throw new CeremonyError('log.chain', say('store.foreign'), { path: `entry ${seq}` })
  }
  return { count: end.count + 1, head: lineHash(line), ceremony: entry.ceremony }
}

/**
 * Follows the hash chain of all lines and returns its end; refuses a broken one by entry number.
 * Cannot see that entries are missing at the end, nor a changed signature or last line: the
 * heads on paper and the recorder's signatures are for that.
 */
export function inspectLines(db: Database.Database): LogEnd {
  const rows = db.prepare<[], { seq: number; line: Uint8Array }>(
    'SELECT seq, line FROM entries ORDER BY seq',
  )
  let end = EMPTY_LOG
  for (const { seq, line } of rows.iterate()) {
    // The row may carry any number; the entry is named by its place.
    if (seq !== end.count)
      throw edited(say('store.missing-entry', { entry: end.count }), `entry ${end.count}`)
    try {
      end = follow(end, seq, plain(line))
    } catch (error) {
      if (!(error instanceof CeremonyError)) throw error
      throw edited(error.said, `entry ${seq}`)
    }
  }
  return end
}

/** The bytes of a blob as a plain Uint8Array, which is what shared/ expects. */
export function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function notOurs(file: string): CeremonyError {
  return new CeremonyError('encoding.invalid', say('store.no-ceremony'), { path: file })
}

export function edited(message: Saying, path: string): CeremonyError {
  return new CeremonyError('store.edited', message, { path })
}
