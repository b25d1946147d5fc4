import type { slip as English } from '../../en/documents/slip.ts'

/** The page that a participant takes home, in German. */
export const slip: typeof English = {
  kind: 'Schlüsselzettel',
  for: 'Für',
  take: 'Nehmen Sie ihn mit nach Hause. Bewahren Sie ihn getrennt vom Nachweis auf. Es steht nichts Geheimes darauf.',
  ceremony: 'Zeremonie',
  own: 'Ihr Kurzname und Schlüssel',
  printed: 'Protokoll beim Druck',
  entries: (count) => `${count} Einträge, der letzte ist Eintrag ${count - 1}`,
  runningHead: 'Laufender Kopfwert dabei',
  lastLine: 'Letzte Zeile, SHA-256',
  list: 'Die Papierliste',
  listLead:
    'Ein Auditor braucht diese Liste, um zu prüfen, wer signiert hat. Haken Sie jede Zeile ab, die von ihrem Inhaber bestätigt wurde.',
  columns: ['Name', 'Kurzname und Fingerabdruck', 'Haken'],
  aloud:
    'Lesen Sie diese Wörter vor. Dieselbe Liste hat dieselben Wörter. Eine spätere Liste ersetzt diese.',
  head: 'Der Kopfwert am Ende',
  beforeClose:
    'Schreiben Sie ihn von Hand vom Bildschirm ab, in Gruppen zu vier Ziffern. Vergleichen Sie ihn laut, in Wörtern. Wer das Protokoll prüft, braucht ihn und die Liste oben.',
  afterClose:
    'Schreiben Sie ihn hier von Hand vom Bildschirm ab. Weichen Druck und Handschrift ab, gilt Ihre Handschrift.',
  wordsOfLines:
    'SHA-256 der Zeilen der Liste, Kurzname und Fingerabdruck, jede mit ihrem Zeilenende',
  wordsOfList: 'Die Liste: SHA-256 ihrer Zeilen',
  wordsOfHead: 'Der Kopfwert: SHA-256 des Prüfpunkts',
}
