/** What people chose for the program itself: a file of the data folder that is no evidence. */
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CeremonyError } from '#shared/errors.ts'
import { type Language, parseLanguage } from '#shared/text/language.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import { ioFault } from './iofault.ts'
import { readRegularFile } from './safefile.ts'

const NAME = 'settings.json'
const MAX_BYTES = 4096

/** The language that was chosen here, or undefined when nobody chose or the file cannot be read. */
export function chosenLanguage(folder: string): Language | undefined {
  try {
    const settings: unknown = JSON.parse(decodeUtf8(readRegularFile(join(folder, NAME), MAX_BYTES)))
    if (typeof settings !== 'object' || settings === null) return undefined
    return 'language' in settings ? parseLanguage(settings.language) : undefined
  } catch (error) {
    // A setting holds nothing up: whatever is wrong with the file, there is a language.
    if (error instanceof CeremonyError || error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Keeps the choice for the next start; refuses where the folder cannot be written. */
export function keepLanguage(folder: string, language: Language): void {
  const path = join(folder, NAME)
  try {
    writeFileSync(`${path}.new`, `${JSON.stringify({ language })}\n`, { mode: 0o600 })
    renameSync(`${path}.new`, path)
  } catch (error) {
    throw ioFault(error, path)
  }
}
