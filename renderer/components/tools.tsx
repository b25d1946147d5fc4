import { help, useStore } from '../store/store.ts'
import { text } from '../text/current.ts'
import { LanguageChoice } from './language-choice.tsx'

const isMac = navigator.platform.startsWith('Mac')

/** What is at hand on every screen; the help is gone while a share can be read. */
export function Tools({ short = false }: { readonly short?: boolean }) {
  const unseen = useStore((store) => store.unseen)
  return (
    <div className="tools no-print">
      {unseen > 0 ? null : (
        <>
          <button
            type="button"
            aria-keyshortcuts="Control+K Meta+K"
            onClick={() => help('palette')}
          >
            {text.palette.open}
            <kbd>{isMac ? '⌘K' : text.palette.key}</kbd>
          </button>
          <button type="button" aria-keyshortcuts="F1" onClick={() => help('glossary')}>
            {text.glossary.open}
            <kbd>F1</kbd>
          </button>
        </>
      )}
      <LanguageChoice short={short} />
    </div>
  )
}
