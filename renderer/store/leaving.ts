import { useEffect } from 'react'
import { canStop } from '#shared/stages.ts'
import type { Progress } from '#shared/steps.ts'
import { bridge } from '../api.ts'
import { type Begun, leave, useStore } from './store.ts'

/**
 * Hears how far long work is, and lets nobody leave it unasked. The window stays open where the
 * page refuses its end, and the page says why.
 */
export function useLeaving(): void {
  useEffect(() => {
    const ends = (event: BeforeUnloadEvent): void => {
      const { unsaved, work } = useStore.getState()
      if (!unsaved && work === null) return
      event.preventDefault()
      useStore.setState({ help: null })
      leave(closeWindow)
    }
    window.addEventListener('beforeunload', ends)
    const stop = bridge.onProgress(heard)
    return () => {
      window.removeEventListener('beforeunload', ends)
      stop()
    }
  }, [])
}

function closeWindow(): void {
  useStore.setState({ view: { at: 'home' } })
  window.close()
}

/**
 * Work that somebody left before it said how far it is, is stopped: its button is gone with the
 * screen. What no call of this page is about, such as a word that came behind its answer, holds
 * nothing up.
 */
function heard(progress: Progress): void {
  const { calls, view } = useStore.getState()
  const [first] = calls
  if (first === undefined) return
  if (first.view === view) useStore.setState({ work: progress })
  else if (canStop(progress.what)) void bridge.cancelWork({ work: progress.work })
}

/** A call begins on the view that is on the screen. */
export function begun(call: symbol): Begun {
  const one = { call, view: useStore.getState().view }
  useStore.setState(({ calls }) => ({ calls: [...calls, one] }))
  return one
}

/** A call was answered. True when the view on which it was asked is still on the screen. */
export function answered(one: Begun): boolean {
  useStore.setState(({ calls, work }) => ({
    calls: calls.filter((other) => other !== one),
    work: calls[0] === one ? null : work,
  }))
  return useStore.getState().view === one.view
}

/** What was answered is on the screen. Whoever waited for the end goes; who had not said so stays. */
export function settled(): void {
  const { leaving, stopping, unsaved, work } = useStore.getState()
  if (work !== null || leaving === null) return
  if (stopping) go(leaving)
  else if (!unsaved) stay()
}

/** Stops the work at hand, and goes when it has stopped. */
export function stopAndGo(): void {
  const { work } = useStore.getState()
  if (work === null) return
  useStore.setState({ stopping: true })
  void bridge.cancelWork({ work: work.work })
}

/** Nobody goes: what would be lost stays on the screen. */
export function stay(): void {
  useStore.setState({ leaving: null, stopping: false })
}

/** Goes where somebody wanted to, now that it is settled what becomes of what would be lost. */
export function go(way: () => void): void {
  useStore.setState({ unsaved: false, leaving: null, stopping: false })
  leave(way)
}
