import type { PlanDraft } from '#shared/ceremony/plan.ts'
import { ROLES, type Role } from '#shared/ceremony/roles.ts'
import { Boxes } from '../../components/boxes.tsx'
import { Button } from '../../components/button.tsx'
import { EditField } from '../../components/edit-field.tsx'
import { Pick } from '../../components/pick.tsx'
import { text } from '../../text/current.ts'
import { change, type Edit, freshName, put } from './draft.ts'
import { useFinding } from './findings.tsx'
import { renamed } from './renaming.ts'

type Person = PlanDraft['people'][number]

interface PeopleProps {
  readonly plan: PlanDraft
  readonly edit: Edit
}

/** Who takes part, and in which roles. */
export function PlanPeople({ plan, edit }: PeopleProps) {
  const add = () =>
    edit((draft) => {
      const ids = draft.people.map(({ id }) => id)
      const person: Person = { id: freshName('p', ids), name: '', roles: ['witness'] }
      return { ...draft, people: [...draft.people, person] }
    })
  return (
    <section className="ruled" aria-labelledby="plan-people">
      <h2 id="plan-people">{text.plan.people.title}</h2>
      <p className="hint">{text.plan.people.hint}</p>
      <ol className="plan-list">
        {plan.people.map((person, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ids are being typed; the place is what stays
          <li key={at}>
            <PersonForm plan={plan} person={person} at={at} edit={edit} />
          </li>
        ))}
      </ol>
      <div className="actions">
        <Button onPress={add}>{text.plan.people.add}</Button>
      </div>
    </section>
  )
}

interface PersonFormProps extends PeopleProps {
  readonly person: Person
  readonly at: number
}

function PersonForm({ plan, person, at, edit }: PersonFormProps) {
  const { id, name, roles } = person
  const become = (next: Person | undefined) =>
    edit((draft) => ({ ...draft, people: change(draft.people, at, () => next) }))
  return (
    <div className="plan-person">
      <EditField
        mono
        label={text.plan.people.id}
        value={id}
        fault={useFinding(`people[${at}].id`)}
        onEdit={(value) => edit((draft) => renamed(draft, at, value.trim()))}
      />
      <EditField
        label={text.plan.people.name}
        value={name}
        fault={useFinding(`people[${at}].name`)}
        onEdit={(value) => become({ ...person, name: value })}
      />
      <Pick
        label={text.plan.people.deputy}
        value={plan.deputies?.[id] ?? ''}
        options={[
          { value: '', label: text.plan.blank },
          ...plan.people
            .filter((one) => one.id !== id)
            .map((one) => ({ value: one.id, label: one.name || one.id })),
        ]}
        onPick={(deputy) => edit((draft) => withDeputy(draft, id, deputy))}
      />
      <Boxes
        quiet
        legend={text.plan.people.rolesOf(name || id)}
        options={ROLES.map((role) => ({ value: role, label: text.roles[role] }))}
        chosen={roles}
        onSwap={(role) => become({ ...person, roles: toggled(roles, role) })}
      />
      <Button kind="quiet" onPress={() => become(undefined)}>
        {text.plan.remove(name || id)}
      </Button>
      <Finding path={`people[${at}]`} />
      <Finding path={`people[${at}].roles`} />
    </div>
  )
}

/** What is wrong with something as a whole. */
export function Finding({ path }: { readonly path: string }) {
  const fault = useFinding(path)
  return fault === undefined ? null : <p className="field-fault">{fault}</p>
}

/** Roles stay in the order of the house, whatever was chosen first. */
function toggled(roles: readonly Role[], role: string): readonly Role[] {
  return ROLES.filter((one) => (one === role ? !roles.includes(one) : roles.includes(one)))
}

function withDeputy(plan: PlanDraft, id: string, deputy: string): PlanDraft {
  const { [id]: _, ...others } = plan.deputies ?? {}
  const deputies = deputy === '' ? others : { ...others, [id]: deputy }
  return put(plan, 'deputies', Object.keys(deputies).length === 0 ? undefined : deputies)
}
