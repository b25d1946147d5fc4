import { useEffect, useRef, useState } from 'react'
import { canStop } from '#shared/stages.ts'
import type { Tick } from '#shared/steps.ts'
import { bridge } from '../api.ts'
import { useStore } from '../store/store.ts'
import { text } from '../text/current.ts'
import { Button } from './button.tsx'

/** What is over sooner needs no bar, and said aloud it would talk into what comes next. */
const SOON_MILLISECONDS = 400
/** Aloud, how far it is is said no oftener: every step would be a torrent. */
const SAID_MILLISECONDS = 5000

interface LongWorkProps {
  /** It was cancelled: the button that did it goes away with the work. */
  readonly onCancel: () => void
}

/** How far the work at hand is, once the main process says so, and the way to stop it where there is one. */
export function LongWork({ onCancel }: LongWorkProps) {
  const tick = useStore((store) => store.work)
  const [stopping, setStopping] = useState(false)
  const language = useStore((store) => store.language)
  const late = useLate()
  const said = useSaid(tick)
  const place = useRef<HTMLDivElement>(null)
  const shown = tick !== null && late
  // biome-ignore lint/correctness/useExhaustiveDependencies: in other words it may take more room
  useEffect(() => {
    if (shown) place.current?.scrollIntoView({ block: 'nearest' })
  }, [shown, language])
  if (tick === null || !late) return null
  const { what, done, total } = tick
  const line = lineOf(tick)
  const cancel = (): void => {
    setStopping(true)
    onCancel()
    void bridge.cancelWork({ work: tick.work })
  }
  return (
    <div ref={place} className="long-work">
      <progress
        {...(total === 0 ? {} : { value: done, max: total })}
        aria-label={text.work.names[what]}
        aria-valuetext={line}
      />
      <p>{line}</p>
      {canStop(what) ? (
        <Button busy={stopping} busyText={text.work.cancelling} onPress={cancel}>
          {text.work.cancel}
        </Button>
      ) : (
        <p className="lasting">{text.work.lasting}</p>
      )}
      <p className="visually-hidden said-aloud" role="status">
        {said === null ? '' : lineOf(said)}
      </p>
    </div>
  )
}

/** The sentence on the screen: the one at hand, of so many. */
export function lineOf({ what, done, total }: Tick): string {
  const { names, lines } = text.work
  return total === 0 ? names[what] : lines[what](Math.min(done + 1, total), total)
}

/** True once the work has lasted so long that people wonder. */
function useLate(): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SOON_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [])
  return late
}

/** What is said aloud: how far it is now, every few seconds. */
function useSaid(tick: Tick | null): Tick | null {
  const latest = useRef(tick)
  const [said, setSaid] = useState<Tick | null>(null)
  latest.current = tick
  useEffect(() => {
    const timer = setInterval(() => setSaid(latest.current), SAID_MILLISECONDS)
    return () => clearInterval(timer)
  }, [])
  return said
}
