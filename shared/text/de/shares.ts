import type * as English from '../en/shares.ts'

/** What the screens say while somebody brings a share: boxes, codes, files, proposals. */
export const entry: typeof English.entry = {
  groups: 'Text des Anteils von Ihrer Karte',
  groupsHint:
    'Tippen Sie Gruppe für Gruppe, oder fügen Sie den ganzen Text ein. Tippen Sie ? für ein Zeichen, das Sie nicht lesen können.',
  group: (number) => `Gruppe ${number}`,
  marks: {
    yes: 'kann stimmen',
    unread: 'hat ein Zeichen, das nicht lesbar ist',
    other: 'ist nicht die des verlangten Anteils',
    no: 'kann nicht stimmen',
  },
  legend: '✓ kann stimmen, ? nicht lesbar, ≠ von einem anderen Anteil, ✕ kann nicht stimmen',
  camera: 'QR-Code mit der Kamera lesen',
  picture: 'QR-Code aus einem Bild lesen',
  file: 'Anteildatei verwenden',
  clear: 'Alle Gruppen leeren',

  ticked: (count) => `${count} von 25 Gruppen können stimmen.`,
  unread: (count) =>
    count === 1
      ? '1 Zeichen als nicht lesbar markiert.'
      : `${count} Zeichen als nicht lesbar markiert.`,
  whole: 'Alle 25 Gruppen passen zusammen.',
  scanned:
    'Der QR-Code wurde gelesen. Alle 25 Gruppen passen zusammen. Sein Text wird nicht gezeigt.',
  impossible: (groups) =>
    `Gruppe ${groups} kann nicht stimmen. Kein Anteil hat die Zeichen B, I und O, oder eine 1 nach der siebten Stelle.`,
  other: (groups) => `Gruppe ${groups} ist nicht die des hier verlangten Anteils.`,
  otherShare: (index, name, wanted) =>
    `So getippt ist dies Anteil ${index}, von ${name}. Verlangt ist ${wanted}. Schauen Sie auf den Namen auf der Karte.`,
  otherSet: (set, wanted) =>
    `So getippt gehört dies zum Satz ${set}. Der Satz hier ist ${wanted}. Schauen Sie auf den Satz auf der Karte.`,
  otherMode: {
    rehearsal: 'So getippt ist dies eine Karte der Produktion. Eine Probe darf sie nicht sehen.',
    production: 'So getippt ist dies eine Karte einer Probe. Sie öffnet nichts.',
  },
  wantedShare: (indexes) => `Anteil ${indexes}`,
  cleared: {
    away: 'Die Gruppen wurden geleert, weil das Fenster den Fokus verlor. Tippen Sie sie noch einmal.',
    idle: 'Die Gruppen wurden nach fünf Minuten ohne Taste geleert. Tippen Sie sie noch einmal.',
  },

  incomplete: (groups) =>
    `diese Gruppen sind nicht vollständig oder können nicht stimmen: ${groups}`,
  incompleteHint: 'Vergleichen Sie sie mit Ihrer Karte. Was Sie getippt haben, ist noch da.',
  mistyped: (groups) => `schauen Sie diese Gruppen noch einmal an: ${groups}`,
  mistypedHint:
    'Die Prüfsumme stimmt nicht. Vergleichen Sie den Vorschlag mit Ihrer Karte. Was Sie getippt haben, ist noch da.',
  checksum: 'die Prüfsumme stimmt nicht, und welche Gruppen falsch sind, lässt sich nicht sagen',
  checksumHint: 'Vergleichen Sie jede Gruppe mit Ihrer Karte. Was Sie getippt haben, ist noch da.',
  unreadable: 'zu vieles ist nicht lesbar',
  unreadableHint:
    'Fehlendes lässt sich finden bis 8 Zeichen an beliebigen Stellen oder 13 hintereinander. Lesen Sie die Karte noch einmal bei mehr Licht.',
  tooLong: 'was eingefügt wurde, ist länger als ein Anteil',
  tooLongHint: 'Ein Anteil hat 100 Zeichen. Nichts davon wurde übernommen.',
  retype: 'Die Gruppen wurden geleert. Geben Sie den Anteil noch einmal von der Karte ein.',

  proposal: {
    title: 'Das könnte gemeint sein',
    lead: (groups, count) =>
      `${count === 1 ? `Gruppe ${groups} passt` : `Die Gruppen ${groups} passen`} nicht zu den anderen. Vergleichen Sie mit der Karte, Zeichen für Zeichen.`,
    group: 'Gruppe',
    typed: 'Getippt',
    meant: 'Vorschlag',
    readback: {
      accept: 'Auf meiner Karte steht der Vorschlag',
      reject: 'Auf meiner Karte steht, was ich getippt habe',
      rejected: 'Dann ist die Karte falsch.',
      rejectedHint:
        'Berichtigen Sie eine Karte nie durch Raten. Lassen Sie die Aushändigung neu ankündigen, sehen Sie den Anteil noch einmal an und schreiben Sie eine neue Karte.',
    },
    present: {
      accept: 'Er passt zu meiner Karte',
      reject: 'Er passt nicht zu meiner Karte',
      rejected: 'Der Vorschlag wurde nicht übernommen.',
      rejectedHint:
        'Vergleichen Sie jede Gruppe mit der Karte. Oder nehmen Sie eine andere Kopie oder einen anderen Verwahrer.',
    },
    accepted: (groups) => `Der Vorschlag wurde übernommen: Gruppe ${groups} wurde geändert.`,
  },

  scanner: {
    title: 'QR-Code mit der Kamera lesen',
    lead: 'Halten Sie die Karte vor die Kamera dieses Rechners. Ein Code, flach, bei gutem Licht.',
    video: 'Bild der Kamera',
    starting: 'Die Kamera wird geöffnet.',
    looking: 'Ein Code wird gesucht.',
    nothing:
      'Noch kein Code. Halten Sie die Karte näher, flach und ruhig. Drehen Sie sie aus der Spiegelung.',
    hint: 'Das Bild bleibt in diesem Fenster. Mit ihm wird die Kamera geschlossen.',
    missing: 'es gibt keine Kamera',
    missingHint: 'Tippen Sie die Gruppen, oder verwenden Sie eine Bilddatei.',
    refused: 'die Kamera ist hier nicht erlaubt',
    refusedHint:
      'Tippen Sie die Gruppen. Oder erlauben Sie diesem Programm die Kamera im System und versuchen Sie es noch einmal.',
    busy: 'die Kamera antwortet nicht',
    busyHint: 'Schließen Sie andere Programme, die sie verwenden, oder tippen Sie die Gruppen.',
  },
  codes: {
    none: 'im Bild wurde kein QR-Code gefunden',
    noneHint:
      'Machen Sie ein Bild nur vom Code, scharf und senkrecht von oben. Oder tippen Sie die Gruppen.',
    several: 'im Bild sind mehrere verschiedene Codes',
    severalHint: 'Zeigen Sie nur einen Code: den Ihrer eigenen Karte.',
    foreign: 'dieser QR-Code ist kein Anteil',
    foreignHint: 'Nehmen Sie den Code neben den 25 Gruppen. Ein Anteil beginnt mit KSHARE1.',
    picture: 'dies ist kein Bild, das sich öffnen lässt',
    pictureHint: 'Verwenden Sie eine PNG- oder JPEG-Datei.',
    large: 'dieses Bild ist zu groß',
    largeHint: 'Verwenden Sie ein Bild von höchstens 30 MB.',
  },

  chosen: 'Anteildatei',
  chosenHint: 'Sie wird gelesen, wenn Sie weitergehen. Nichts davon wird gezeigt.',
  chosenOther: 'Stattdessen die Gruppen tippen',
  filePassphrase: 'Passphrase der Anteildatei',
  filePassphraseHint: 'Die, mit der diese Datei verschlüsselt wurde.',
  filePassphraseMissing: 'tippen Sie die Passphrase der Anteildatei',
}
