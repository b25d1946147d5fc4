import { useEffect } from 'react'
import { type Help as HelpKind, help, useStore } from '../store/store.ts'
import { GlossaryDialog } from './glossary.tsx'
import { Palette } from './palette.tsx'

/** The help over every screen, and the keys that open it. */
export function Help() {
  const open = useStore((store) => store.help)
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const wanted = wantedBy(event)
      if (wanted === null) return
      event.preventDefault()
      // Over another dialog it would take half a form away.
      if (wanted === 'palette' && document.querySelector('[role="dialog"]') !== null) return
      help(wanted)
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
  const close = (): void => help(null)
  if (open === 'palette') return <Palette onClose={close} />
  return open === 'glossary' ? <GlossaryDialog onClose={close} /> : null
}

function wantedBy(event: KeyboardEvent): HelpKind | null {
  const { ctrlKey, metaKey, altKey, key } = event
  if (altKey) return null
  if (ctrlKey !== metaKey) return key.toLowerCase() === 'k' ? 'palette' : null
  if (ctrlKey) return null
  return key === 'F1' || (key === '?' && !isTyping(event.target)) ? 'glossary' : null
}

/** True in a field that takes letters. */
function isTyping(target: EventTarget | null): boolean {
  const fields = 'input:not([type="radio"], [type="checkbox"]), textarea, select'
  return target instanceof Element && target.matches(fields)
}
