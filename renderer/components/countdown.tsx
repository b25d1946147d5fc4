import { useEffect, useState } from 'react'
import { momentOf } from '#shared/text/format.ts'
import { text } from '../text/current.ts'

/** When an import window closes, and what is left of it, by the second. */
export function Countdown({ until }: { readonly until: string }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.floor((Date.parse(until) - now) / 1000)
  const short = seconds < 4 * 3600
  return (
    <p className={`package-expiry${short ? ' package-expiry-short' : ''}`}>
      {seconds < 0
        ? text.wrap.expired(momentOf(until))
        : `${text.wrap.expires(momentOf(until))} ${text.wrap.left(seconds)}`}
    </p>
  )
}
