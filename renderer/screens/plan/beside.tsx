import type { EvidenceRef, PlanDraft } from '#shared/ceremony/plan.ts'
import { Button } from '../../components/button.tsx'
import { text } from '../../text/current.ts'
import { change, type Edit, put } from './draft.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import { Finding } from './people.tsx'

interface BesideProps {
  readonly plan: PlanDraft
  readonly edit: Edit
}

/** The bundles of the same keys that have to be presented beside the evidence, each by its head. */
export function PlanBeside({ plan, edit }: BesideProps) {
  const { also = [] } = plan
  const words = text.plan.beside
  const become = (next: readonly EvidenceRef[]) =>
    edit((draft) => put(draft, 'also', next.length === 0 ? undefined : next))
  return (
    <section aria-labelledby="plan-beside">
      <h3 id="plan-beside">{words.title}</h3>
      <p className="hint">{words.hint}</p>
      <ol className="plan-list">
        {also.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: digits are being typed; the place is what stays
          <li key={at}>
            <BundleForm
              bundle={one}
              at={at}
              become={(next) => become(change(also, at, () => next))}
            />
          </li>
        ))}
      </ol>
      <Finding path="also" />
      <div className="actions">
        <Button onPress={() => become([...also, { ceremony: '', checkpoint: '' }])}>
          {words.add}
        </Button>
      </div>
    </section>
  )
}

interface BundleFormProps {
  readonly bundle: EvidenceRef
  readonly at: number
  readonly become: (next: EvidenceRef | undefined) => void
}

function BundleForm({ bundle, at, become }: BundleFormProps) {
  const words = text.plan.beside
  const path = `also[${at}]`
  return (
    <>
      <div className="field-columns">
        <EvidenceFields path={path} labels={words} evidence={bundle} become={become} />
        <div className="actions">
          <Button kind="quiet" onPress={() => become(undefined)}>
            {text.plan.remove(words.bundle(at + 1))}
          </Button>
        </div>
      </div>
      <Finding path={path} />
    </>
  )
}
