import type * as English from '../en/coverage.ts'

/** Words of what has been shown of a share set, and what has not. */
export const coverage: typeof English.coverage = {
  title: 'Welche Anteile sich als gut erwiesen haben',
  lead: 'Gezählt wird, was die hier vorgelegten Bündel sagen. Es kann andere geben.',
  how: {
    making: 'bei der Erzeugung zurückgelesen',
    recovery: 'öffnete die Schlüssel',
    drill: 'Übung',
    health: 'Gesundheitstest',
  },
  never: (names) => `Nie gezeigt: ${names}`,
  onlyMade: (names) => `Seit der Erzeugung nicht gezeigt: ${names}`,
  allShown: 'Jeder Anteil wurde seit der Erzeugung gezeigt.',
  together: (count, all, m) =>
    `Gruppen von ${m}, die seit der Erzeugung zusammen teilnahmen: ${count} von ${all}`,
  atLeast: (count) => `mindestens ${count}`,
  opened: (label, time) => `Die Sicherung von ${label} wurde zuletzt am ${time} geöffnet.`,
  unopened: (label, fault, time) =>
    `Die Sicherung von ${label} öffnet sich nicht: ${fault} (gefunden am ${time}).`,
  neverOpened: (label) => `Die Sicherung von ${label} wurde nie geöffnet.`,
  making: (time) =>
    `Bei der Erzeugung wurde gezeigt, dass jede Gruppe aus dem Zurückgelesenen wiederherstellt (${time}).`,
  apart: (count) =>
    count === 1 ? '1 Gruppe nahm nie zusammen teil' : `${count} Gruppen nahmen nie zusammen teil`,
  custodian: 'Verwahrer',
  last: 'Zuletzt gezeigt',
  neverCell: 'nie',
  when: 'Wann',
  what: 'Was',
  who: 'Wer teilnahm',
  occasions: (count) => (count === 1 ? '1 Anlass' : `${count} Anlässe`),
  selfIssued: 'niemand von außen hat die Aufgabe gewählt',
  next: 'Die nächste Übung',
  noNext: 'Im Vorgelegten wurde kein Datum vereinbart.',
  proof: 'Gesundheitstest wählen',
  proofBusy: 'Signaturen werden geprüft',
  proofs: 'Vorgelegte Gesundheitstests',
}
