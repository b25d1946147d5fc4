import { html } from '../../../documents/markup.ts'
import type { parts as English } from '../../en/documents/parts.ts'

/** Who gets which part of a bundle, in German. */
export const parts: typeof English = {
  kind: 'Wer welchen Teil bekommt',
  lead: html`Wer die Sicherungen <strong>und</strong> genügend Anteile hat, hat die Schlüssel. Das Nachweisbündel wird in zwei Teilen an verschiedene Personen gegeben.`,
  columns: ['Teil', 'Wer ihn bekommt', 'Was er kann'],
  rows: [
    [
      'Nachweisteil',
      'Auditoren, Geschäftsführung, Archiv. Zwei Exemplare an zwei Orten.',
      'Zeigt, was geschah. Lässt sich prüfen mit: claviger verify BUNDLE --public. Stellt nichts wieder her.',
    ],
    [
      'Verwahrungsteil',
      'Die Hüter der Sicherungen: weder Verwahrer noch Leitung. Zwei Exemplare an zwei Orten, in versiegelten Beuteln.',
      'Stellt mit einem Quorum von Anteilen jeden Schlüssel wieder her. Allein stellt er nichts wieder her.',
    ],
    [
      'Anteile',
      'Die Verwahrer, je einen, in versiegelten Beuteln.',
      'Ein Quorum stellt mit dem Verwahrungsteil jeden Schlüssel wieder her.',
    ],
    [
      'Schlüsselzettel',
      'Alle Beteiligten, zu Hause, getrennt von allem anderen.',
      'Papierliste und Kopfwert: ohne sie zählt keine Prüfung.',
    ],
  ],
  rulesTitle: 'Regeln',
  rules: [
    'Schreiben Sie jeden Teil auf eigene Datenträger. Beschriften Sie sie: Nachweis, Verwahrung. Zwei Farben helfen.',
    'Behalten Sie kein ganzes Nachweisbündel, nachdem beide Teile zurückgelesen wurden, außer es ist schriftlich beschlossen.',
    'Das Protokoll enthält Festlegungen und kein Geheimnis. Es nennt aber Personen und Orte: veröffentlichen Sie es nicht unbedacht.',
    'Der Verwahrungsteil wird so lange gebraucht wie die Schlüssel. Der Nachweis wird mindestens zwei Jahre länger aufbewahrt.',
    'verify.sh prüft ein ganzes Nachweisbündel. Lassen Sie es den Auditor ausführen, bevor die Teile getrennt werden.',
    'Wer einen Teil erhält, unterschreibt das Verwahrungsformular seines Datenträgers.',
  ],
  barredTitle: 'Wer den Verwahrungsteil nicht haben darf',
  barred:
    'Diese Personen haben je einen Anteil. Liegt der Verwahrungsteil in denselben Händen, braucht es zum Wiederherstellen weniger als geplant.',
  titles: { evidence: 'Der Nachweisteil', custody: 'Der Verwahrungsteil' },
  fileColumns: ['Datei', 'Warum sie hier ist'],
  backup: 'stellt mit einem Quorum von Anteilen einen Schlüssel wieder her',
  recovery: (why) => `${why}; auch zum Wiederherstellen nötig`,
  packages: 'geht an eine Cloud, nur für sie verpackt',
  inputs: 'eine Datei, die der Plan nennt',
  sigs: 'eine Signatur über den Prüfpunkt',
  listed: 'das Protokoll führt sie auf',
  why: {
    'log.jsonl': 'das Protokoll',
    'log.sigs': 'die Signatur des Programms über jede Zeile des Protokolls',
    checkpoint: 'was am Ende signiert wurde',
    allowed_signers: 'die Schlüssel, für ssh-keygen',
    'fingerprint.txt': 'der Kopfwert, in Hex und in Wörtern',
    'plan.json': 'der genehmigte Plan',
    'script.html': 'der ausgeführte Ablauf',
    'report.html': 'der Bericht',
    'RECOVER.md': 'wie ein Quorum wiederherstellt',
    'recover.py': 'stellt mit gewöhnlichen Werkzeugen wieder her',
    'VERIFY.md': 'wie geprüft wird',
    'verify.sh': 'prüft mit gewöhnlichen Werkzeugen',
  },
}
