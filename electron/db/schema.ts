import Database from 'better-sqlite3'

/** "CLAV" in the header of every ceremony file (SQLite's application_id). */
export const APPLICATION_ID = 0x434c4156

/**
 * How each schema version is made from the one before. Released entries never change; the
 * number of entries is the schema version, kept in user_version.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE entries (seq INTEGER PRIMARY KEY, line BLOB NOT NULL, sig TEXT NOT NULL) STRICT;
  CREATE TRIGGER entries_follow BEFORE INSERT ON entries
    WHEN new.seq IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entries)
    BEGIN SELECT RAISE(ABORT, 'entries only follow each other'); END;
  ${kept('entries')}

  CREATE TABLE artefacts (sha256 TEXT PRIMARY KEY NOT NULL, bytes BLOB NOT NULL) STRICT;
  ${once('artefacts', 'sha256')}
  ${kept('artefacts')}

  CREATE TABLE keys (id TEXT PRIMARY KEY NOT NULL, record TEXT NOT NULL) STRICT;

  CREATE TABLE seals (name TEXT PRIMARY KEY NOT NULL, bytes BLOB NOT NULL) STRICT;
  ${once('seals', 'name')}
  ${kept('seals')}

  CREATE TABLE facts (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
  ${once('facts', 'name')}
  ${kept('facts')}
  `,
]

/** Refuses UPDATE and DELETE on a table, whatever the conflict clause. */
function kept(table: string): string {
  return `
  CREATE TRIGGER ${table}_fixed BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} are never changed'); END;
  CREATE TRIGGER ${table}_kept BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} are never removed'); END;`
}

/** Refuses INSERT of a key that is there: REPLACE would remove the old row without a word. */
function once(table: string, key: string): string {
  return `
  CREATE TRIGGER ${table}_once BEFORE INSERT ON ${table}
    WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key} = new.${key})
    BEGIN SELECT RAISE(ABORT, '${table} are written once'); END;`
}

/** Settings of the connection: name, value, and what SQLite must then answer. */
const PRAGMAS: readonly (readonly [string, string, string | number])[] = [
  ['synchronous', 'EXTRA', 3],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['recursive_triggers', 'ON', 1],
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
]

/** Applies the settings of a ceremony file and makes sure that they hold. */
export function configure(db: Database.Database): void {
  for (const [name, value, answer] of PRAGMAS) {
    db.pragma(`${name} = ${value}`)
    if (db.pragma(name, { simple: true }) !== answer) throw new Error(`SQLite ignores ${name}`)
  }
}

/** A rollback journal is the only mode in which a copy of the one file is whole. */
export function useRollbackJournal(db: Database.Database): void {
  const wanted = db.memory ? 'memory' : 'delete'
  if (db.pragma('journal_mode = DELETE', { simple: true }) !== wanted) {
    throw new Error('SQLite ignores journal_mode')
  }
}

/** Brings a database from one schema version to another, all or nothing. */
export function migrate(db: Database.Database, from: number, to: number = MIGRATIONS.length): void {
  if (from === to) return
  const steps = db.transaction(() => {
    for (const step of MIGRATIONS.slice(from, to)) db.exec(step)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${to}`)
  })
  steps.immediate()
}

/** The text of every table, index and trigger of a database. */
export function schemaOf(db: Database.Database): string {
  const rows = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all()
  return JSON.stringify(rows)
}

/** The schema text that a file of a given version must have. */
export function schemaText(version: number): string {
  const db = new Database(':memory:')
  try {
    migrate(db, 0, version)
    return schemaOf(db)
  } finally {
    db.close()
  }
}
