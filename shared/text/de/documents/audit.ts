import type { audit as English } from '../../en/documents/audit.ts'

/** The auditor's pack, in German. */
export const audit: typeof English = {
  kind: 'Mappe für den Auditor',
  lead: 'Wo in diesem Protokoll zu suchen ist, was übliche Normen von einer Schlüsselzeremonie verlangen.',
  noHsm: 'Ein Laptop ist kein HSM und kein sicheres kryptografisches Gerät im Sinn von PCI.',
  noHsmText: 'Wer den Laptop beherrschte, konnte jeden Schlüssel sehen.',
  noClaim: 'Diese Mappe behauptet keine Konformität.',
  noClaimText:
    'Sie nennt Einträge. Ob sie genügen, beurteilt ein Auditor mit dem Text der Norm. Der Wortlaut der Anforderungen ist hier unser eigener.',
  rehearsal: 'Dies war eine Probe mit Testschlüsseln.',
  rehearsalText: 'Sie ist kein Nachweis einer Produktion.',
  facts: {
    ceremony: 'Zeremonie',
    entries: 'Einträge',
    outcome: 'Ausgang',
    silent: 'Kein Beleg in diesem Protokoll',
  },
  notEnded: 'nicht beendet',
  silentNone: 'für keine fehlt er',
  beforeTitle: 'Bevor Sie beginnen',
  before: [
    'Prüfen Sie zuerst das Nachweisbündel, mit der Papierliste und dem Kopfwert von jemandem, der dabei war: claviger verify BUNDLE --signers FILE --head HEX --expect production,closed,anchored.',
    'Einträge sind Zeilen von log.jsonl, von 0 an gezählt. Der Bericht zeigt die Ausnahmen, und wer widersprach.',
    'Ein Eintrag ohne Signatur einer Person ist das Wort des Programms allein.',
  ],
  columns: ['Anforderung', 'Beleg in diesem Protokoll'],
  noEvidence: 'Kein Beleg in diesem Protokoll.',
  check: 'Wie zu prüfen ist',
  beyond: 'Nicht im Protokoll',
}
