import { useEffect, useState } from 'react'

/** The clock of this machine in UTC, for comparison with the watches in the room. */
export function Clock() {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000)
    return () => clearInterval(timer)
  }, [])
  const stamp = now.toISOString()
  return (
    <time className="clock" dateTime={stamp}>
      {stamp.slice(11, 19)}
    </time>
  )
}
