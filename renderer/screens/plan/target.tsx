import { PROVIDER_TABLE } from '#shared/byok/table.ts'
import type { Algorithm, ProviderId } from '#shared/ceremony/plan.ts'
import { Button } from '../../components/button.tsx'
import { EditField } from '../../components/edit-field.tsx'
import { Pick } from '../../components/pick.tsx'
import { text } from '../../text/current.ts'
import { type DraftTarget, pathOf, put } from './draft.ts'
import { useFinding } from './findings.tsx'
import { Finding } from './people.tsx'

type Field = keyof typeof text.plan.fields

const PROVIDERS = Object.values(PROVIDER_TABLE)
/** What every target may say; the rest belongs to its provider. */
const OF_ALL: readonly Field[] = ['key', 'wrappingKey', 'wrappingKeySha256', 'expires']
/** Fields that name a file beside the plan. */
const FILES: readonly string[] = [
  'parameters',
  'wrappingKey',
  'importToken',
  'certificate',
  'attestation',
]

/** A target of the first cloud that takes keys of this algorithm. */
export function firstTarget(algorithm: Algorithm): DraftTarget {
  const provider = PROVIDERS.find(({ methods }) =>
    methods.some((method) => method.algorithms.includes(algorithm)),
  )
  const id = provider?.id ?? 'pkcs11'
  return { provider: id, key: '', method: methodsOf(id, algorithm)[0] ?? '' }
}

function methodsOf(provider: ProviderId, algorithm: Algorithm): readonly string[] {
  const methods = PROVIDER_TABLE[provider]?.methods ?? []
  const names = methods
    .filter((method) => method.algorithms.includes(algorithm))
    .map(({ name }) => name)
  return [...new Set(names)]
}

interface TargetFormProps {
  readonly algorithm: Algorithm
  readonly target: DraftTarget
  readonly path: string
  readonly become: (next: DraftTarget | undefined) => void
}

/** One cloud for one key: only what that cloud takes can be said. */
export function TargetForm({ algorithm, target, path, become }: TargetFormProps) {
  const provider = PROVIDER_TABLE[target.provider]
  const title = provider?.title ?? target.provider
  const methods = methodsOf(target.provider, algorithm)
  const offered = methods.includes(target.method) ? methods : [target.method, ...methods]
  const fields = [...OF_ALL, ...((provider?.fields ?? []) as readonly Field[])]
  const choose = (id: string) => {
    const next = id as ProviderId
    become({ provider: next, key: target.key, method: methodsOf(next, algorithm)[0] ?? '' })
  }
  return (
    <fieldset className="plan-target">
      <legend>{text.plan.keys.target(title)}</legend>
      <div className="field-columns">
        <Pick
          label={text.plan.keys.provider}
          value={target.provider}
          options={PROVIDERS.map((one) => ({ value: one.id, label: one.title }))}
          onPick={choose}
        />
        <Pick
          label={text.plan.keys.method}
          value={target.method}
          options={offered.map((name) => ({ value: name, label: name || text.plan.blank }))}
          onPick={(method) => become({ ...target, method })}
        />
      </div>
      {methods.length === 0 ? <p className="field-fault">{text.plan.keys.noMethod}</p> : null}
      <Finding path={path} />
      <Finding path={`${path}.method`} />
      <div className="field-columns">
        {fields.map((field) => (
          <TargetField key={field} field={field} target={target} path={path} become={become} />
        ))}
      </div>
      <Button kind="quiet" onPress={() => become(undefined)}>
        {text.plan.remove(text.plan.keys.target(title))}
      </Button>
    </fieldset>
  )
}

interface TargetFieldProps {
  readonly field: Field
  readonly target: DraftTarget
  readonly path: string
  readonly become: (next: DraftTarget) => void
}

function TargetField({ field, target, path, become }: TargetFieldProps) {
  const [label, hint] = text.plan.fields[field]
  const held = target[field]
  const edit = (value: string) => {
    if (field === 'key') return become({ ...target, key: value })
    const said = value.trim() === '' ? undefined : value
    const next = FILES.includes(field) && said !== undefined ? { path: said } : said
    become(put(target, field, next as never))
  }
  return (
    <EditField
      mono
      label={label}
      {...(hint === '' ? {} : { hint })}
      value={pathOf(held)}
      fault={useFinding(`${path}.${field}`)}
      onEdit={edit}
    />
  )
}
