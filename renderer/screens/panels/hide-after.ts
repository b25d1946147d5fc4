import { useEffect, useEffectEvent, useState } from 'react'
import { onAway } from '../../components/away.ts'

/** Counts down while something secret is shown, and hides it at zero or when the window loses focus. */
export function useHideAfter(active: boolean, seconds: number, hide: () => void): number {
  const [left, setLeft] = useState(seconds)
  const onHide = useEffectEvent(hide)
  useEffect(() => {
    if (!active) return
    const until = Date.now() + seconds * 1000
    const tick = (): void => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      setLeft(rest)
      if (rest === 0) onHide()
    }
    tick()
    const timer = setInterval(tick, 1000)
    const end = onAway(() => onHide())
    return () => {
      clearInterval(timer)
      end()
    }
  }, [active, seconds])
  return left
}
