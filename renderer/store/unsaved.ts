import { useEffect } from 'react'
import { useStore, type View } from './store.ts'

/**
 * While something is not saved, every way out asks first: another view, and the end of the window.
 * The window stays open where the page refuses its end, and the page says why.
 */
export function useUnsaved(unsaved: boolean): void {
  useEffect(() => {
    useStore.setState({ unsaved, leaving: null })
    if (!unsaved) return
    const ends = (event: BeforeUnloadEvent): void => {
      if (!useStore.getState().unsaved) return
      event.preventDefault()
      useStore.setState({ leaving: 'window', help: null })
    }
    window.addEventListener('beforeunload', ends)
    return () => {
      window.removeEventListener('beforeunload', ends)
      useStore.setState({ unsaved: false, leaving: null })
    }
  }, [unsaved])
}

/** Nobody goes: what is not saved stays on the screen. */
export function stay(): void {
  useStore.setState({ leaving: null })
}

/** Goes where somebody wanted to, now that it is settled what becomes of what was not saved. */
export function go(to: View | 'window'): void {
  const view: View = to === 'window' ? { at: 'home' } : to
  useStore.setState({ unsaved: false, leaving: null, view })
  if (to === 'window') window.close()
}
