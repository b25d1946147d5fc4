import { type Saying, say } from '../text/saying.ts'
import type { Person, Plan } from './plan.ts'
import { CONFLICTS, RUNNING_ROLES } from './roles.ts'

/** Where a finding goes: what refuses the plan, and what people should know. */
export interface Findings {
  fault(path: string, said: Saying): void
  warn(path: string, said: Saying): void
}

/** A fault, or a warning where a rehearsal may relax it. */
type Tell = (relaxable: boolean, path: string, said: Saying) => void

const MAX_SHARES = 255

/** Rules 1 and 2: one person, one participant, and no duty with the wrong other one. */
export function lintPeople(plan: Plan, findings: Findings): void {
  const relaxed = plan.mode === 'rehearsal' && (plan.relax?.length ?? 0) > 0
  const tell: Tell = (relaxable, path, said) =>
    relaxable && relaxed ? findings.warn(path, said) : findings.fault(path, said)
  lintNames(plan.people, findings)
  plan.people.forEach((person, i) => {
    for (const { roles, relaxable } of CONFLICTS) {
      if (roles.every((role) => person.roles.includes(role)))
        tell(
          relaxable,
          `people[${i}].roles`,
          say('plan.both-roles', { who: person.id, first: roles[0], second: roles[1] }),
        )
    }
  })
  lintHolders(plan, findings)
  lintAlternates(plan, tell)
  lintDeputies(plan, tell, findings)
  if (plan.relax !== undefined && plan.mode === 'production') {
    findings.fault('relax', say('plan.relax'))
  }
}

/** Rule 2: the threshold and the number of shares. */
export function lintBackup({ backup }: Plan, findings: Findings): void {
  const { threshold, custodians, reason } = backup
  const n = custodians.length
  if (threshold < 2) findings.fault('backup.threshold', say('plan.least-threshold'))
  if (threshold > n) {
    findings.fault('backup.threshold', say('plan.never-together', { threshold, total: n }))
  }
  if (n > MAX_SHARES)
    findings.fault('backup.custodians', say('plan.many-custodians', { most: MAX_SHARES }))
  if (threshold >= 2 && threshold === n) {
    findings.warn('backup.threshold', say('plan.all-needed'))
  }
  if (n < 3 && reason === undefined) {
    findings.fault('backup.reason', say('plan.no-reason'))
  }
}

function lintNames(people: readonly Person[], findings: Findings): void {
  const ids = new Set<string>()
  const names = new Map<string, string>()
  people.forEach(({ id, name }, i) => {
    if (ids.has(id)) findings.fault(`people[${i}].id`, say('plan.id-taken', { id }))
    ids.add(id)
    const folded = name.toLowerCase()
    const other = names.get(folded)
    if (other !== undefined) {
      findings.fault(`people[${i}].name`, say('plan.same-name', { other }))
    }
    names.set(folded, id)
  })
}

function lintHolders({ people, backup }: Plan, findings: Findings): void {
  const { custodians, alternates = [] } = backup
  const seen = new Set<string>()
  const check = (id: string, path: string): void => {
    const person = people.find((one) => one.id === id)
    if (person === undefined) findings.fault(path, say('plan.nobody', { id }))
    else if (!person.roles.includes('custodian')) {
      const running = person.roles.find((role) => RUNNING_ROLES.includes(role))
      findings.fault(
        path,
        running === undefined
          ? say('plan.no-custodian', { who: id })
          : say('plan.running-custodian', { who: id, role: running }),
      )
    }
    if (seen.has(id)) findings.fault(path, say('plan.two-shares-named', { who: id }))
    seen.add(id)
  }
  custodians.forEach((id, i) => {
    check(id, `backup.custodians[${i}]`)
  })
  alternates.forEach((id, i) => {
    check(id, `backup.alternates[${i}]`)
  })
  if (!people.some(({ id, roles }) => roles.includes('witness') && !custodians.includes(id))) {
    findings.fault('people', say('plan.no-witness'))
  }
}

/** Rule 9: who is called in for a custodian holds no other duty. */
function lintAlternates({ people, backup }: Plan, tell: Tell): void {
  backup.alternates?.forEach((id, i) => {
    const other = people.find((one) => one.id === id)?.roles.find((role) => role !== 'custodian')
    const isCustodian = people.some((one) => one.id === id && one.roles.includes('custodian'))
    if (isCustodian && other !== undefined)
      tell(true, `backup.alternates[${i}]`, say('plan.alternate-busy', { who: id, role: other }))
  })
}

/** Rule 9: a deputy takes over what the other one does; their duties stay apart (rule 2). */
function lintDeputies(
  { people, backup, kind, deputies = {} }: Plan,
  tell: Tell,
  findings: Findings,
) {
  const { custodians, alternates = [] } = backup
  const duties = new Map(people.map(({ id, roles }) => [id, roles]))
  const holders = new Set(custodians)
  for (const [id, deputy] of Object.entries(deputies)) {
    const path = `deputies.${id}`
    const [theirs, own] = [duties.get(id), duties.get(deputy)]
    if (theirs === undefined) findings.fault(path, say('plan.nobody', { id }))
    if (own === undefined) findings.fault(path, say('plan.nobody', { id: deputy }))
    if (theirs === undefined || own === undefined) continue
    if (id === deputy) findings.fault(path, say('plan.own-deputy', { who: id }))
    const both = [...own, ...theirs]
    duties.set(deputy, both)
    for (const { roles, relaxable } of CONFLICTS) {
      const clash = roles.every((role) => both.includes(role))
      if (clash && !roles.every((role) => own.includes(role)))
        tell(
          relaxable,
          path,
          say('plan.would-be-both', { who: deputy, first: roles[0], second: roles[1] }),
        )
    }
    if (id === deputy || !custodians.includes(id)) continue
    if (holders.has(deputy)) findings.fault(path, say('plan.would-hold-two', { who: deputy }))
    holders.add(deputy)
  }
  const named = [...custodians, ...alternates, ...Object.values(deputies)]
  people.forEach(({ id, roles }, i) => {
    // To a reshare those come as well who hold only the old set.
    if (roles.includes('custodian') && !named.includes(id) && kind !== 'reshare') {
      findings.warn(`people[${i}].roles`, say('plan.idle-custodian', { who: id }))
    }
  })
}
