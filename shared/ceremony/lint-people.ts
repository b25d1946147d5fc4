import type { Person, Plan } from './plan.ts'
import { CONFLICTS, RUNNING_ROLES } from './roles.ts'

/** Where a finding goes: what refuses the plan, and what people should know. */
export interface Findings {
  fault(path: string, message: string): void
  warn(path: string, message: string): void
}

/** A fault, or a warning where a rehearsal may relax it. */
type Tell = (relaxable: boolean, path: string, message: string) => void

const MAX_SHARES = 255

/** Rules 1 and 2: one person, one participant, and no duty with the wrong other one. */
export function lintPeople(plan: Plan, findings: Findings): void {
  const relaxed = plan.mode === 'rehearsal' && (plan.relax?.length ?? 0) > 0
  const tell: Tell = (relaxable, path, message) =>
    relaxable && relaxed ? findings.warn(path, message) : findings.fault(path, message)
  lintNames(plan.people, findings)
  plan.people.forEach((person, i) => {
    for (const { roles, relaxable } of CONFLICTS) {
      if (roles.every((role) => person.roles.includes(role)))
        tell(relaxable, `people[${i}].roles`, `${person.id} is both ${roles[0]} and ${roles[1]}`)
    }
  })
  lintHolders(plan, findings)
  lintAlternates(plan, tell)
  lintDeputies(plan, tell, findings)
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

/** Rule 9: who is called in for a custodian holds no other duty. */
function lintAlternates({ people, backup }: Plan, tell: Tell): void {
  backup.alternates?.forEach((id, i) => {
    const other = people.find((one) => one.id === id)?.roles.find((role) => role !== 'custodian')
    const isCustodian = people.some((one) => one.id === id && one.roles.includes('custodian'))
    if (isCustodian && other !== undefined)
      tell(true, `backup.alternates[${i}]`, `${id} is ${other} too: an alternate does nothing else`)
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
    if (theirs === undefined) findings.fault(path, `nobody has the id ${id}`)
    if (own === undefined) findings.fault(path, `nobody has the id ${deputy}`)
    if (theirs === undefined || own === undefined) continue
    if (id === deputy) findings.fault(path, `${id} cannot be their own deputy`)
    const both = [...own, ...theirs]
    duties.set(deputy, both)
    for (const { roles, relaxable } of CONFLICTS) {
      const clash = roles.every((role) => both.includes(role))
      if (clash && !roles.every((role) => own.includes(role)))
        tell(relaxable, path, `${deputy} would be both ${roles[0]} and ${roles[1]}`)
    }
    if (id === deputy || !custodians.includes(id)) continue
    if (holders.has(deputy)) findings.fault(path, `${deputy} would hold two shares`)
    holders.add(deputy)
  }
  const named = [...custodians, ...alternates, ...Object.values(deputies)]
  people.forEach(({ id, roles }, i) => {
    // To a reshare those come as well who hold only the old set.
    if (roles.includes('custodian') && !named.includes(id) && kind !== 'reshare') {
      findings.warn(`people[${i}].roles`, `${id} is a custodian and gets no share`)
    }
  })
}
