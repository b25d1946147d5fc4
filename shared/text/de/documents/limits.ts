import type { limits as English } from '../../en/documents/limits.ts'

/** On what the keys rest, what nobody may read into a report, and what to keep, in German. */
export const limits: typeof English = {
  alone:
    'Keine einzelne Person hatte diese Schlüssel, wenn Laptop, Firmware und dieses Programm ehrlich waren. Wer den Laptop beherrschte, konnte alles sehen.',
  trustTitle: 'Worauf dies beruht',
  trust: [
    'Ein Laptop ist kein HSM und kein sicheres kryptografisches Gerät im Sinn von PCI. Eine Gleichwertigkeit mit HSM, FIPS oder PCI wird nicht behauptet.',
    'Das Protokoll ist das Wort des Schreibers, von Menschen an einem gemeinsamen Laptop signiert.',
    'Jede Zeit ist die Zeit der Uhr des Laptops. Sie ist keine verlässliche Zeit.',
    'Mit den Festlegungen des Protokolls schützt ein Anteilsatz den Sicherungsschlüssel durch Rechenaufwand (2^256), nicht informationstheoretisch. Sicherheit gegen Quantencomputer wird nicht behauptet.',
    'Die Geschichte, wer welchen Anteil kennen kann, ist nur innerhalb der vorgelegten Nachweisbündel vollständig.',
  ],
  limitsTitle: 'Was dies nicht zeigt',
  limits: [
    'Dieser Bericht ist keine Prüfung. Prüfen Sie das Nachweisbündel mit der Papierliste und dem Kopfwert, die die Beteiligten mitgenommen haben. Ohne sie heißt ein gutes Ergebnis nur, dass das Nachweisbündel mit sich selbst übereinstimmt.',
    'Er zeigt nicht, wer im Raum war, und nicht, dass etwas neben dem Protokoll geschah.',
    'Wer einen früheren Kopfwert hat, bemerkt eine Änderung des Protokolls. Verhindern lässt sie sich nicht.',
    'Ein Empfangsbeleg zeigt, dass die signierende Person damals einen Wert kannte, der aus dem Anteil abgeleitet ist. Er zeigt nicht, dass der Verwahrer den Anteil heute hat.',
    'Jedes Quorum von Verwahrern, das eine Sicherungsdatei hat, kann ihren Schlüssel mit gewöhnlichen Werkzeugen wiederherstellen, und kein Protokoll zeichnet es auf. Nach einer Neuaufteilung wirkt der alte Satz, solange seine Sicherungsdateien bestehen.',
    'Überschrieben heißt: die Puffer des Tresors wurden überschrieben. Über Festplatten, Drucker und andere Kopien im Speicher sagt es nichts.',
  ],
  imports:
    'Ein gelungener Import zeigt nicht, dass der richtige Transportschlüssel verwendet wurde, und nicht, dass das Paket in keinen anderen Schlüssel importiert werden kann.',
  ofKind: {
    generate: [],
    recover: [
      'Eine Wiederherstellung zeigt, welche Anteile vorgelegt wurden und was das Programm mit den Schlüsseln tat. Sie zeigt nicht, wer die Anteile brachte, und nicht, wohin ein Paket oder eine Datei danach kam.',
    ],
    drill: [
      'Eine Übung zeigt, dass diese Anteile an diesem Tag gut waren. Sie zeigt nicht, dass eine andere Gruppe von Anteilen wiederherstellt, und nicht, dass die Verwahrer ihre Anteile noch haben.',
    ],
    reshare: [
      'Eine Neuaufteilung macht neue Anteile. Sie nimmt nichts weg: alte Karten und alte Sicherungsdateien öffnen die Schlüssel, bis sie vernichtet sind, und diese Zeremonie hat keine vernichtet.',
    ],
    destroy: [
      'Vernichtet heißt: eine Person hat signiert, dass sie es tat, und eine andere, dass sie es sah. Das zeigt nicht, dass es keine weitere Kopie und kein Foto eines Anteils gab und dass niemand ihn im Kopf hat.',
      'Über die Schlüssel selbst sagt es nichts: in einer Cloud, in einem Paket oder in einer Datei können sie weiter bestehen.',
    ],
  },
  dice: 'Würfel und getippter Text schützen nicht vor einem schlechten Zufallsgenerator, wenn RSA-Schlüssel oder OAEP-Startwerte gemacht werden, und auch nicht die Signaturschlüssel der Personen, die vorher entstanden. Dass gewürfelt wurde, und von wem, ist das Wort derer, die dafür signiert haben.',
  rehearsal: 'Dies war eine Probe mit Testschlüsseln. Sie ist kein Nachweis einer Produktion.',
  rehearsalPackages: 'Die Pakete dieser Probe ließen sich importieren: vernichten Sie sie.',
  keepTitle: 'Was aufzubewahren ist',
  keepBackups: [
    'Anteile ohne die Dateien in backups/ stellen nichts wieder her. Bewahren Sie mindestens zwei Kopien davon an zwei Orten auf, solange die Schlüssel gebraucht werden.',
    'Veröffentlichen Sie nie das ganze Nachweisbündel: es enthält die Hälfte dessen, was zum Wiederherstellen nötig ist. Nachweisteil und Verwahrungsteil gehen an verschiedene Personen.',
  ],
  keepEarlier:
    'Dieses Nachweisbündel enthält keine Sicherungsdateien. Sie liegen im Nachweis, den diese Zeremonie fortsetzte: bewahren Sie ihn auf wie bisher.',
  keepOld:
    'Bringen Sie die alten Karten und Dateien mit Anteilen zurück, und jede Kopie der alten Sicherungsdateien, und vernichten Sie sie vor Zeugen.',
  keepEnded:
    'Bewahren Sie dieses Nachweisbündel, die unterschriebenen Erklärungen und den Nachweis der Zeremonien davor auf, ohne dessen Sicherungsdateien. Sie sagen noch nach Jahren, was aus den Anteilen wurde.',
  keep: 'Bewahren Sie Papierlisten und Kopfwerte getrennt vom Nachweisbündel auf.',
}
