import type { CeremonyEvent } from '../../../ceremony/events.ts'

/** Entries of the log as documents show them. */
export const entry = {
  number: (seq: number) => `Entry ${seq}`,
  expected: (text: string) => `Expected: ${text}`,
  happened: (text: string) => `Happened: ${text}`,
  decided: (text: string) => `Decided: ${text}`,
  bag: (bag: string) => `Bag: ${bag}.`,
  reason: (label: string, reason: string) => `${label}: ${reason}`,
  evidence: 'Evidence, SHA-256:',
  unsignedEnd: 'Nobody signed this end.',
  again: 'Enrolled again',
  /** What a note in the margin is about, in one or two words. */
  label: labelOf,
}

function labelOf(type: CeremonyEvent['type']): string {
  switch (type) {
    case 'participant.enrolled':
      return 'Enrolment'
    case 'person.left':
      return 'Departure'
    case 'person.returned':
      return 'Arrival'
    case 'break.started':
      return 'Break'
    case 'break.ended':
      return 'End of break'
    case 'role.handed':
      return 'Hand-over'
    case 'access.refused':
      return 'Refused'
    case 'exception.raised':
    case 'exception.cosigned':
      return 'Exception'
    case 'clock.stepped':
    case 'clock.jumped':
    case 'clock.stated':
      return 'Clock'
    case 'recorder.unlocked':
    case 'head.stated':
      return 'Restart'
    case 'shares.voided':
    case 'key.lost':
    case 'vault.emptied':
      return 'Loss'
    case 'share.presented':
    case 'vault.refilled':
    case 'intent.declared':
    case 'intent.approved':
    case 'intent.withdrawn':
      return 'Recovery'
    case 'ceremony.aborted':
      return 'Aborted'
    case 'ceremony.terminated':
      return 'Terminated'
    case 'attestation.given':
      return 'Attestation'
    case 'preflight.recorded':
    case 'preflight.confirmed':
      return 'Gates'
    case 'entropy.given':
    case 'entropy.mixed':
    case 'entropy.system':
      return 'Randomness'
    case 'duties.relaxed':
      return 'Duties'
    case 'source.admitted':
      return 'Source'
    default:
      return 'Beside the script'
  }
}
