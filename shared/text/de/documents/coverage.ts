import type { coverage as English } from '../../en/documents/coverage.ts'

/** What was shown of each share and group, in German. */
export const coverage: typeof English = {
  how: {
    making: 'beim Erzeugen zurückgelesen',
    recovery: 'öffnete die Schlüssel',
    drill: 'Übung',
    health: 'Prüfung des Anteils',
  },
  title: 'In den vorgelegten Nachweisbündeln gezeigt',
  unknown: 'Das Protokoll sagt nicht, was vor dieser Übung gezeigt wurde.',
  lead: 'Gezählt werden Empfangsbelege der Erzeugung, Wiederherstellungen, Übungen und Prüfungen von Anteilen in den vorgelegten Nachweisbündeln. Es kann andere geben.',
  neverShown: 'Nie gezeigt',
  onlyMade: 'Seit der Erzeugung nicht',
  making: 'Bei der Erzeugung',
  madeAt: (time) =>
    `für jede Gruppe wurde gezeigt, dass sie aus dem Zurückgelesenen wiederherstellt, ${time}`,
  together: 'Gruppen, die seither zusammen teilnahmen',
  atLeast: (count) => `mindestens ${count}`,
  of: (count, groups) => `${count} von ${groups}`,
  apart: 'Gruppen, die es nie taten',
  shareColumns: ['Anteil', 'Verwahrer', 'Zuletzt gezeigt (UTC)'],
  occasionColumns: ['Wann (UTC)', 'Was', 'Wer teilnahm'],
  ceremony: 'Zeremonie',
  selfIssued: (what) => `${what}, Aufgabe selbst gestellt`,
  never: 'nie',
}
