import { useEffect, useRef } from 'react'
import { safetyOf } from '#shared/safety.ts'
import type { Notice } from '../store/call.ts'
import { text } from '../text/current.ts'
import { sentence } from '../text/format.ts'
import { Finding, Said } from './said.tsx'

/**
 * Says calmly what happened, what is safe and what to do next. Takes the focus when it appears.
 */
export function Refusal({ notice }: { readonly notice: Notice | undefined }) {
  return notice ? <RefusalBox key={notice.id} notice={notice} /> : null
}

function RefusalBox({ notice }: { readonly notice: Notice }) {
  const box = useRef<HTMLDivElement>(null)
  const hint = notice.code ? text.hints[notice.code] : notice.hint
  const safety = notice.safety ?? (notice.code ? safetyOf(notice.code) : 'unsent')
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={box} className="refusal" role="alert" tabIndex={-1}>
      <p className="refusal-title">{notice.code ? text.common.refused : text.common.look}</p>
      <Message notice={notice} />
      {notice.path ? (
        <p className="refusal-where">
          {text.common.where}: <code>{notice.path}</code>
        </p>
      ) : null}
      {notice.faults?.map((fault) => (
        <p key={`${fault.path} ${fault.message}`} className="refusal-where">
          <code>{fault.path}</code> <Finding {...fault} />
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

/** What is wrong. What has no words in another language is said in general, and then in English. */
function Message({ notice }: { readonly notice: Notice }) {
  const general = notice.code ? text.refusals[notice.code] : undefined
  if (general === undefined || notice.saying !== undefined)
    return (
      <p className="refusal-message">
        <Said message={notice.message} saying={notice.saying} />
      </p>
    )
  return (
    <>
      <p className="refusal-message">{sentence(general)}</p>
      <p className="refusal-where">
        {text.common.detail}: <span lang="en">{notice.message}</span>
      </p>
    </>
  )
}
