import type { Plan } from './plan.ts'

/** Minutes that a ceremony takes in a calm room: estimates, on the slow side. */
const MINUTES = {
  /** Plan, wrapping keys and machine at the beginning, evidence and paper at the end. */
  frame: 30,
  /** Enrolment, approval, signature at the close, slip. */
  person: 6,
  /** Copying a share by hand, typing it back, sealing it. */
  custodian: 12,
  key: 0.25,
  /** Two people compare the wrapping key with their paper. */
  target: 2,
} as const

/** How long the ceremony of a plan is expected to take, in whole minutes. */
export function ceremonyMinutes({ people, backup, keys }: Plan): number {
  const targets = keys.reduce((sum, key) => sum + (key.targets?.length ?? 0), 0)
  return Math.ceil(
    MINUTES.frame +
      MINUTES.person * people.length +
      MINUTES.custodian * backup.custodians.length +
      MINUTES.key * keys.length +
      MINUTES.target * targets,
  )
}

/** Minutes as people say them: `1 h 30 min`. */
export function spokenMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
