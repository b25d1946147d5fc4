import { useEffect, useEffectEvent, useState } from 'react'
import type { EntryDetail } from '#shared/ipc/answers.ts'
import { bridge } from '../api.ts'
import { Facts } from '../components/facts.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useCall } from '../store/call.ts'
import { nameOf, useSnapshot } from '../store/select.ts'
import { text } from '../text/current.ts'

/** One entry as it is stored: the line, its hash, and who signed for it. */
export function LogEntry({ entry }: { readonly entry: number }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const [detail, setDetail] = useState<EntryDetail | undefined>()
  const load = useEffectEvent(() => {
    call.ask(() => bridge.logEntry({ entry }), setDetail)
  })
  useEffect(() => load(), [])
  const nameFor = (by: string) =>
    by === 'recorder' ? text.log.signedByRecorder : text.log.signedBy(nameOf(snapshot, by))
  if (detail === undefined) return <Refusal notice={call.notice} />
  return (
    <div className="log-entry">
      <Facts
        facts={[
          { name: text.log.hash, value: detail.sha256, mono: true },
          ...detail.signatures.map(({ by, fingerprint, good }) => ({
            name: nameFor(by),
            value: `${good ? text.log.good : text.log.bad} · ${fingerprint}`,
          })),
        ]}
      />
      {detail.signatures.map(({ by, statement }) =>
        statement === undefined ? null : (
          <Raw key={by} title={text.log.statement} value={statement} />
        ),
      )}
      <Raw title={text.log.line} value={detail.line} />
    </div>
  )
}

function Raw({ title, value }: { readonly title: string; readonly value: string }) {
  return (
    <>
      <h3 className="label">{title}</h3>
      <pre className="raw">{value}</pre>
    </>
  )
}
