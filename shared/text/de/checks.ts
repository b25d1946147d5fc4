import type * as English from '../en/checks.ts'

export const checks: typeof English.checks = {
  folder: {
    name: 'Ordner',
    compares:
      'Der Ordner enthält, was ein Bündel enthält: gewöhnliche Dateien, keine Verknüpfungen, keine fremden Namen.',
    means: 'Das ist kein Bündel, oder eine unvollständige oder veränderte Kopie davon.',
  },
  'hash chain': {
    name: 'Hashkette',
    compares: 'Jeder Eintrag des Protokolls nennt den Hashwert des Eintrags davor.',
    means: 'Ein Eintrag wurde nachträglich geändert, entfernt, eingefügt oder verschoben.',
  },
  'recorder signatures': {
    name: 'Signaturen des Schreibers',
    compares: 'Der Schreiber der Zeremonie hat jede Zeile des Protokolls signiert.',
    means:
      'Eine Zeile wurde von etwas anderem als dem Schreiber dieser Zeremonie geschrieben oder geändert.',
  },
  'plan, people and rules': {
    name: 'Plan, Personen und Regeln',
    compares:
      'Der Plan ist der von Eintrag 0. Personen haben mit ihren eigenen Schlüsseln signiert. Jeder Eintrag hält die Regeln ein.',
    means:
      'Das Protokoll erzählt von einer Zeremonie, die die Regeln nicht zulassen, oder eine Signatur ist falsch.',
  },
  'end of the log': {
    name: 'Ende des Protokolls',
    compares: 'Das Protokoll endet mit einem Abschluss, einem Abbruch oder einem vorzeitigen Ende.',
    means: 'Die Zeremonie wurde nicht beendet, oder die letzten Einträge wurden abgeschnitten.',
  },
  'listed files': {
    name: 'Aufgeführte Dateien',
    compares: 'Jede Datei, die das Protokoll nennt, ist mit ihrem Hashwert da, und keine andere.',
    means: 'Eine Datei des Nachweises fehlt, wurde geändert oder später hinzugefügt.',
  },
  packages: {
    name: 'Pakete',
    compares:
      'Jedes Paket passt zu seinem Verzeichnis, seinem Transportschlüssel und dem Protokoll.',
    means: 'Ein Paket ist nicht das, das die Personen verglichen haben. Importieren Sie es nicht.',
  },
  checkpoint: {
    name: 'Prüfpunkt',
    compares: 'Der Prüfpunkt nennt die Wurzel und die Größe dieses Protokolls.',
    means: 'Das Protokoll ist nicht das, das die Personen beim Abschluss signiert haben.',
  },
  'checkpoint signatures': {
    name: 'Signaturen des Prüfpunkts',
    compares: 'Die Personen, die die Zeremonie versiegelt haben, haben diesen Prüfpunkt signiert.',
    means: 'Ein Siegel fehlt oder ist falsch: Niemand bürgt für das Ganze.',
  },
  'derived files': {
    name: 'Abgeleitete Dateien',
    compares: 'Dateien, die aus dem Protokoll gemacht werden, sagen dasselbe wie das Protokoll.',
    means:
      'Eine Liste oder ein Dokument sagt etwas anderes als das Protokoll. Trauen Sie keinem von beiden.',
  },
  'paper list': {
    name: 'Papierliste',
    compares: 'Die Schlüssel der Personen im Protokoll sind die auf der Papierliste.',
    means:
      'Das Protokoll wurde mit anderen Schlüsseln signiert als denen auf dem Papier: Es kann als Ganzes gefälscht sein. Oder eine Zeile wurde falsch getippt.',
  },
  'head on paper': {
    name: 'Kopfwert auf Papier',
    compares: 'Der Prüfpunkt hat den Kopfwert, der beim Abschluss abgeschrieben wurde.',
    means:
      'Das ist ein anderes Protokoll als das des Papiers: Es kann als Ganzes gefälscht sein. Oder der Kopfwert wurde falsch getippt.',
  },
  expectations: {
    name: 'Erwartungen',
    compares: 'Die Zeremonie hat, was von ihr erwartet wurde.',
    means: 'Das Bündel kann in Ordnung sein, ist aber nicht das verlangte.',
  },
}
