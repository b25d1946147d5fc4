import { language, text } from '../text/current.ts'
import { sentence } from './refusal.tsx'

/** What the main process says in its own words: they are English, and marked as that elsewhere. */
export function Said({ message }: { readonly message: string }) {
  return (
    <>
      {language === 'en' ? null : `${text.common.detail}: `}
      <span lang="en">{sentence(message)}</span>
    </>
  )
}
