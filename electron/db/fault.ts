import Database from 'better-sqlite3'
import { CeremonyError } from '#shared/errors.ts'
import { ioFault } from '#electron/services/iofault.ts'
import { say } from '#shared/text/saying.ts'
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
      return new CeremonyError('store.busy', say('store.elsewhere'), { path })
    case 'NOTADB':
      return notOurs(path)
    case 'CORRUPT':
    case 'FORMAT':
      return edited(say('store.damaged'), path)
    case 'FULL':
      return new CeremonyError('io.failed', say('medium.full'), { path })
    case 'IOERR':
      return new CeremonyError('io.failed', say('medium.failed'), { path })
    case 'CANTOPEN':
    case 'READONLY':
    case 'PERM':
      return new CeremonyError('io.failed', say('medium.forbidden'), { path })
    default:
      return error
  }
}
