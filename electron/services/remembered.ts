/** Small JSON files of the data folder that are no evidence: a ceremony goes on without them. */
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { CeremonyError } from '#shared/errors.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import { ioFault } from './iofault.ts'
import { readRegularFile } from './safefile.ts'

/** What stands in the file; undefined where it is not there, or whatever else is wrong with it. */
export function remembered(path: string, maxBytes: number): unknown {
  try {
    return JSON.parse(decodeUtf8(readRegularFile(path, maxBytes)))
  } catch (error) {
    if (error instanceof CeremonyError || error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Puts a value in the place of what stood there; refuses where the folder cannot be written. */
export function remember(path: string, value: unknown): void {
  const partial = `${path}.new`
  try {
    // What a crash left there goes, and nothing is written through a link.
    rmSync(partial, { force: true })
    writeFileSync(partial, `${JSON.stringify(value)}\n`, { flag: 'wx', mode: 0o600 })
    renameSync(partial, path)
  } catch (error) {
    throw ioFault(error, path)
  }
}
