import { LANGUAGES, type Language, parseLanguage } from '#shared/text/language.ts'
import { type Arguments, usage } from './arguments.ts'

/** The language given with `--language`; refuses what there is no catalogue for. */
export function languageOption(given: Arguments): Language | undefined {
  const value = given.one('language')
  if (value === undefined) return undefined
  const language = parseLanguage(value)
  if (language === undefined) throw usage(`--language is one of ${LANGUAGES.join(', ')}`)
  return language
}
