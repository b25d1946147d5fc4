import type { CeremonyEvent } from '../../../ceremony/events.ts'
import type { entry as English } from '../../en/documents/entry.ts'

/** Entries of the log as documents show them, in German. */
export const entry: typeof English = {
  number: (seq) => `Eintrag ${seq}`,
  expected: (text) => `Erwartet: ${text}`,
  happened: (text) => `Geschehen: ${text}`,
  decided: (text) => `Entschieden: ${text}`,
  bag: (bag) => `Beutel: ${bag}.`,
  reason: (label, reason) => `${label}: ${reason}`,
  evidence: 'Beleg, SHA-256:',
  unsignedEnd: 'Niemand hat dieses Ende signiert.',
  again: 'Neu registriert',
  label: labelOf,
}

function labelOf(type: CeremonyEvent['type']): string {
  switch (type) {
    case 'participant.enrolled':
      return 'Registrierung'
    case 'person.left':
      return 'Weggang'
    case 'person.returned':
      return 'Ankunft'
    case 'break.started':
      return 'Pause'
    case 'break.ended':
      return 'Ende der Pause'
    case 'role.handed':
      return 'Übernahme'
    case 'access.refused':
      return 'Abgelehnt'
    case 'exception.raised':
    case 'exception.cosigned':
      return 'Ausnahme'
    case 'clock.stepped':
    case 'clock.jumped':
    case 'clock.stated':
      return 'Uhr'
    case 'recorder.unlocked':
    case 'head.stated':
      return 'Neustart'
    case 'shares.voided':
    case 'key.lost':
    case 'vault.emptied':
      return 'Verlust'
    case 'share.presented':
    case 'vault.refilled':
    case 'intent.declared':
    case 'intent.approved':
    case 'intent.withdrawn':
      return 'Wiederherstellung'
    case 'ceremony.aborted':
      return 'Abgebrochen'
    case 'ceremony.terminated':
      return 'Vorzeitig beendet'
    case 'attestation.given':
      return 'Bestätigung'
    case 'preflight.recorded':
    case 'preflight.confirmed':
      return 'Schranken'
    case 'entropy.given':
    case 'entropy.mixed':
    case 'entropy.system':
      return 'Zufall'
    case 'duties.relaxed':
      return 'Pflichten'
    case 'source.admitted':
      return 'Ausgang'
    default:
      return 'Neben dem Ablauf'
  }
}
