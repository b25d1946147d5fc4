import type * as English from '../en/proving.ts'

/** Words of the check of one share: a custodian alone, outside of any ceremony. */
export const proving: typeof English.proving = {
  title: 'Einen Anteil beweisen',
  lead: 'Ein Verwahrer zeigt allein, dass sein Anteil unversehrt ist. Der Beweisschlüssel des Anteils signiert eine Aufgabe. Der Anteil wird gelesen, geprüft und überschrieben. Kein Schlüssel wird geöffnet.',
  choose: 'Nachweis wählen und prüfen',
  busyChoose: 'Nachweis wird geprüft',
  other: 'Anderen Nachweis wählen',
  evidence: 'Nachweis, an dem der Anteil gemessen wird',
  later: 'Spätere Nachweise dieser Schlüssel',
  laterLead:
    'Wurde der Satz seither neu aufgeteilt oder vernichtet? Wählen Sie jeden solchen Nachweis. Soweit Nachweise vorliegen, wird ein abgelöster oder vernichteter Satz beim Namen abgelehnt.',
  superseded: 'Kein Anteil dieses Satzes wird mehr bewiesen. Wählen Sie einen anderen Nachweis.',
  head: 'Kopfwert des Nachweises',
  headHint: 'Vergleichen Sie diese Wörter mit Ihrem eigenen Papier.',
  who: 'Wessen Anteil es ist',
  challenge: 'Aufgabe des Prüfenden',
  challengeHint:
    '64 Hexadezimalziffern, die der Prüfende gewählt hat und die hier niemand vorher kannte. Leerzeichen zählen nicht.',
  needChallenge: 'Tippen Sie die Aufgabe, oder sagen Sie, dass niemand eine gestellt hat.',
  folder: 'Ordner für die Signatur',
  chooseFolder: 'Ordner wählen',
  needFolder: 'Wählen Sie den Ordner für die Signatur.',
  needWho: 'Wählen Sie, wessen Anteil es ist.',
  go: 'Aufgabe signieren',
  busy: 'Anteil wird geprüft, dann wird signiert',
  done: 'Der Anteil ist unversehrt',
  doneLead: (name) => `Der Beweisschlüssel des Anteils von ${name} hat die Aufgabe signiert.`,
  meaning: 'Das zeigt: Wer signiert hat, kennt einen Wert, der aus dem Anteil abgeleitet ist.',
  written: 'Geschrieben nach',
  check: 'Jeder prüft es in diesem Ordner so',
  orders: ['Legen Sie die Karte in einen neuen Beutel.', 'Geben Sie den Ordner dem Prüfenden.'],
  again: 'Noch einen Anteil beweisen',
}
