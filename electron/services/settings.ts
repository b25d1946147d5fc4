/** What people chose for the program itself: a file of the data folder that is no evidence. */
import { join } from 'node:path'
import { type Language, parseLanguage } from '#shared/text/language.ts'
import { remember, remembered } from './remembered.ts'

const NAME = 'settings.json'
const MAX_BYTES = 4096

/** The language that was chosen here, or undefined when nobody chose or the file cannot be read. */
export function chosenLanguage(folder: string): Language | undefined {
  const settings = remembered(join(folder, NAME), MAX_BYTES)
  if (typeof settings !== 'object' || settings === null) return undefined
  return 'language' in settings ? parseLanguage(settings.language) : undefined
}

/** Keeps the choice for the next start; refuses where the folder cannot be written. */
export function keepLanguage(folder: string, language: Language): void {
  remember(join(folder, NAME), { language })
}
