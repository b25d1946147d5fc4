import type * as English from '../../en/sayings/challenge.ts'

export const challenge: typeof English.challenge = {
  'challenge.long': 'die Aufgabe ist zu lang',
  'challenge.format': ({ format }) => `erwartet wird „${format}“`,
  'challenge.kind': 'erwartet wird „drill“ oder „health“',
  'challenge.form': 'nicht so geschrieben wie eine Aufgabe',
  'challenge.digits': 'eine Aufgabe eines Prüfers hat 64 Hex-Ziffern',
  'challenge.backup': 'erwartet werden „ok“, ein SHA-256 und eine Bezeichnung',
  'challenge.ceremony': 'erwartet wird die Zeremonie, 32 Hex-Ziffern',
  'challenge.set': 'erwartet wird der Anteilsatz, 16 Hex-Ziffern',
  'challenge.checkpoint': 'erwartet wird der SHA-256 des Prüfpunkts',
  'challenge.value': 'erwartet werden 64 Hex-Ziffern',
  'challenge.time': 'erwartet wird eine UTC-Zeit in ganzen Sekunden',
  'challenge.indexes': 'erwartet werden Nummern von Anteilen, 1 bis 255, aufsteigend',
  'challenge.health-one': 'eine Einzelprüfung gilt für genau einen Anteil',
  'challenge.drill-two': 'eine Übung braucht zwei Anteile oder mehr',
  'challenge.health-backup': 'eine Einzelprüfung öffnet keine Sicherung',
  'challenge.drill-backup': 'eine Übung öffnet mindestens eine Sicherung',
  'challenge.sha256': 'erwartet wird der SHA-256 der Sicherung',
  'challenge.label': 'erwartet wird eine Bezeichnung',
  'challenge.label-twice': 'dieselbe Bezeichnung zweimal',
}
