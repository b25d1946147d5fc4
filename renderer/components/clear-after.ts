import { useEffect, useEffectEvent } from 'react'

/** Why something secret was cleared. */
export type Cleared = 'away' | 'idle'

/**
 * Clears something secret when the window is left, and when nothing was done for a while; `touched`
 * changes with everything that is done.
 */
export function useClearAfter(
  active: boolean,
  seconds: number,
  touched: unknown,
  clear: (why: Cleared) => void,
): void {
  const onClear = useEffectEvent(clear)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another touch starts the time anew
  useEffect(() => {
    if (!active) return
    const away = (): void => onClear('away')
    const timer = setTimeout(() => onClear('idle'), seconds * 1000)
    window.addEventListener('blur', away)
    document.addEventListener('visibilitychange', away)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('blur', away)
      document.removeEventListener('visibilitychange', away)
    }
  }, [active, seconds, touched])
}
