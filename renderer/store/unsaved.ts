import { useEffect } from 'react'
import { useStore } from './store.ts'

/** While something is not saved, every way out asks first. */
export function useUnsaved(unsaved: boolean): void {
  useEffect(() => {
    useStore.setState({ unsaved, leaving: null })
    if (!unsaved) return
    return () => useStore.setState({ unsaved: false, leaving: null })
  }, [unsaved])
}
