import type * as English from '../en/findings.ts'

/** Words of backups that do not open: damaged in a copy, or found so by a quorum. */
export const findings: typeof English.findings = {
  faults: {
    missing: 'die Datei fehlt in dieser Kopie',
    unreadable: 'die Datei lässt sich in dieser Kopie nicht lesen',
    altered: 'die Datei in dieser Kopie ist nicht die, die im Protokoll steht',
    unwrap: 'die Datei ist die aus dem Protokoll, und der Sicherungsschlüssel entpackt sie nicht',
    check: 'sie lässt sich entpacken und enthält einen anderen Schlüssel als im Protokoll',
  },
  title: (count) =>
    count === 1 ? 'Diese Sicherung öffnet sich nicht' : `${count} Sicherungen öffnen sich nicht`,
  one: (label, fault) => `${label}: ${fault}.`,
  damaged: (count) =>
    count === 1
      ? '1 Sicherung ist in dieser Kopie beschädigt'
      : `${count} Sicherungen sind in dieser Kopie beschädigt`,
  sound:
    'Jede andere Prüfung dieser Kopie gilt: Protokoll, Signaturen, Dokumente und die anderen Sicherungen.',
  other:
    'Suchen Sie zuerst eine andere Kopie des Nachweises. Mit einer unbeschädigten geht nichts verloren.',
  can: 'Kann wiederhergestellt werden',
  cannot: 'Kann aus dieser Kopie nicht wiederhergestellt werden',
  opens: 'Wird geöffnet',
  notOpened: 'Kann aus dieser Kopie nicht geöffnet werden',
  choose: 'Ohne diese Schlüssel weitermachen',
  chooseLead:
    'Haken Sie jeden Schlüssel ab, auf den Sie diesmal verzichten. Wer Beginn und Wiederherstellung genehmigt, signiert dafür, Schlüssel für Schlüssel.',
  chooseDrill:
    'Haken Sie jeden Schlüssel ab, dessen Sicherung nicht versucht werden kann. Die Übung hält es als Befund fest und beweist nichts über ihn.',
  giveUp: (label) => `Ohne ${label} weitermachen`,
  needEach: (labels) => `Noch nicht abgehakt: ${labels}.`,
  go: 'Ohne sie weitermachen',
  going: 'Der Nachweis wird geprüft',
  accepted: (labels) => `In dieser Zeremonie verzichtet auf: ${labels}.`,
  notRecovered: (count) =>
    count === 1
      ? 'Dieser Schlüssel wird in dieser Zeremonie nicht wiederhergestellt.'
      : 'Diese Schlüssel werden in dieser Zeremonie nicht wiederhergestellt.',
  neverProof: (count) =>
    `Diese Zeremonie ist kein Beweis für ${count === 1 ? 'diesen' : 'diese'} Schlüssel.`,
  now: 'Was jetzt zu tun ist',
  steps: [
    'Suchen Sie andere Kopien der Sicherungsdatei und des Nachweises. Versuchen Sie sie, solange die Anteile da sind.',
    'Findet sich eine gute Kopie, wiederholen Sie diese Zeremonie mit ihr.',
    'Gibt es den Schlüssel dort noch, wo er benutzt wird, verpacken Sie ihn sofort neu oder teilen Sie ihn neu auf.',
    'Gibt es keine andere Kopie, behandeln Sie den Schlüssel als einen ohne Sicherung und ersetzen Sie ihn.',
  ],
}
