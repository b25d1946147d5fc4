import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { PlanDraft } from '#shared/ceremony/plan.ts'
import type { PlanReview, PlanWriting } from '#shared/ipc/reviews.ts'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CallButton } from '../../components/call-button.tsx'
import { ModeMark } from '../../components/mode-mark.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { go } from '../../store/leaving.ts'
import { show } from '../../store/store.ts'
import { useUnsaved } from '../../store/unsaved.ts'
import { text } from '../../text/current.ts'
import { useHeadingFocus } from '../heading-focus.ts'
import { Faults, Warnings } from '../review-faults.tsx'
import { Script } from '../review-sections.tsx'
import { PlanCustody } from './custody.tsx'
import { PlanDestruction } from './destruction.tsx'
import type { Edit } from './draft.ts'
import { PlanEntropy } from './entropy.tsx'
import { CeremonyFacts } from './facts.tsx'
import { FindingsContext } from './findings.tsx'
import { PlanKeys } from './keys.tsx'
import { Leaving } from './leaving.tsx'
import { PlanPeople } from './people.tsx'
import { PlanRules } from './rules.tsx'

/** How long the keyboard rests before the plan is judged. */
const REST_MS = 400

/** The desk at which a plan is written: what is typed is judged as it stands, and saved on request. */
export function PlanScreen({ writing }: { readonly writing: PlanWriting }) {
  const { token, file } = writing
  const heading = useHeadingFocus()
  const saving = useCall()
  const [plan, setPlan] = useState<PlanDraft>(() => JSON.parse(writing.text))
  const [changed, setChanged] = useState(false)
  const review = useCheck(token, plan)
  const edit: Edit = (by) => {
    setPlan(by)
    setChanged(true)
  }
  const save = (then: (saved: PlanReview) => void) =>
    saving.ask(
      () => bridge.savePlan({ token, text: JSON.stringify(plan) }),
      (saved) => saved && then(saved),
    )
  useUnsaved(changed)
  const faults = review?.faults ?? []
  return (
    <FindingsContext value={faults}>
      <main className="page page-plan">
        <header className="slip-head">
          <ModeMark mode={plan.mode} />
          <div>
            <p className="step-number">{text.plan.title}</p>
            <h1 ref={heading} tabIndex={-1}>
              {plan.title || text.plan.newTitle}
            </h1>
            <p className="hint">{file === '' ? text.plan.lead : file}</p>
          </div>
        </header>
        <p className={`plan-verdict${faults.length > 0 ? ' plan-verdict-bad' : ''}`} role="status">
          {verdictOf(review)}
        </p>
        <CeremonyFacts plan={plan} edit={edit} />
        <PlanPeople plan={plan} edit={edit} />
        <PlanCustody plan={plan} edit={edit} />
        <PlanKeys plan={plan} edit={edit} />
        <PlanEntropy plan={plan} edit={edit} />
        {plan.kind === 'destroy' ? <PlanDestruction plan={plan} edit={edit} /> : null}
        <PlanRules plan={plan} edit={edit} needs={review?.plan?.policy ?? []} />
        {review?.plan ? <Script plan={review.plan} /> : null}
        <section className="ruled" aria-label={text.plan.findings}>
          <Faults faults={faults} />
          <Warnings warnings={review?.warnings ?? []} />
        </section>
        <Refusal notice={saving.notice} />
        <div className="actions">
          <CallButton
            kind="primary"
            call={saving}
            busyText={text.plan.saving}
            onPress={() => save((review) => go(() => show({ at: 'review', review })))}
          >
            {text.plan.save}
          </CallButton>
          <Button onPress={() => show({ at: 'home' })}>{text.common.back}</Button>
          <p className="hint">{changed ? text.plan.unsaved : text.plan.saveHint}</p>
        </div>
        <Leaving saving={saving} save={save} />
      </main>
    </FindingsContext>
  )
}

function verdictOf(review: PlanReview | undefined): string {
  if (review === undefined) return text.plan.checking
  const { faults, warnings } = review
  const found = [
    faults.length > 0 ? text.plan.faults(faults.length) : text.plan.sound.replace(/\.$/, ''),
    ...(warnings.length > 0 ? [text.plan.warnings(warnings.length)] : []),
  ]
  return `${found.join(', ')}.`
}

/** The judgement of the plan as it stands: asked for when the keyboard rests, the last answer counts. */
function useCheck(token: string, plan: PlanDraft): PlanReview | undefined {
  const [review, setReview] = useState<PlanReview | undefined>()
  const asked = useRef(0)
  const check = useEffectEvent(async () => {
    asked.current += 1
    const mine = asked.current
    const answer = await bridge.checkPlan({ token, text: JSON.stringify(plan) })
    if (answer.ok && mine === asked.current) setReview(answer.value)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again when the plan changes
  useEffect(() => {
    const timer = setTimeout(() => void check(), REST_MS)
    return () => clearTimeout(timer)
  }, [plan])
  return review
}
