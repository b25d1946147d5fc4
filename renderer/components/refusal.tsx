import { useEffect, useRef } from 'react'
import { placedHint } from '#shared/places.ts'
import { safetyOf } from '#shared/safety.ts'
import type { Tick } from '#shared/steps.ts'
import type { Notice } from '../store/call.ts'
import { text } from '../text/current.ts'
import { sentence, told, worded } from '../text/format.ts'

/**
 * Says calmly what happened, what is safe and what to do next. Takes the focus when it appears.
 */
export function Refusal({ notice }: { readonly notice: Notice | undefined }) {
  return notice ? <RefusalBox key={notice.id} notice={notice} /> : null
}

function RefusalBox({ notice }: { readonly notice: Notice }) {
  const box = useRef<HTMLDivElement>(null)
  const hint = hintOf(notice)
  const safety = notice.safety ?? (notice.code ? safetyOf(notice.code, notice.place) : 'unsent')
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const stopped = notice.code === 'call.cancelled'
  return (
    <div ref={box} className={stopped ? 'notice' : 'refusal'} role="alert" tabIndex={-1}>
      <p className={stopped ? 'notice-title' : 'refusal-title'}>{titleOf(notice)}</p>
      <p className="refusal-message">{messageOf(notice)}</p>
      {notice.path ? (
        <p className="refusal-where">
          {text.common.where}: <code>{text.common.place(notice.path)}</code>
        </p>
      ) : null}
      {notice.faults?.map((fault) => (
        <p key={`${fault.path} ${fault.message}`} className="refusal-where">
          <code>{text.common.place(fault.path)}</code> {worded(fault.saying)}
        </p>
      ))}
      <p className="refusal-safe">{text.safe[safety]}</p>
      {hint ? <p className="refusal-hint">{hint}</p> : null}
      {notice.code ? (
        <p className="refusal-code">
          {text.common.code} <code>{notice.code}</code>
        </p>
      ) : null}
    </div>
  )
}

/** Who stopped it themselves is not refused anything. */
function titleOf({ code }: Notice): string {
  if (code === undefined) return text.common.look
  return code === 'call.cancelled' ? text.work.stopped : text.common.refused
}

/** What to do next: as the place says it, where it says more than the code. */
function hintOf({ code, place, hint }: Notice): string | undefined {
  if (code === undefined) return hint
  const placed = place === undefined ? undefined : placedHint(text.placed[place], code)
  return placed ?? text.hints[code]
}

/** What is wrong, or how far the work was that somebody stopped. */
function messageOf({ tick, saying, message }: Notice): string {
  if (tick !== undefined) return stoppedAt(tick)
  return saying === undefined ? sentence(message) : told(saying)
}

/** How far it was: what nobody could count has its name alone. */
function stoppedAt({ what, done, total }: Tick): string {
  const name = text.work.names[what]
  return total === 0 ? sentence(name) : text.work.stoppedAt(name, done, total)
}
