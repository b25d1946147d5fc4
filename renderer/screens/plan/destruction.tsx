import type { BackupCopy, DestructionPlan, PlanDraft } from '#shared/ceremony/plan.ts'
import { Boxes } from '../../components/boxes.tsx'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { EditField } from '../../components/edit-field.tsx'
import { text } from '../../text/current.ts'
import { change, type Edit, freshName, peopleBoxes, put, swapped } from './draft.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import { useFinding } from './findings.tsx'
import { Finding } from './people.tsx'

interface DestructionProps {
  readonly plan: PlanDraft
  readonly edit: Edit
}

const BLANK: DestructionPlan = { successor: 'none', copies: [] }

/** What takes the place of a share set that ends, and every known copy of its backup files. */
export function PlanDestruction({ plan, edit }: DestructionProps) {
  const { destruction = BLANK, backup } = plan
  const { successor, copies, absent = [] } = destruction
  const become = (next: DestructionPlan) => edit((draft) => ({ ...draft, destruction: next }))
  const words = text.plan.destruction
  const add = () => {
    const id = freshName(
      'copy-',
      copies.map((one) => one.id),
    )
    become({ ...destruction, copies: [...copies, { id, medium: '' }] })
  }
  const swap = (id: string) => {
    const next = swapped(absent, id)
    become(put(destruction, 'absent', next.length === 0 ? undefined : next))
  }
  return (
    <section className="ruled" aria-labelledby="plan-destruction">
      <h2 id="plan-destruction">{words.title}</h2>
      <Choice
        columns
        legend={words.successor}
        value={successor === 'none' ? 'none' : 'named'}
        options={[
          { value: 'named', label: words.replaced, note: words.replacedNote },
          { value: 'none', label: words.ended, note: words.endedNote },
        ]}
        onChoose={(value) =>
          become({
            ...destruction,
            successor: value === 'none' ? 'none' : { ceremony: '', checkpoint: '' },
          })
        }
      />
      {successor === 'none' ? null : <Successor destruction={destruction} become={become} />}
      <Finding path="destruction" />
      <Finding path="destruction.successor" />
      <h3>{words.copies}</h3>
      <p className="hint">{words.copiesHint}</p>
      <ol className="plan-list">
        {copies.map((copy, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ids are being typed; the place is what stays
          <li key={at}>
            <CopyForm
              copy={copy}
              at={at}
              become={(next) => become({ ...destruction, copies: change(copies, at, () => next) })}
            />
          </li>
        ))}
      </ol>
      <Finding path="destruction.copies" />
      <div className="actions">
        <Button onPress={add}>{words.add}</Button>
      </div>
      <Boxes
        legend={words.absent}
        hint={words.absentHint}
        options={peopleBoxes(plan, backup.custodians)}
        chosen={absent}
        onSwap={swap}
      />
    </section>
  )
}

interface SuccessorProps {
  readonly destruction: DestructionPlan
  readonly become: (next: DestructionPlan) => void
}

function Successor({ destruction, become }: SuccessorProps) {
  const { successor } = destruction
  if (successor === 'none') return null
  return (
    <div className="field-columns">
      <EvidenceFields
        path="destruction.successor"
        labels={text.plan.destruction}
        evidence={successor}
        become={(next) => become({ ...destruction, successor: next })}
      />
    </div>
  )
}

interface CopyFormProps {
  readonly copy: BackupCopy
  readonly at: number
  readonly become: (next: BackupCopy | undefined) => void
}

function CopyForm({ copy, at, become }: CopyFormProps) {
  const { id, medium, place = '' } = copy
  const words = text.plan.destruction
  const path = `destruction.copies[${at}]`
  return (
    <div className="plan-copy">
      <EditField
        mono
        label={words.id}
        value={id}
        fault={useFinding(`${path}.id`)}
        onEdit={(value) => become({ ...copy, id: value.trim() })}
      />
      <EditField
        label={words.medium}
        value={medium}
        fault={useFinding(`${path}.medium`)}
        onEdit={(value) => become({ ...copy, medium: value })}
      />
      <EditField
        label={words.place}
        value={place}
        fault={useFinding(`${path}.place`)}
        onEdit={(value) => become(put(copy, 'place', value))}
      />
      <Button kind="quiet" onPress={() => become(undefined)}>
        {text.plan.remove(id)}
      </Button>
    </div>
  )
}
