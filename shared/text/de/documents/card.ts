import type { card as English } from '../../en/documents/card.ts'

/** What a share card says, in German. People keep it for twenty years: every word stands for itself. */
export const card: typeof English = {
  file: (title) => `Karten für Anteile: ${title}`,
  unnamed: 'Karte für einen Anteil',
  ceremony: 'Zeremonie ',
  share: (index, total) => `Anteil ${index} von ${total}`,
  rule: (threshold, total) => `Je ${threshold} von ${total} genügen`,
  holder: 'Verwahrer',
  caption: 'Dieselben 100 Zeichen',
  copying: 'Von Hand abschreiben',
  copy: [
    'Schreiben Sie alle 25 Gruppen vom Bildschirm ab, in Großbuchstaben.',
    'Die Buchstaben B, I und O gibt es nicht. 0 ist die Null.',
    'Nur in Gruppe 2 steht eine 1.',
    'Vergleichen Sie alle Gruppen noch einmal mit dem Bildschirm.',
  ],
  set: 'Anteilsatz',
  commitment: 'Festlegung',
  key: 'Schlüssel',
  keys: 'Schlüssel',
  handedOut: 'Ausgehändigt',
  nth: (copy) => `, Exemplar ${copy}`,
  more: (count) => `und ${count} weitere, im Protokoll genannt`,
  checkValue: 'Prüfwert ',
  fields: ['Beutelnummer', 'Siegelnummer', 'Versiegelt von', 'Datum', 'Ort der Rückgabe'],
  recovering: 'Wiederherstellen',
  recover: (threshold) => [
    `Bringen Sie ${threshold} Karten dieses Satzes und den Nachweis mit seinem Ordner backups.`,
    'Nehmen Sie Claviger: es verlangt Genehmigungen und führt Protokoll.',
    'Ohne Claviger: RECOVER.md im Nachweis sagt, wie. Nötig sind python3 und recover.py.',
  ],
  recoverPy: 'SHA-256 von recover.py ',
  keeping: 'Aufbewahren',
  rehearsal: 'PROBE. Testschlüssel. Sie stellt nichts von Wert wieder her.',
  keep: [
    'Lassen Sie die Karte im Beutel. Zeigen Sie sie niemandem. Fotografieren Sie sie nie.',
    'Diese Karte allein stellt nichts wieder her. Der Nachweis allein auch nicht.',
    'Verloren, gesehen oder der Beutel offen: melden Sie es am selben Tag.',
  ],
}
