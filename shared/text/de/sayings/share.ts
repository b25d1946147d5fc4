import type * as English from '../../en/sayings/share.ts'

export const share: typeof English.share = {
  'share.voided': ({ set }) =>
    `dieser Anteil ist von Satz ${set}, der ungültig wurde: er öffnet nichts`,
  'share.unknown': ({ set, index }) => `Satz ${set} hat keinen solchen Anteil ${index}`,
  'share.forged': ({ index }) =>
    `Anteil ${index} ist nicht der, der gemacht wurde: seine Festlegung weicht ab`,
  'share.superseded': ({ set, by }) =>
    `dieser Anteil ist von einem abgelösten Satz, ${set}: Satz ${by} ist an seine Stelle getreten`,
  'share.rehearsal': ({ set }) => `dieser Anteil ist vom Probesatz ${set}`,
  'share.production': ({ set }) =>
    `dieser Anteil ist vom Produktionssatz ${set}: eine Probe darf ihn nicht sehen, versiegeln Sie die Karte wieder`,
  'share.foreign': ({ set, here }) =>
    `dieser Anteil ist von Satz ${set}; der Satz hier ist ${here}`,
  'share.choose-again': 'wählen Sie die Datei des Anteils noch einmal',
  'share.of-other': ({ index, who }) => `dies ist Anteil ${index}, von ${who}`,
  'share.too-few': ({ here, threshold, set }) =>
    `${here} der ${threshold} Anteile, die von Satz ${set} gebraucht werden`,
  'share.once-more': ({ index, name }) => `noch einmal Anteil ${index}: er ist auch in ${name}`,
  'share.none-given': 'es wurde kein Anteil vorgelegt',
  'share.several-sets': 'die Anteile sind von mehreren Sätzen',
  'share.no-backup-key': ({ set }) =>
    `die Anteile ergeben nicht den Sicherungsschlüssel von Satz ${set}`,
  'share.encrypted-inside': 'er ist innen noch einmal verschlüsselt',
  'share.no-file': ({ why }) =>
    `dies ist keine Datei eines Anteils, wie sie geschrieben wurde: ${why}`,
  'share.empty': 'es ist kein Anteil darin',
  'share.other-field': ({ field }) =>
    `${field} in der Datei des Anteils ist nicht wie im Protokoll`,
  'share.other-custodian': ({ index, wanted }) =>
    `dies ist Anteil ${index}, von jemand anderem; jetzt wird Anteil ${wanted} zurückgelesen`,
  'share.bytes': ({ expected, bytes }) => `ein Anteil hat ${expected} Bytes, nicht ${bytes}`,
  'share.check-bytes': 'die Prüfbytes des Anteils passen nicht',
  'share.impossible': ({ threshold, total }) =>
    `einen Anteil von ${threshold} aus ${total} kann es nicht geben`,
  'share.no-such': ({ index, total }) => `es gibt keinen Anteil ${index} von ${total}`,
  'share.forged-x': 'ein Anteil mit x = 0 ist gefälscht',
  'share.version': ({ version, known }) =>
    `dieser Anteil hat Version ${version}; diese Version von Claviger liest Version ${known}`,
  'share.missing': 'es fehlen Anteile',
  'share.no-secret': 'die Anteile ergeben das Geheimnis nicht',
  'share.needed': ({ shares, threshold }) => `${shares} Anteile, ${threshold} werden gebraucht`,
  'share.no-polynomial': 'die Anteile liegen nicht auf einem Polynom',
  'share.least-two': 'es braucht mindestens zwei Anteile',
  'share.same-twice': 'derselbe Anteil zweimal',
  'share.file-line': 'die Datei eines Anteils ist eine Zeile mit ihrem Zeilenende',
  'share.file-field': 'ist kein Feld der Datei eines Anteils',
  'share.file-disagrees': 'stimmt nicht mit dem Text des Anteils überein',
  'share.file-text': 'muss 100 Großbuchstaben ohne Leerzeichen haben',
  'share.file-json': 'die Datei eines Anteils enthält ein JSON-Objekt',
  'share.file-version': 'ist nicht share/1',
  'share.file-labels': 'muss eine Liste von Bezeichnungen sein',
  'share.file-id': 'muss ein Kurzname sein',
  'share.file-distinct': 'müssen verschiedene Bezeichnungen sein',
  'share.file-size': 'die Datei eines Anteils hat höchstens 4096 Bytes',
  'share.mixed-case': 'der Anteil mischt Groß- und Kleinbuchstaben',
  'share.length': ({ characters, groups, found }) =>
    `ein Anteil hat ${characters} Zeichen in ${groups} Gruppen, dieser hat ${found}`,
  'share.checksum': 'die Prüfsumme des Anteils stimmt nicht',
  'share.too-long': 'das ist zu lang für einen Anteil',
  'share.bad-group': ({ group }) =>
    `Gruppe ${group} des Anteils hat ein Zeichen, das dort nicht stehen kann`,
  'share.bad-groups': ({ groups }) =>
    `die Gruppen ${groups} des Anteils haben ein Zeichen, das dort nicht stehen kann`,
  'share.can-correct': ({ groups, then }) =>
    `Gruppe ${groups.join(', ')} lässt sich berichtigen: vergleichen Sie mit der Karte, dann ${then}`,
  'share.accept': 'nehmen Sie die Berichtigung an',
  'share.named-wrong': ({ name, why }) => `${name}: ${why}`,
  'share.several-wrong': ({ wrong, total, faults }) =>
    `${wrong} von ${total} Anteilen sind falsch: ${faults.join('; ')}`,
  'share.add-option': ({ option }) => `fügen Sie --${option} hinzu`,
  'share.raw-bytes': ({ expected, bytes }) =>
    `ein roher Anteil hat ${expected} Bytes, nicht ${bytes}`,
  'share.set-digits': 'die Kennung des Satzes eines Anteils hat 16 Hex-Ziffern',
  'share.no-split': ({ threshold, total }) =>
    `eine Aufteilung in ${threshold} von ${total} gibt es nicht`,
}
