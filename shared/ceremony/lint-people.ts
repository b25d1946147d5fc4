import type { Person, Plan } from './plan.ts'
import { CONFLICTS, RUNNING_ROLES } from './roles.ts'

/** Where a finding goes: what refuses the plan, and what people should know. */
export interface Findings {
  fault(path: string, message: string): void
  warn(path: string, message: string): void
}

const MAX_SHARES = 255

/** Rules 1 and 2: one person, one participant, and no duty with the wrong other one. */
export function lintPeople(plan: Plan, findings: Findings): void {
  const relaxed = plan.mode === 'rehearsal' && (plan.relax?.length ?? 0) > 0
  lintNames(plan.people, findings)
  plan.people.forEach((person, i) => {
    for (const { roles, relaxable } of CONFLICTS) {
      if (!roles.every((role) => person.roles.includes(role))) continue
      const message = `${person.id} is both ${roles[0]} and ${roles[1]}`
      if (relaxable && relaxed) findings.warn(`people[${i}].roles`, message)
      else findings.fault(`people[${i}].roles`, message)
    }
  })
  lintHolders(plan, findings)
  lintDeputies(plan, findings)
  if (plan.relax !== undefined && plan.mode === 'production') {
    findings.fault('relax', 'is for rehearsals only')
  }
}

/** Rule 2: the threshold and the number of shares. */
export function lintBackup({ backup }: Plan, findings: Findings): void {
  const { threshold, custodians, reason } = backup
  const n = custodians.length
  if (threshold < 2) findings.fault('backup.threshold', 'must be at least 2')
  if (threshold > n) {
    findings.fault('backup.threshold', `${threshold} of ${n} custodians can never come together`)
  }
  if (n > MAX_SHARES)
    findings.fault('backup.custodians', `names more than ${MAX_SHARES} custodians`)
  if (threshold >= 2 && threshold === n) {
    findings.warn('backup.threshold', 'every share is needed: one loss is total loss')
  }
  if (n < 3 && reason === undefined) {
    findings.fault('backup.reason', 'is missing: fewer than 3 custodians need a reason')
  }
}

function lintNames(people: readonly Person[], findings: Findings): void {
  const ids = new Set<string>()
  const names = new Map<string, string>()
  people.forEach(({ id, name }, i) => {
    if (ids.has(id)) findings.fault(`people[${i}].id`, `${id} is taken by another person`)
    ids.add(id)
    const folded = name.toLowerCase()
    const other = names.get(folded)
    if (other !== undefined) {
      findings.fault(
        `people[${i}].name`,
        `is also the name of ${other}: one person, one participant`,
      )
    }
    names.set(folded, id)
  })
}

function lintHolders({ people, backup }: Plan, findings: Findings): void {
  const { custodians, alternates = [] } = backup
  const seen = new Set<string>()
  const check = (id: string, path: string): void => {
    const person = people.find((one) => one.id === id)
    if (person === undefined) findings.fault(path, `nobody has the id ${id}`)
    else if (!person.roles.includes('custodian')) {
      const running = person.roles.find((role) => RUNNING_ROLES.includes(role))
      const why = running === undefined ? '' : `: the ${running} holds no share`
      findings.fault(path, `${id} is not a custodian${why}`)
    }
    if (seen.has(id)) findings.fault(path, `${id} is named twice: nobody holds two shares`)
    seen.add(id)
  }
  custodians.forEach((id, i) => {
    check(id, `backup.custodians[${i}]`)
  })
  alternates.forEach((id, i) => {
    check(id, `backup.alternates[${i}]`)
  })
  if (!people.some(({ id, roles }) => roles.includes('witness') && !custodians.includes(id))) {
    findings.fault('people', 'there is no witness who holds no share')
  }
}

/** A deputy takes over what the other one does, so they need the same roles and no share yet. */
function lintDeputies({ people, backup, deputies = {} }: Plan, findings: Findings): void {
  for (const [id, deputy] of Object.entries(deputies)) {
    const path = `deputies.${id}`
    const person = people.find((one) => one.id === id)
    const other = people.find((one) => one.id === deputy)
    if (person === undefined) findings.fault(path, `nobody has the id ${id}`)
    if (other === undefined) findings.fault(path, `nobody has the id ${deputy}`)
    if (person === undefined || other === undefined) continue
    if (id === deputy) findings.fault(path, `${id} cannot be their own deputy`)
    const lacking = person.roles.filter((role) => !other.roles.includes(role))
    if (lacking.length > 0) findings.fault(path, `${deputy} is not ${lacking.join(' and ')}`)
    if (id !== deputy && backup.custodians.includes(id) && backup.custodians.includes(deputy)) {
      findings.fault(path, `${deputy} holds a share of their own`)
    }
  }
  const named = [...backup.custodians, ...(backup.alternates ?? []), ...Object.values(deputies)]
  people.forEach(({ id, roles }, i) => {
    if (roles.includes('custodian') && !named.includes(id)) {
      findings.warn(`people[${i}].roles`, `${id} is a custodian and gets no share`)
    }
  })
}
