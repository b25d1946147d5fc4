import type { PlanReview } from '#shared/ipc/reviews.ts'
import { stepIn } from '#shared/ceremony/step.ts'
import { momentOf } from '#shared/text/format.ts'
import { Columns } from '../components/columns.tsx'
import { language, text } from '../text/current.ts'
import { listed, rolesOf } from '../text/format.ts'

export type ReviewedPlan = NonNullable<PlanReview['plan']>

interface SectionProps {
  readonly plan: ReviewedPlan
}

/** Threshold and custodians, said so that nobody can mistake the two numbers. */
export function Custody({ plan }: SectionProps) {
  const all = plan.custodians.length
  const spare = all - plan.threshold
  const names = plan.custodians.map(
    (id) => plan.people.find((person) => person.id === id)?.name ?? id,
  )
  return (
    <section className="ruled" aria-labelledby="custody-title">
      <h2 id="custody-title">{text.review.custody}</h2>
      <p>{text.review.custodyLead}</p>
      <p className="threshold">{text.common.thresholdOf(plan.threshold, all)}.</p>
      <p>
        {spare === 0 ? text.review.allNeeded : text.review.spare(spare)} {listed(names)}.
      </p>
    </section>
  )
}

export function People({ plan }: SectionProps) {
  return (
    <section className="ruled" aria-labelledby="people-title">
      <h2 id="people-title">{text.review.people}</h2>
      <table className="table">
        <Columns names={[text.review.person, text.review.rolesHead]} />
        <tbody>
          {plan.people.map((person) => (
            <tr key={person.id}>
              <td>
                {person.name} <code>{person.id}</code>
              </td>
              <td>{rolesOf(person.roles)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function Keys({ plan }: SectionProps) {
  return (
    <section className="ruled" aria-labelledby="keys-title">
      <h2 id="keys-title">{text.review.keys}</h2>
      {plan.keys.map((key) => (
        <div key={key.label} className="key-sheet">
          <h3>
            {key.label} <span className="hint">{key.algorithm}</span>
          </h3>
          <p className="hint">
            {[
              key.use ? `${text.review.use}: ${key.use}` : '',
              key.owner ? `${text.review.owner}: ${key.owner}` : '',
            ]
              .filter(Boolean)
              .join('. ')}
          </p>
          {key.targets.length === 0 ? <p>{text.review.noTargets}</p> : <Targets of={key} />}
        </div>
      ))}
    </section>
  )
}

function Targets({ of }: { readonly of: ReviewedPlan['keys'][number] }) {
  return (
    <table className="table">
      <Columns names={[text.review.target, text.review.method, text.review.expires]} />
      <tbody>
        {of.targets.map((target) => (
          <tr key={`${target.provider} ${target.key}`}>
            <td>
              {target.provider}
              <br />
              <code>{target.key}</code>
            </td>
            <td>{target.method}</td>
            <td className="number">{target.expires ? momentOf(target.expires) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function Rules({ plan }: SectionProps) {
  return (
    <section className="ruled" aria-labelledby="policy-title">
      <h2 id="policy-title">{text.review.policy}</h2>
      <table className="table">
        <Columns names={[text.review.action, text.review.needs]} />
        <tbody>
          {plan.policy.map((rule) => (
            <tr key={rule.action}>
              <td>{text.action.names[rule.action]}</td>
              <td>{text.needed(rule.needs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function Script({ plan }: SectionProps) {
  return (
    <details className="ruled">
      <summary>{text.review.script(plan.steps.length)}</summary>
      <table className="table">
        <Columns
          names={[
            text.review.step,
            text.review.acts,
            text.review.instruction,
            text.review.expected,
          ]}
        />
        <tbody>
          {plan.steps
            .map((step) => stepIn(step, language))
            .map((step) => (
              <tr key={step.number}>
                <td className="number">{step.number}</td>
                <td>{text.roles[step.role]}</td>
                <td>
                  <strong>{text.act(step.act)}</strong>
                  <br />
                  {step.instruction}
                </td>
                <td>{step.expected}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  )
}
