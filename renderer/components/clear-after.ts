import { useEffect, useEffectEvent } from 'react'
import { onAway } from './away.ts'

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
    const timer = setTimeout(() => onClear('idle'), seconds * 1000)
    const end = onAway(() => onClear('away'))
    return () => {
      clearTimeout(timer)
      end()
    }
  }, [active, seconds, touched])
}
