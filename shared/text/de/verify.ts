import type * as English from '../en/verify.ts'

export const verify: typeof English.verify = {
  title: 'Nachweisbündel prüfen',
  lead: 'Ein Bündel kann nicht für seine eigenen Schlüssel bürgen. Tippen Sie ein, was auf Papier mitgenommen wurde.',
  paper: 'Papierliste',
  paperHint:
    'Eine Person je Zeile: der Kurzname, ein Leerzeichen und der Fingerabdruck. Lassen Sie das Feld leer, um nur die Stimmigkeit zu prüfen.',
  head: 'Kopfwert',
  headHint: 'Die 32 Wörter oder 64 Hex-Ziffern, die beim Abschluss abgeschrieben wurden.',
  choose: 'Bündel wählen und prüfen',
  checking: 'Wird geprüft',
  good: 'Geprüft und gut',
  consistent: 'Nur in sich stimmig',
  consistentHint: 'Es wurde keine Papierliste angegeben. Das zeigt nicht, wer signiert hat.',
  bad: 'Abgelehnt',
  anchored: 'Verankert durch',
  entries: 'Einträge',
  checks: 'Prüfungen',
  passed: 'bestanden',
  failed: 'nicht bestanden',
  headOf: 'Kopfwert dieses Bündels',
  atEntry: (entry) => `bei Eintrag ${entry}`,
  again: 'Anderes Bündel prüfen',
}
