import { useEffect, useEffectEvent, useState } from 'react'

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
    const away = (): void => onHide()
    tick()
    const timer = setInterval(tick, 1000)
    window.addEventListener('blur', away)
    document.addEventListener('visibilitychange', away)
    return () => {
      clearInterval(timer)
      window.removeEventListener('blur', away)
      document.removeEventListener('visibilitychange', away)
    }
  }, [active, seconds])
  return left
}
