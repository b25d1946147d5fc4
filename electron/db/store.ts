/**
 * One SQLite file for each ceremony, append-only: the database itself refuses to change or remove
 * what is recorded. That is a guard against mistakes and a tripwire, not a proof: who owns the
 * file can rebuild it. The proof is the chain, the signatures and the heads on paper.
 */
import { closeSync, lstatSync, openSync, rmSync, unlinkSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { CeremonyError } from '#shared/errors.ts'
import { ioFault } from '#electron/services/iofault.ts'
import { syncFolder, zeroFile } from '#electron/services/durable.ts'
import { say } from '#shared/text/saying.ts'
import {
  EMPTY_LOG,
  follow,
  inspectArtefacts,
  inspectLines,
  inspectPages,
  inspectSchema,
  type LogEnd,
  plain,
  type SignedLine,
  sha256Hex,
} from './inspect.ts'
import { databaseFault } from './fault.ts'
import { configure, migrate, useRollbackJournal } from './schema.ts'

export type { SignedLine } from './inspect.ts'

/** What one append commits, all or nothing. */
export interface Batch {
  readonly entries: readonly (SignedLine & { readonly seq: number })[]
  /** Public bytes that the entries name by hash; what is there already stays as it is. */
  readonly artefacts?: readonly Uint8Array[]
  /** Signing keys at rest; a record of the same id is replaced. */
  readonly keys?: readonly { readonly id: string; readonly record: string }[]
  /** The checkpoint and the signatures over it. */
  readonly seals?: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly facts?: readonly { readonly name: string; readonly value: string }[]
}

/**
 * The record of one ceremony: exact bytes in, exact bytes out. While it is open, nothing else in
 * this process may open its file: closing another descriptor drops the lock (POSIX).
 */
export interface Store {
  /** Absolute, or `:memory:`. */
  readonly path: string
  /** Commits a batch to the disk; on any refusal nothing of it remains. */
  append(batch: Batch): void
  lines(): SignedLine[]
  count(): number
  artefact(sha256: string): Uint8Array | undefined
  key(id: string): string | undefined
  keyIds(): string[]
  /**
   * Removes every private key and overwrites its bytes in the file and the journal. What a file
   * system or a flash medium keeps of older blocks is out of reach; the keys in it are encrypted.
   */
  deleteKeys(): void
  seal(name: string): Uint8Array | undefined
  seals(): { name: string; bytes: Uint8Array }[]
  fact(name: string): string | undefined
  close(): void
  /** Closes and removes a file in which nothing was ever committed; refuses any other. */
  discard(): void
}

/** Makes the file of a new ceremony (`:memory:` for none); refuses one that exists. */
export function createStore(file: string): Store {
  if (file === ':memory:') return create(file)
  const path = absolute(file)
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    throw ioFault(error, path)
  }
  try {
    const store = create(path)
    syncFolder(dirname(path))
    return store
  } catch (error) {
    unlinkSync(path)
    throw ioFault(error, path)
  }
}

/**
 * Opens the file of a ceremony and holds it alone. Refuses one that is missing, no ceremony file,
 * newer, opened elsewhere ('store.busy'), damaged, or edited: other tables or triggers, an entry
 * that does not follow the one before, an artefact without its hash. See {@link inspectLines} for
 * what this cannot see.
 */
export function openStore(file: string): Store {
  const path = absolute(file)
  // Never opened here: closing a second descriptor would drop SQLite's locks on the file.
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats === undefined) throw new CeremonyError('file.missing', say('medium.no-file'), { path })
  if (!stats.isFile())
    throw new CeremonyError('file.unsafe', say('medium.no-regular-file'), { path })
  return guarded(path, (db) => {
    configure(db)
    db.exec('BEGIN EXCLUSIVE; COMMIT')
    const version = inspectSchema(db, path)
    inspectPages(db, path)
    inspectArtefacts(db)
    const end = inspectLines(db)
    // Nothing is written to a file before it is known to be ours and whole.
    useRollbackJournal(db)
    migrate(db, version)
    return makeStore(db, path, end)
  })
}

function create(path: string): Store {
  return guarded(path, (db) => {
    configure(db)
    useRollbackJournal(db)
    migrate(db, 0)
    return makeStore(db, path, EMPTY_LOG)
  })
}

function guarded(path: string, use: (db: Database.Database) => Store): Store {
  let db: Database.Database | undefined
  try {
    db = new Database(path, { timeout: 0, fileMustExist: path !== ':memory:' })
    return use(db)
  } catch (error) {
    db?.close()
    throw databaseFault(error, path)
  }
}

function absolute(file: string): string {
  const path = resolve(file)
  if (path !== path.trim() || path.includes('\0')) {
    throw new CeremonyError('file.unsafe', say('medium.trailing-space'), { path: file })
  }
  return path
}

function makeStore(db: Database.Database, path: string, opened: LogEnd): Store {
  let end = opened
  const addEntry = db.prepare('INSERT INTO entries (seq, line, sig) VALUES (?, ?, ?)')
  const addArtefact = db.prepare('INSERT INTO artefacts (sha256, bytes) VALUES (?, ?)')
  const addKey = db.prepare('INSERT OR REPLACE INTO keys (id, record) VALUES (?, ?)')
  const addSeal = db.prepare('INSERT INTO seals (name, bytes) VALUES (?, ?)')
  const addFact = db.prepare('INSERT INTO facts (name, value) VALUES (?, ?)')
  const removeKeys = db.prepare('DELETE FROM keys')
  const lines = db.prepare<[], SignedLine>('SELECT line, sig FROM entries ORDER BY seq')
  const artefact = db.prepare<[string], Uint8Array>('SELECT bytes FROM artefacts WHERE sha256 = ?')
  const key = db.prepare<[string], string>('SELECT record FROM keys WHERE id = ?')
  const keyIds = db.prepare<[], string>('SELECT id FROM keys ORDER BY id')
  const seals = db.prepare<[], { name: string; bytes: Uint8Array }>(
    'SELECT name, bytes FROM seals ORDER BY name',
  )
  const seal = db.prepare<[string], Uint8Array>('SELECT bytes FROM seals WHERE name = ?')
  const fact = db.prepare<[string], string>('SELECT value FROM facts WHERE name = ?')
  for (const one of [artefact, key, keyIds, seal, fact]) one.pluck()

  const write = db.transaction((batch: Batch): LogEnd => {
    let next = end
    for (const { seq, line, sig } of batch.entries) {
      next = follow(next, seq, line)
      addEntry.run(seq, line, sig)
    }
    for (const bytes of batch.artefacts ?? []) {
      const sha256 = sha256Hex(bytes)
      if (artefact.get(sha256) === undefined) addArtefact.run(sha256, bytes)
    }
    for (const { id, record } of batch.keys ?? []) addKey.run(id, record)
    for (const { name, bytes } of batch.seals ?? []) addSeal.run(name, bytes)
    for (const { name, value } of batch.facts ?? []) addFact.run(name, value)
    return next
  })

  return {
    path,
    append: (batch) => {
      end = faulty(path, () => write.immediate(batch))
    },
    lines: () =>
      faulty(path, () => lines.all().map(({ line, sig }) => ({ line: plain(line), sig }))),
    count: () => end.count,
    artefact: (sha256) => faulty(path, () => optional(artefact.get(sha256))),
    key: (id) => faulty(path, () => key.get(id)),
    keyIds: () => faulty(path, () => keyIds.all()),
    deleteKeys: () =>
      faulty(path, () => {
        removeKeys.run()
        // The journal holds the pages as they were, and lasts as long as the connection.
        if (!db.memory) zeroFile(`${path}-journal`)
      }),
    seal: (name) => faulty(path, () => optional(seal.get(name))),
    seals: () =>
      faulty(path, () => seals.all().map(({ name, bytes }) => ({ name, bytes: plain(bytes) }))),
    fact: (name) => faulty(path, () => fact.get(name)),
    close: () => {
      db.close()
    },
    discard: () => {
      if (end.count > 0) throw new Error('a log is never removed')
      db.close()
      if (path === ':memory:') return
      faulty(path, () => {
        for (const tail of ['', '-journal']) rmSync(`${path}${tail}`, { force: true })
      })
    },
  }
}

function optional(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes === undefined ? undefined : plain(bytes)
}

function faulty<T>(path: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw databaseFault(error, path)
  }
}
