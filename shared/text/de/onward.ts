import type * as English from '../en/onward.ts'

/** Words of the last resort: key material in a file. */
export const exports: typeof English.exports = {
  title: 'Schlüsselmaterial für eine Datei',
  lead: 'Wer eine solche Datei hat, hat den Schlüssel. Sie ist nicht verschlüsselt.',
  choose: 'Wählen Sie beim Ankündigen den Ordner auf dem Datenträger, der die Dateien aufnimmt.',
  status: {
    planned: 'noch nicht geschrieben',
    started: 'begonnen, nicht beendet',
    finished: 'in der Datei',
    failed: 'fehlgeschlagen: gilt als offengelegt',
  },
  goOnLead: (done, total) =>
    `${done} von ${total} Dateien sind geschrieben. Jetzt werden nur die anderen geschrieben.`,
  goes: (file, folder) => `${file} in ${folder}`,
}

/** Words of the decision with which a recovery ends. */
export const rotation: typeof English.rotation = {
  lead: 'Anteile wurden zusammengebracht, und die Schlüssel waren im Speicher. Entscheiden Sie für jeden Schlüssel, und sagen Sie warum.',
  rule: 'Ein Schlüssel, der gesehen worden sein kann, wird so bald wie möglich ersetzt.',
  ofKey: (label) => `Schlüssel ${label}`,
  rotate: 'Ersetzen',
  keep: 'Behalten',
  by: (label) => `${label} ersetzen bis`,
  byHint: 'Der Tag, in der Form 2027-03-31.',
  reason: (label) => `Grund für ${label}`,
  needChoice: (label) => `Wählen Sie für ${label}: ersetzen oder behalten.`,
  needDay: (label) => `Tippen Sie den Tag für ${label}, in der Form 2027-03-31.`,
  needReason: (label) => `Tippen Sie den Grund für ${label}.`,
  go: 'Entscheidung signieren',
  busy: 'Wird signiert',
}

/** Words of a drill: a quorum proves that it can recover, and shows nothing. */
export const drill: typeof English.drill = {
  title: 'Aufgabe beantworten',
  lead: 'Die Anteile sind im Speicher. Sie öffnen dort jede Sicherung, jeder Schlüssel wird geprüft, und das Quorum signiert die Aufgabe. Kein Schlüssel und kein Anteil wird gezeigt oder geschrieben. Dann wird der Speicher überschrieben.',
  challenge: 'Aufgabe des Auditors',
  hint: '64 Hex-Ziffern, die der Auditor gewählt hat und die hier vorher niemand kannte. Leerzeichen zählen nicht.',
  load: 'Oder aus einer Datei nehmen',
  none: 'Niemand hat eine gestellt',
  noneHint: 'Dann wählt das Programm. Eine solche Antwort zeigt nicht, wann sie entstand.',
  need: 'Tippen Sie die Aufgabe, oder sagen Sie, dass niemand eine gestellt hat.',
  unreadable: 'Diese Datei enthält keine Aufgabe.',
  go: 'Beweisen und signieren',
  busy: 'Jede Sicherung wird geöffnet, dann wird signiert',
  shown: 'Was diese Übung gezeigt hat',
  took: (names) => `Teilgenommen: ${names}`,
  missed: (names) => `Durch diese Übung nicht gezeigt: ${names}`,
  selfIssued: 'Niemand von außen hat die Aufgabe gewählt.',
}
