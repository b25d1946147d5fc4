import {
  type DestructionPlan,
  type Kind,
  kindOf,
  type Mode,
  type PlanDraft,
} from '#shared/ceremony/plan.ts'
import { KINDS, MODES } from '#shared/ceremony/plan-schema.ts'
import { Choice } from '../../components/choice.tsx'
import { EditField } from '../../components/edit-field.tsx'
import { Pick } from '../../components/pick.tsx'
import { text } from '../../text/current.ts'
import { PlanBeside } from './beside.tsx'
import { type Edit, pathOf, put } from './draft.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import { useFinding } from './findings.tsx'

interface FactsProps {
  readonly plan: PlanDraft
  readonly edit: Edit
}

/** What the ceremony is, where and for what. */
export function CeremonyFacts({ plan, edit }: FactsProps) {
  const source = kindOf(plan) === 'generate' ? null : <SourceFacts plan={plan} edit={edit} />
  return (
    <section className="ruled" aria-labelledby="plan-ceremony">
      <h2 id="plan-ceremony">{text.plan.ceremony.title}</h2>
      <Choice
        columns
        legend={text.plan.ceremony.mode}
        value={plan.mode}
        options={MODES.map((mode) => {
          const [label, note] = text.plan.ceremony.modes[mode]
          return { value: mode, label, note }
        })}
        onChoose={(mode) => edit((draft) => ({ ...draft, mode: mode as Mode }))}
      />
      <Pick
        label={text.plan.ceremony.kind}
        value={kindOf(plan)}
        options={KINDS.map((kind) => ({ value: kind, label: text.plan.ceremony.kinds[kind] }))}
        onPick={(kind) => edit((draft) => ofKind(draft, kind as Kind))}
      />
      {source}
      {source === null ? null : <PlanBeside plan={plan} edit={edit} />}
      <div className="field-columns">
        <Text plan={plan} edit={edit} field="title" label={text.plan.ceremony.name} />
        <Text
          plan={plan}
          edit={edit}
          field="number"
          label={text.plan.ceremony.number}
          hint={text.plan.ceremony.numberHint}
        />
        <Text
          plan={plan}
          edit={edit}
          field="organization"
          label={text.plan.ceremony.organization}
        />
        <Text plan={plan} edit={edit} field="location" label={text.plan.ceremony.location} />
      </div>
      <Text plan={plan} edit={edit} field="purpose" label={text.plan.ceremony.purpose} lines={3} />
      <EditField
        label={text.plan.ceremony.script}
        hint={text.plan.ceremony.scriptHint}
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
  const next = put(
    put({ ...plan, kind }, 'source', source),
    'also',
    kind === 'generate' ? undefined : plan.also,
  )
  const blank: DestructionPlan = { successor: { ceremony: '', checkpoint: '' }, copies: [] }
  return put(next, 'destruction', kind === 'destroy' ? (plan.destruction ?? blank) : undefined)
}

function SourceFacts({ plan, edit }: FactsProps) {
  const { sourceCeremony, sourceHead } = text.plan.ceremony
  return (
    <div className="field-columns">
      <EvidenceFields
        path="source"
        labels={{ ceremony: sourceCeremony, head: sourceHead }}
        evidence={plan.source ?? { ceremony: '', checkpoint: '' }}
        become={(source) => edit((draft) => ({ ...draft, source }))}
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
