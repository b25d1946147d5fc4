import type { rules as English } from '../../en/documents/rules.ts'

/** How the printed script is used, what holds in the room, and what the words mean, in German. */
export const rules: typeof English = {
  paperTitle: 'Regeln dieses Dokuments',
  paper: [
    'Tun Sie die Schritte in ihrer Reihenfolge, einen nach dem anderen. Lesen Sie jede Anweisung vor, bevor sie ausgeführt wird.',
    'Zeit: schreiben Sie Stunden und Minuten in UTC, als 14:05, nach der Uhr des Laptops. Ein Datum wird als 2026-11-22 geschrieben. Die zwei Angaben der Uhrzeit sagen, wie weit der Laptop von Ihren Uhren abweicht.',
    'Kürzel: die Person, die gehandelt hat, schreibt es. Es heißt: getan, und das erwartete Ergebnis wurde gesehen.',
    'Ein Feld bleibt leer, bis sein Schritt getan ist. Ein Feld, das nicht gebraucht wird, wird mit einer Linie durchgestrichen und mit einem Kürzel versehen.',
    'Lässt ein Schritt die Wahl, kreisen Sie das Gewählte ein.',
    'Eine Ausnahme: das Ergebnis ist ein anderes als erwartet, oder ein Schritt wird ausgelassen oder wiederholt. Halten Sie an. Schreiben Sie es in die Bemerkungen. Melden Sie es im Programm. Eine Person meldet, zwei andere signieren mit.',
    'Berichtigen Sie mit einer einfachen Linie durch den Text und Ihrem Kürzel. Radieren Sie nie.',
    'Maßgeblich ist das Protokoll des Programms. Dieses Papier ist ein zweites, von Hand.',
  ],
  roomTitle: 'Regeln des Raums',
  room: [
    'Mindestens zwei Personen bleiben jederzeit im Raum. Sonst gehen alle hinaus.',
    'Pausen, und jedes Kommen und Gehen, werden im Programm und auf dem letzten Blatt aufgezeichnet.',
    'Steht ein Anteil auf dem Bildschirm, sieht ihn nur sein Verwahrer an. Niemand spricht ihn aus. Keine Kamera sieht ihn.',
    'Telefone, vernetzte Uhren und Kameras bleiben draußen, außer der vereinbarten Aufnahme.',
    'Nichts, was im Raum geschrieben wurde, verlässt ihn, außer Karten in versiegelten Beuteln, Schlüsselzetteln und diesem Papier.',
    'Alle dürfen die Zeremonie jederzeit anhalten.',
  ],
  wordsTitle: 'Wörter und Abkürzungen',
  words: [
    ['Hashwert', 'SHA-256 einer Datei, in Hex oder als 32 Wörter geschrieben.'],
    [
      'Hashwert des Plans',
      'Der Hashwert von plan.json: von allem, was vor diesem Tag durchgesehen wurde.',
    ],
    ['Laufender Kopfwert', 'Der SHA-256 der letzten Zeile des Protokolls.'],
    ['Kopfwert', 'Der Hashwert des Prüfpunkts des abgeschlossenen Protokolls.'],
    ['Anteil', 'Ein Teil des Sicherungsschlüssels, bei einem Verwahrer.'],
    ['Empfangsbeleg', 'Die Signatur eines Verwahrers über den Anteil, der zurückgelesen wurde.'],
    [
      'Schlüsselzettel',
      'Eine Seite für alle Beteiligten: die Fingerabdrücke von allen, und Platz für den Kopfwert.',
    ],
    ['Tresor', 'Der Teil des Programms, der Geheimnisse hält, im Speicher.'],
    [
      'Sicherung',
      'Ein Schlüssel, verpackt unter dem Sicherungsschlüssel. Nutzlos ohne die Anteile, und sie ohne ihn.',
    ],
    ['Paket', 'Was für einen Schlüssel an eine Cloud geht.'],
    ['Token', 'Was eine Cloud ausgibt, um ein Paket anzunehmen, für begrenzte Zeit.'],
    [
      'Satz, m von n',
      'Alle Anteile einer Aufteilung: je m der n Anteile stellen jeden Schlüssel wieder her.',
    ],
    ['Quorum', 'Je m Verwahrer mit ihren Anteilen.'],
    [
      'Abkürzungen',
      'UTC koordinierte Weltzeit · KMS Schlüsselverwaltung einer Cloud · BYOK eigener Schlüssel in einer Cloud · HSM Hardware-Sicherheitsmodul · PCI Payment Card Industry · SHA-256 und AES-KWP Normen für Hashwerte und für das Verpacken von Schlüsseln',
    ],
  ],
}
