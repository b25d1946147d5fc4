import { useEffect, useState } from 'react'
import type { PlannedPlan } from '#shared/ipc/reviews.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { ModeMark } from '../components/mode-mark.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useCall } from '../store/call.ts'
import { show } from '../store/store.ts'
import { text } from '../text/current.ts'

/** Plans that were reviewed or saved here and wait for their day. */
export function PlannedPlans() {
  const call = useCall()
  const [plans, setPlans] = useState<readonly PlannedPlan[] | undefined>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen appears
  useEffect(() => {
    call.ask(bridge.planned, setPlans)
  }, [])
  return (
    <section className="ruled" aria-labelledby="planned-title">
      <h2 id="planned-title">{text.home.planned}</h2>
      <Refusal notice={call.notice} />
      {plans?.length === 0 ? <p className="hint">{text.home.plannedNone}</p> : null}
      <ul className="cards">
        {plans?.map(({ token, title, kind, mode, file }) => (
          <li key={token} className="card">
            <div className="card-row">
              <ModeMark mode={mode} />
              <div className="card-title">
                <h3>{title}</h3>
                <p className="hint">
                  {text.kinds[kind]}. <code>{file}</code>
                </p>
              </div>
              <Button
                label={text.home.reviewThis(title)}
                onPress={() =>
                  call.ask(
                    () => bridge.reviewPlanned({ token }),
                    (review) => show({ at: 'review', review }),
                  )
                }
              >
                {text.home.review}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
