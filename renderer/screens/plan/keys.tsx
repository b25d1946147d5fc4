import type { Algorithm, PlanDraft, Use } from '#shared/ceremony/plan.ts'
import { ALGORITHMS, USES } from '#shared/ceremony/plan-schema.ts'
import { Button } from '../../components/button.tsx'
import { EditField } from '../../components/edit-field.tsx'
import { Pick } from '../../components/pick.tsx'
import { text } from '../../text/current.ts'
import { change, type DraftKey, type Edit, freshName, put } from './draft.ts'
import { useFinding } from './findings.tsx'
import { Finding } from './people.tsx'
import { firstTarget, TargetForm } from './target.tsx'

interface KeysProps {
  readonly plan: PlanDraft
  readonly edit: Edit
}

/** The keys of the ceremony, and the clouds they go to. */
export function PlanKeys({ plan, edit }: KeysProps) {
  const add = () =>
    edit((draft) => {
      const label = freshName(
        'key-',
        draft.keys.map((key) => key.label),
      )
      return { ...draft, keys: [...draft.keys, { label, algorithm: 'AES-256' }] }
    })
  return (
    <section className="ruled" aria-labelledby="plan-keys">
      <h2 id="plan-keys">{text.plan.keys.title}</h2>
      <p className="hint">{text.plan.keys.hint}</p>
      <ol className="plan-list">
        {plan.keys.map((key, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: labels are being typed; the place is what stays
          <li key={at}>
            <KeyForm
              form={key}
              at={at}
              become={(next) =>
                edit((draft) => ({ ...draft, keys: change(draft.keys, at, () => next) }))
              }
            />
          </li>
        ))}
      </ol>
      <div className="actions">
        <Button onPress={add}>{text.plan.keys.add}</Button>
      </div>
    </section>
  )
}

interface KeyFormProps {
  readonly form: DraftKey
  readonly at: number
  readonly become: (next: DraftKey | undefined) => void
}

function KeyForm({ form, at, become }: KeyFormProps) {
  const { label, algorithm, use = '', owner = '', rotation, targets = [] } = form
  const path = `keys[${at}]`
  const withTargets = (next: DraftKey['targets']) =>
    become(put(form, 'targets', next?.length === 0 ? undefined : next))
  return (
    <div className="plan-key">
      <div className="field-columns">
        <EditField
          mono
          label={text.plan.keys.label}
          value={label}
          fault={useFinding(`${path}.label`)}
          onEdit={(value) => become({ ...form, label: value.trim() })}
        />
        <Pick
          label={text.plan.keys.algorithm}
          value={algorithm}
          options={ALGORITHMS.map((one) => ({ value: one, label: one }))}
          onPick={(value) => become({ ...form, algorithm: value as Algorithm })}
        />
        <Pick
          label={text.plan.keys.use}
          value={use}
          options={[
            { value: '', label: text.plan.blank },
            ...USES.map((one) => ({ value: one, label: one })),
          ]}
          onPick={(value) => become(put(form, 'use', value as Use))}
        />
        <EditField
          label={text.plan.keys.owner}
          value={owner}
          fault={useFinding(`${path}.owner`)}
          onEdit={(value) => become(put(form, 'owner', value))}
        />
        <EditField
          numeric
          label={text.plan.keys.rotation}
          value={rotation === undefined ? '' : String(rotation)}
          fault={useFinding(`${path}.rotation`)}
          onEdit={(value) => {
            const digits = value.replace(/\D/g, '')
            become(put(form, 'rotation', digits === '' ? undefined : Number(digits)))
          }}
        />
      </div>
      <Finding path={path} />
      <Finding path={`${path}.algorithm`} />
      <Finding path={`${path}.use`} />
      {targets.length === 0 ? <p className="hint">{text.plan.keys.noTargets}</p> : null}
      {targets.map((target, i) => (
        <TargetForm
          // biome-ignore lint/suspicious/noArrayIndexKey: what the target is, is being typed
          key={i}
          algorithm={algorithm}
          target={target}
          path={`${path}.targets[${i}]`}
          become={(next) => withTargets(change(targets, i, () => next))}
        />
      ))}
      <div className="actions">
        <Button onPress={() => withTargets([...targets, firstTarget(algorithm)])}>
          {text.plan.keys.addTarget}
        </Button>
        <Button kind="quiet" onPress={() => become(undefined)}>
          {text.plan.remove(label)}
        </Button>
      </div>
    </div>
  )
}
