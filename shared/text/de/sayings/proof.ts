import type * as English from '../../en/sayings/proof.ts'

export const proof: typeof English.proof = {
  'proof.unsigned': ({ name }) => `${name} hat diese Aufgabe nicht signiert`,
  'proof.no-share': ({ set, index }) => `Satz ${set} hat keinen Anteil ${index}`,
  'proof.few': ({ signed, threshold }) =>
    `${signed} der ${threshold} Anteile einer Übung haben signiert`,
  'proof.other-set': ({ set }) => `die Aufgabe betrifft Satz ${set} eines anderen Nachweises`,
  'proof.other-backup': ({ label }) => `die Sicherung von ${label} ist hier eine andere`,
  'proof.no-folder': 'wählen Sie zuerst den Ordner für die Signatur',
  'proof.other-key': 'der Beweisschlüssel ist nicht der, den das Protokoll nennt',
}
