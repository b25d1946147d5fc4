import Database from 'better-sqlite3'
import { CeremonyError } from '#shared/errors.ts'
import { ioFault } from '#electron/services/iofault.ts'
import { edited, notOurs } from './inspect.ts'

/**
 * An error of SQLite in plain words; a broken constraint stays what it is, because only a mistake
 * of this program can cause it.
 */
export function databaseFault(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return ioFault(error, path)
  const [, kind] = error.code.split('_')
  switch (kind) {
    case 'BUSY':
    case 'LOCKED':
      return new CeremonyError('store.busy', 'it is opened elsewhere', { path })
    case 'NOTADB':
      return notOurs(path)
    case 'CORRUPT':
    case 'FORMAT':
      return edited('the file is damaged', path)
    case 'FULL':
      return new CeremonyError('io.failed', 'no space is left on the medium', { path })
    case 'IOERR':
      return new CeremonyError('io.failed', 'the medium failed', { path })
    case 'CANTOPEN':
    case 'READONLY':
    case 'PERM':
      return new CeremonyError('io.failed', 'this program may not write there', { path })
    default:
      return error
  }
}
