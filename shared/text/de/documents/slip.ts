import type { slip as English } from '../../en/documents/slip.ts'

/** The page that a participant takes home, in German. */
export const slip: typeof English = {
  kind: 'Schlüsselzettel',
  for: 'Für',
  take: 'Nehmen Sie ihn mit. Bewahren Sie ihn getrennt vom Nachweis auf. Nichts darauf ist geheim.',
  ceremony: 'Zeremonie',
  own: 'Ihr Schlüssel',
  printed: 'Protokoll beim Druck',
  entries: (count) => `${count} Einträge, der letzte ist Eintrag ${count - 1}`,
  runningHead: 'Laufender Kopfwert',
  lastLine: 'Letzte Zeile, SHA-256',
  list: 'Die Papierliste',
  listLead:
    'Ein Auditor prüft mit ihr, wer signiert hat. Haken Sie jede Zeile ab, die bestätigt wurde.',
  columns: ['Name', 'Kurzname und Fingerabdruck', '✓'],
  aloud:
    'Lesen Sie diese Wörter vor. Dieselbe Liste hat dieselben Wörter. Eine spätere ersetzt diese.',
  head: 'Der Kopfwert am Ende',
  beforeClose:
    'Schreiben Sie ihn von Hand vom Bildschirm ab, in Gruppen zu vier Ziffern. Vergleichen Sie ihn laut, in Wörtern. Wer das Protokoll prüft, braucht ihn und die Liste oben.',
  afterClose:
    'Schreiben Sie ihn hier von Hand vom Bildschirm ab. Weichen Druck und Handschrift ab, gilt Ihre Handschrift.',
  wordsOfLines: 'SHA-256 der Zeilen der Liste, jede mit ihrem Zeilenende',
  wordsOfList: 'Die Liste: SHA-256 ihrer Zeilen',
  wordsOfHead: 'Der Kopfwert: SHA-256 des Prüfpunkts',
}
