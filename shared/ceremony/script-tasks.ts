/** What a step of a script comes to: who may do it and in which role, whether they sign, its task. */
import { assertNever } from '../errors.ts'
import type { Task } from './step.ts'
import { askedFor, attending } from './attending.ts'
import type { Plan, Role } from './plan.ts'
import type { Item } from './script-items.ts'
import type { Each, TemplateStep } from './script-template.ts'

/** Lists in which everybody acts in the role that is theirs. */
const OWN_ROLE: readonly (Each | undefined)[] = ['person', 'contributor']

/** The role in which a step is done: its own, or that of the person whom it is done for. */
export function roleOf(plan: Plan, { role, each }: TemplateStep, item: Item): Role {
  if (role !== undefined) return role
  if (!OWN_ROLE.includes(each)) return 'custodian'
  return plan.people.find(({ id }) => id === item.person)?.roles[0] ?? 'witness'
}

function holders(plan: Plan, role: Role): readonly string[] {
  const here = attending(plan)
  const fits = (one: Role) => one === role || (role === 'administrator' && one === 'operator')
  return plan.people
    .filter(({ id, roles }) => here.includes(id) && roles.some(fits))
    .map(({ id }) => id)
}

/** True where the plan names somebody in the role that the step asks for. */
export function someoneFor(plan: Plan, { role }: TemplateStep): boolean {
  return role === undefined || holders(plan, role).length > 0
}

/**
 * Ids of the people who may do it. Two people state a clock, read the gates, destroy something or
 * compare a key: more than those of the role may.
 */
export function whoOf(
  plan: Plan,
  { do: doing, role }: TemplateStep,
  item: Item,
): readonly string[] {
  if (doing === 'clock' || doing === 'preflight' || doing === 'destroy') return attending(plan)
  if (doing === 'compare') {
    const { custodians } = plan.backup
    return attending(plan).filter((id) => !custodians.includes(id))
  }
  return role === undefined ? [item.person] : holders(plan, role)
}

const UNSIGNED: readonly TemplateStep['do'][] = ['action', 'handout', 'prove', 'present', 'deliver']

/** True where its actor signs for the step. */
export function isSigned({ do: doing, signed = false }: TemplateStep): boolean {
  return doing === 'note' ? signed : !UNSIGNED.includes(doing)
}

/** What the program asks of people in this step. */
export function taskOf(
  plan: Plan,
  { do: doing, ...written }: TemplateStep,
  item: Item,
  step: string,
): Task {
  const { person, index, path } = item
  switch (doing) {
    case 'note':
      return { do: doing, step, signed: written.signed ?? false }
    case 'enrol':
    case 'acknowledge':
    case 'attest':
    case 'seal':
      return { do: doing, person }
    case 'entropy':
      return { do: doing, person, asks: askedFor(plan) }
    case 'clock':
      return { do: doing, at: written.at ?? 'opening' }
    case 'action':
      return { do: doing, action: written.action ?? 'begin' }
    case 'handout':
    case 'readback':
      return { do: doing, index, custodian: person }
    case 'compare':
      return { do: doing, path }
    case 'destroy':
      return index > 0
        ? { do: doing, of: 'share', index, custodian: person }
        : { do: doing, of: 'copy', copy: item.id }
    case 'preflight':
    case 'prove':
    case 'present':
    case 'rotate':
    case 'deliver':
      return { do: doing }
    default:
      return assertNever(doing)
  }
}
