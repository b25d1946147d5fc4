import { LANGUAGES, languageNames } from '#shared/text/language.ts'
import { bridge } from '../api.ts'
import { useCall } from '../store/call.ts'
import { chooseLanguage, useStore } from '../store/store.ts'
import { text } from '../text/current.ts'
import { Refusal } from './refusal.tsx'

/** The languages, each in its own words, so that everybody finds theirs whatever is on the screen. */
export function LanguageChoice({ short = false }: { readonly short?: boolean }) {
  const current = useStore((store) => store.language)
  const call = useCall()
  return (
    <nav className="languages no-print" aria-label={text.common.language}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          title={short ? languageNames[language] : undefined}
          aria-pressed={language === current}
          onClick={() => {
            chooseLanguage(language)
            // The screen has changed in any case; a refusal says that it is not kept.
            call.ask(() => bridge.setLanguage({ language }))
          }}
        >
          {short ? language.toUpperCase() : languageNames[language]}
        </button>
      ))}
      <Refusal notice={call.notice} />
    </nav>
  )
}
