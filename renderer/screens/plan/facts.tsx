import { type Kind, kindOf, type Mode, type PlanDraft } from '#shared/ceremony/plan.ts'
import { KINDS, MODES } from '#shared/ceremony/plan-schema.ts'
import { Choice } from '../../components/choice.tsx'
import { EditField } from '../../components/edit-field.tsx'
import { Pick } from '../../components/pick.tsx'
import { plan as text } from '../../text/plan.ts'
import { type Edit, pathOf, put } from './draft.ts'
import { useFinding } from './findings.tsx'

interface FactsProps {
  readonly plan: PlanDraft
  readonly edit: Edit
}

const { ceremony: words } = text

/** What the ceremony is, where and for what. */
export function CeremonyFacts({ plan, edit }: FactsProps) {
  const source = kindOf(plan) === 'generate' ? null : <SourceFacts plan={plan} edit={edit} />
  return (
    <section className="ruled" aria-labelledby="plan-ceremony">
      <h2 id="plan-ceremony">{words.title}</h2>
      <Choice
        columns
        legend={words.mode}
        value={plan.mode}
        options={MODES.map((mode) => {
          const [label, note] = words.modes[mode]
          return { value: mode, label, note }
        })}
        onChoose={(mode) => edit((draft) => ({ ...draft, mode: mode as Mode }))}
      />
      <Pick
        label={words.kind}
        value={kindOf(plan)}
        options={KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        onPick={(kind) => edit((draft) => ofKind(draft, kind as Kind))}
      />
      {source}
      <div className="field-columns">
        <Text plan={plan} edit={edit} field="title" label={words.name} />
        <Text plan={plan} edit={edit} field="number" label={words.number} hint={words.numberHint} />
        <Text plan={plan} edit={edit} field="organization" label={words.organization} />
        <Text plan={plan} edit={edit} field="location" label={words.location} />
      </div>
      <Text plan={plan} edit={edit} field="purpose" label={words.purpose} lines={3} />
      <EditField
        label={words.script}
        hint={words.scriptHint}
        value={pathOf(plan.script)}
        fault={useFinding('script')}
        onEdit={(path) => edit((draft) => put(draft, 'script', path === '' ? undefined : { path }))}
      />
    </section>
  )
}

/** Only a ceremony that continues another one names what it continues. */
function ofKind(plan: PlanDraft, kind: Kind): PlanDraft {
  const source = kind === 'generate' ? undefined : (plan.source ?? { ceremony: '', checkpoint: '' })
  return put({ ...plan, kind }, 'source', source)
}

function SourceFacts({ plan, edit }: FactsProps) {
  const { ceremony = '', checkpoint = '' } = plan.source ?? {}
  return (
    <div className="field-columns">
      <EditField
        mono
        label={words.sourceCeremony}
        hint={words.sourceCeremonyHint}
        value={ceremony}
        fault={useFinding('source.ceremony')}
        onEdit={(value) =>
          edit((draft) => ({ ...draft, source: { checkpoint, ceremony: value.trim() } }))
        }
      />
      <EditField
        mono
        label={words.sourceHead}
        hint={words.sourceHeadHint}
        value={checkpoint}
        fault={useFinding('source.checkpoint')}
        onEdit={(value) =>
          edit((draft) => ({ ...draft, source: { ceremony, checkpoint: value.trim() } }))
        }
      />
    </div>
  )
}

interface TextProps extends FactsProps {
  readonly field: 'title' | 'number' | 'organization' | 'location' | 'purpose'
  readonly label: string
  readonly hint?: string
  readonly lines?: number
}

function Text({ plan, edit, field, label, hint, lines = 1 }: TextProps) {
  return (
    <EditField
      label={label}
      lines={lines}
      {...(hint === undefined ? {} : { hint })}
      value={plan[field] ?? ''}
      fault={useFinding(field)}
      onEdit={(value) =>
        edit((draft) => (field === 'title' ? { ...draft, title: value } : put(draft, field, value)))
      }
    />
  )
}
