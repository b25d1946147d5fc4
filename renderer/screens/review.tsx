import { useState } from 'react'
import type { Kind } from '#shared/ceremony/plan.ts'
import type { SavedDocuments } from '#shared/ipc/answers.ts'
import type { PlanReview } from '#shared/ipc/reviews.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { CallButton } from '../components/call-button.tsx'
import { Facts } from '../components/facts.tsx'
import { Groups } from '../components/groups.tsx'
import { ModeMark } from '../components/mode-mark.tsx'
import { Refusal } from '../components/refusal.tsx'
import { Words } from '../components/words.tsx'
import { useCall } from '../store/call.ts'
import { show, showDocuments, useStore } from '../store/store.ts'
import { text } from '../text/current.ts'
import { useHeadingFocus } from './heading-focus.ts'
import { OpenForm } from './open-form.tsx'
import { Faults, Warnings } from './review-faults.tsx'
import { Custody, Keys, People, type ReviewedPlan, Rules, Script } from './review-sections.tsx'
import { Ends } from './review-ends.tsx'
import { SourceForm } from './review-source.tsx'

/** The plan as the room reviews it, before anything exists. */
export function ReviewScreen({ review }: { readonly review: PlanReview }) {
  const heading = useHeadingFocus()
  const call = useCall()
  const plan = review.plan
  const allowed = useStore((store) => store.about?.productionAllowed === true)
  const refused = plan?.mode === 'production' && !allowed
  const usable = plan !== undefined && review.faults.length === 0
  const [saved, setSaved] = useState<SavedDocuments | null>(null)
  const papers = () => call.ask(() => bridge.savePapers({ token: review.token }), setSaved)
  const another = () =>
    call.ask(bridge.choosePlan, (next) => next && show({ at: 'review', review: next }))
  return (
    <main className="page page-review">
      <article className="printed">
        <header className="slip-head">
          {plan ? <ModeMark mode={plan.mode} /> : null}
          <div>
            <p className="step-number">{text.review.title}</p>
            <h1 ref={heading} tabIndex={-1}>
              {plan?.title ?? review.file.split(/[\\/]/).at(-1)}
            </h1>
            <p className="hint">
              {text.review.file} <span className="mono">{review.file}</span>
            </p>
          </div>
        </header>
        {refused ? <HostRefuses /> : null}
        <Faults faults={review.faults} />
        <Warnings warnings={review.warnings} />
        {plan ? <PlanSheet plan={plan} /> : null}
      </article>
      {plan?.source && usable ? <SourceForm key={review.source?.head} review={review} /> : null}
      {plan && usable && !refused && isReady(review) ? (
        <OpenForm token={review.token} plan={plan} />
      ) : null}
      <Refusal notice={call.notice} />
      {saved ? (
        <p className="no-print" role="status">
          {text.review.papersSaved(saved.documents.length, saved.folder)}
        </p>
      ) : null}
      <div className="actions no-print">
        {plan ? (
          <Button onPress={() => call.ask(bridge.printPage)}>{text.review.print}</Button>
        ) : null}
        {usable ? (
          <Button onPress={() => showDocuments({ from: 'plan', token: review.token })}>
            {text.papers.go}
          </Button>
        ) : null}
        {usable ? (
          <CallButton call={call} busyText={text.working.papers} onPress={papers}>
            {text.review.papers}
          </CallButton>
        ) : null}
        <CallButton
          kind={usable ? 'plain' : 'primary'}
          call={call}
          busyText={text.working.plan}
          onPress={another}
        >
          {text.review.another}
        </CallButton>
        <Button onPress={() => show({ at: 'home' })}>{text.common.back}</Button>
      </div>
    </main>
  )
}

/** Before anything is read: this plan is opened in the packaged application, and not here. */
function HostRefuses() {
  return (
    <section className="notice notice-strong no-print" aria-labelledby="host-refuses">
      <h2 id="host-refuses" className="notice-title">
        {text.review.hostRefuses}
      </h2>
      <p>{text.review.hostRefusesHint}</p>
    </section>
  )
}

/** Kinds that begin only once somebody has said what came later. */
const ASKED: readonly Kind[] = ['reshare', 'destroy']

/**
 * What continues other evidence is opened with it: once each damaged backup is named as given up,
 * and for some kinds once it is said what came later.
 */
function isReady({ plan, source }: PlanReview): boolean {
  if (plan?.source === undefined) return true
  if (source === undefined || source.accepted.length < source.damaged.length) return false
  const { also = [] } = source
  if ((plan.beside ?? []).some(({ ceremony }) => !also.includes(ceremony))) return false
  return !ASKED.includes(plan.kind) || source.also !== undefined
}

function PlanSheet({ plan }: { readonly plan: ReviewedPlan }) {
  return (
    <>
      <section className="ruled" aria-labelledby="digest-title">
        <h2 id="digest-title">{text.review.digest}</h2>
        <p>{text.review.digestHint}</p>
        <Words large words={plan.words} label={text.review.digest} />
        <Groups value={plan.digest} label={text.review.digest} />
      </section>
      <section className="ruled">
        <Facts
          facts={[
            { name: text.review.number, value: plan.number ?? text.review.noNumber },
            { name: text.review.organization, value: plan.organization ?? text.common.none },
            { name: text.review.location, value: plan.location ?? text.common.none },
            { name: text.review.purpose, value: plan.purpose ?? text.common.none },
          ]}
        />
      </section>
      <Custody plan={plan} />
      <People plan={plan} />
      <Keys plan={plan} />
      <Ends plan={plan} />
      <Rules plan={plan} />
      <Script plan={plan} />
    </>
  )
}
