import { useState } from 'react'
import { backupPath } from '#shared/ceremony/findings.ts'
import type { PlanReview, SourceReview } from '#shared/ipc/reviews.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { Facts } from '../components/facts.tsx'
import { Refusal } from '../components/refusal.tsx'
import { Several } from '../components/several.tsx'
import { useCall } from '../store/call.ts'
import { show } from '../store/store.ts'
import { text } from '../text/current.ts'
import { listed } from '../text/format.ts'

interface DamagedProps {
  readonly review: PlanReview
  readonly source: SourceReview
}

/**
 * What is damaged in the copy that was chosen, what comes back all the same and what does not.
 * Nobody goes on before each key that is given up was named.
 */
export function Damaged({ review, source }: DamagedProps) {
  const { damaged, keys } = source
  if (damaged.length === 0) return null
  const words = text.findings
  const drill = review.plan?.kind === 'drill'
  const labels = damaged.map(({ label }) => label)
  const sound = keys.filter((label) => !labels.includes(label))
  return (
    <section className="notice notice-strong" aria-labelledby="damaged-title">
      <h3 id="damaged-title" className="notice-title">
        {words.damaged(damaged.length)}
      </h3>
      <ul>
        {damaged.map(({ label, fault }) => (
          <li key={label}>
            <span className="mono">{backupPath(label)}</span>: {words.faults[fault]}.
          </li>
        ))}
      </ul>
      <p>{words.sound}</p>
      <p>{words.other}</p>
      <Facts
        facts={[
          { name: drill ? words.opens : words.can, value: listed(sound) || text.common.none },
          { name: drill ? words.notOpened : words.cannot, value: listed(labels) },
        ]}
      />
      {source.accepted.length > 0 ? (
        <p className="label">{words.accepted(listed(source.accepted))}</p>
      ) : (
        <GiveUp token={review.token} labels={labels} drill={drill} />
      )}
    </section>
  )
}

interface GiveUpProps {
  readonly token: string
  readonly labels: readonly string[]
  readonly drill: boolean
}

function GiveUp({ token, labels, drill }: GiveUpProps) {
  const call = useCall()
  const [named, setNamed] = useState<readonly string[]>([])
  const words = text.findings
  const goOn = () => {
    const left = labels.filter((label) => !named.includes(label))
    if (left.length > 0) call.tell(words.needEach(listed(left)))
    else
      call.ask(
        () => bridge.acceptDamaged({ token, labels: named }),
        (next) => show({ at: 'review', review: next }),
      )
  }
  return (
    <div className="form no-print">
      <Several
        legend={words.choose}
        hint={drill ? words.chooseDrill : words.chooseLead}
        options={labels.map((label) => ({ value: label, label: words.giveUp(label) }))}
        values={named}
        onChange={setNamed}
      />
      <Refusal notice={call.notice} />
      <Button busy={call.busy} busyText={words.going} onPress={goOn}>
        {words.go}
      </Button>
    </div>
  )
}
