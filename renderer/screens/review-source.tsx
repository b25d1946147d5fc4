import type { FormEvent } from 'react'
import type { EvidenceRef } from '#shared/ceremony/plan.ts'
import type { PlanReview, SourceReview } from '#shared/ipc/reviews.ts'
import { bridge } from '../api.ts'
import { CallButton } from '../components/call-button.tsx'
import { Coverage } from '../components/coverage.tsx'
import { Facts } from '../components/facts.tsx'
import { Groups } from '../components/groups.tsx'
import { PaperFields, typedPaper, usePaper } from '../components/paper-fields.tsx'
import { Refusal } from '../components/refusal.tsx'
import { Words } from '../components/words.tsx'
import { useCall } from '../store/call.ts'
import { show } from '../store/store.ts'
import { text } from '../text/current.ts'
import { Damaged } from './review-damaged.tsx'
import { listed } from '../text/format.ts'

/** The evidence that a recovery continues: asked for with the paper of its day, then shown. */
export function SourceForm({ review }: { readonly review: PlanReview }) {
  const call = useCall()
  const paper = usePaper()
  const { token, source, plan } = review
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (call.busy) return
    const given = { token, ...typedPaper(paper) }
    call.ask(
      () => bridge.chooseSource(given),
      (next) => next && show({ at: 'review', review: next }),
    )
  }
  return (
    <section className="ruled" aria-labelledby="source-title">
      <h2 id="source-title">{text.review.source}</h2>
      {source ? <Evidence source={source} /> : <p className="lead">{text.review.sourceLead}</p>}
      {source ? null : (
        <Facts
          facts={[{ name: text.review.sourceOf, value: plan?.source?.ceremony ?? '', mono: true }]}
        />
      )}
      {source ? <Damaged review={review} source={source} /> : null}
      <form onSubmit={submit} className="form no-print">
        <PaperFields {...paper} />
        <Refusal notice={call.notice} />
        <CallButton
          submit
          kind={source ? 'plain' : 'primary'}
          call={call}
          busyText={text.review.sourceBusy}
        >
          {source ? text.review.sourceAgain : text.review.sourceGo}
        </CallButton>
      </form>
      {source ? <LaterForm token={token} source={source} beside={plan?.beside ?? []} /> : null}
      {source && plan?.kind === 'drill' ? <Proven review={review} source={source} /> : null}
    </section>
  )
}

/** What else is known of these keys: later bundles, or the statement that there is none. */
function LaterForm({
  token,
  source,
  beside,
}: {
  readonly token: string
  readonly source: SourceReview
  /** The bundles that the plan pins: nothing is opened without them. */
  readonly beside: readonly EvidenceRef[]
}) {
  const call = useCall()
  const ask = (none: boolean) =>
    call.ask(
      () => bridge.chooseLater({ token, none }),
      (next) => next && show({ at: 'review', review: next }),
    )
  const { also } = source
  const missing = beside.filter(({ ceremony }) => !also?.includes(ceremony))
  const asked = also !== undefined || missing.length > 0
  return (
    <section className="ruled no-print" aria-labelledby="later-title">
      <h3 id="later-title">{text.review.later}</h3>
      <p>{text.review.laterLead}</p>
      {also?.length === 0 ? <p className="label">{text.review.laterNone}</p> : null}
      {also && also.length > 0 ? (
        <Facts facts={[{ name: text.review.laterPresented, value: also.join(', '), mono: true }]} />
      ) : null}
      {missing.length === 0 ? null : (
        <>
          <p className="field-fault">{text.review.laterPinned}</p>
          <Facts
            facts={missing.flatMap(({ ceremony, checkpoint }) => [
              { name: text.review.sourceOf, value: ceremony, mono: true },
              { name: text.review.sourceHead, value: checkpoint, mono: true },
            ])}
          />
        </>
      )}
      <Refusal notice={call.notice} />
      <div className="actions">
        <CallButton
          call={call}
          busyText={text.review.laterBusy}
          kind={asked && missing.length === 0 ? 'plain' : 'primary'}
          onPress={() => ask(false)}
        >
          {text.review.laterGo}
        </CallButton>
        {asked ? null : (
          <CallButton onPress={() => ask(true)} call={call} busyText={text.working.recording}>
            {text.review.laterGoNone}
          </CallButton>
        )}
      </div>
    </section>
  )
}

/** Before a drill: who is to come, because nobody has seen their share for long, or ever. */
function Proven({
  review,
  source,
}: {
  readonly review: PlanReview
  readonly source: SourceReview
}) {
  const call = useCall()
  const { token, plan } = review
  const nameOf = (id: string) => plan?.people.find((one) => one.id === id)?.name ?? id
  const choose = () =>
    call.ask(
      () => bridge.chooseProof({ token }),
      (next) => next && show({ at: 'review', review: next }),
    )
  return (
    <section className="ruled" aria-labelledby="proven-title">
      <h3 id="proven-title">{text.coverage.title}</h3>
      <Coverage coverage={source.coverage} nameOf={nameOf} />
      {source.proofs ? (
        <Facts facts={[{ name: text.coverage.proofs, value: `${source.proofs}` }]} />
      ) : null}
      <Refusal notice={call.notice} />
      <div className="actions no-print">
        <CallButton call={call} busyText={text.coverage.proofBusy} onPress={choose}>
          {text.coverage.proof}
        </CallButton>
      </div>
    </section>
  )
}

function Evidence({ source }: { readonly source: SourceReview }) {
  return (
    <>
      <Facts
        facts={[
          { name: text.review.sourceOf, value: source.ceremony, mono: true },
          { name: text.review.sourceTitle, value: source.title },
          { name: text.review.sourceSet, value: source.set, mono: true },
          { name: text.review.sourceKeys, value: listed(source.keys) },
          { name: text.review.sourceAnchors, value: text.review.anchor(source.anchored) },
        ]}
      />
      <p>{text.review.sourceHeadHint}</p>
      <Words large words={source.words} label={text.review.sourceHead} />
      <Groups value={source.head} label={text.review.sourceHead} />
    </>
  )
}
