import type { About } from '#shared/ipc/answers.ts'
import { text } from '../text/current.ts'

/** Says on every screen that this is not the packaged application. */
export function Banner({ about }: { readonly about: About }) {
  if (about.packaged) return null
  return (
    <aside className="banner" aria-label={text.home.host}>
      {about.host === 'electron' ? text.shell.unpackaged : text.shell.development(about.host)}
    </aside>
  )
}
