export const ROLES = ['administrator', 'operator', 'custodian', 'witness', 'auditor'] as const

export type Role = (typeof ROLES)[number]

/** The roles that run the ceremony: an approval by them alone is not dual control (rule 4). */
export const RUNNING_ROLES: readonly Role[] = ['administrator', 'operator']

/**
 * Roles that one person never holds together. Those of rule 2 a rehearsal plan may relax; those of
 * rule 4 are a floor: who observes does not act.
 */
export const CONFLICTS: readonly {
  readonly roles: readonly [Role, Role]
  readonly relaxable: boolean
}[] = [
  { roles: ['administrator', 'custodian'], relaxable: true },
  { roles: ['operator', 'custodian'], relaxable: true },
  { roles: ['witness', 'administrator'], relaxable: false },
  { roles: ['witness', 'operator'], relaxable: false },
  { roles: ['witness', 'custodian'], relaxable: false },
  { roles: ['auditor', 'administrator'], relaxable: false },
  { roles: ['auditor', 'operator'], relaxable: false },
  { roles: ['auditor', 'custodian'], relaxable: false },
]

/** The name of a role in a sentence: `1 witness`, `3 custodians`. */
export function countOf(role: Role, count: number): string {
  if (count === 1) return `1 ${role}`
  return role === 'witness' ? `${count} witnesses` : `${count} ${role}s`
}
