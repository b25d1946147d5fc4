import { useEffect } from 'react'
import { help, useStore } from '../store/store.ts'
import { GlossaryDialog } from './glossary.tsx'

/** The help over every screen, and the keys that open it. */
export function Help() {
  const open = useStore((store) => store.help)
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!isGlossary(event)) return
      event.preventDefault()
      help('glossary')
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
  return open === 'glossary' ? <GlossaryDialog onClose={() => help(null)} /> : null
}

function isGlossary(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  return event.key === 'F1' || (event.key === '?' && !isTyping(event.target))
}

/** True in a field that takes letters. */
function isTyping(target: EventTarget | null): boolean {
  const fields = 'input:not([type="radio"], [type="checkbox"]), textarea, select'
  return target instanceof Element && target.matches(fields)
}
