import type * as English from '../en/review.ts'
import { plural } from '../plural.ts'

export const review: typeof English.review = {
  title: 'Plan prüfen',
  file: 'Datei',
  faults: (count) =>
    `Dieser Plan ist nicht verwendbar: ${count === 1 ? '1 Fehler' : `${count} Fehler`}`,
  faultsHint:
    'Alle Fehler sind aufgeführt. Berichtigen Sie den Plan und wählen Sie ihn dann erneut.',
  faultPath: 'Feld',
  faultWhat: 'Was falsch ist',
  warnings: (count) => plural(count, 'Warnung', 'Warnungen'),
  warningsHint:
    'Eine Warnung hält die Zeremonie nicht auf. Sie steht auf der ersten Seite des Berichts.',
  digest: 'Hashwert des Plans',
  digestHint:
    'Zwei Personen lesen diese 32 Wörter vor und vergleichen sie mit dem geprüften Plan auf Papier.',
  purpose: 'Zweck',
  organization: 'Organisation',
  location: 'Ort',
  number: 'Nummer',
  noNumber: 'keine im Register',
  people: 'Personen',
  person: 'Person',
  rolesHead: 'Rollen',
  custody: 'Verwahrung',
  custodyLead: 'Der Sicherungsschlüssel wird in Anteile aufgeteilt.',
  allNeeded: 'Jeder Anteil wird gebraucht. Geht einer verloren, ist alles verloren.',
  spare: (count) =>
    count === 1
      ? 'Der Verlust eines Anteils schadet nicht.'
      : `Der Verlust von bis zu ${count} Anteilen schadet nicht.`,
  keys: 'Schlüssel und Ziele',
  use: 'Verwendung',
  owner: 'Inhaber',
  target: 'Ziel',
  method: 'Verfahren',
  expires: 'Importfrist endet',
  noTargets: 'Kein Ziel: der Schlüssel bleibt in der Sicherung.',
  policy: 'Genehmigungen',
  action: 'Handlung',
  needs: 'Braucht',
  script: (count) => `Ablauf: ${plural(count, 'Schritt', 'Schritte')}`,
  step: 'Schritt',
  acts: 'Handelt',
  instruction: 'Anweisung',
  expected: 'Erwartet',
  print: 'Diese Prüfung drucken',
  papers: 'Ablauf und leere Karten speichern',
  papersSaved: (count, folder) => `${plural(count, 'Datei', 'Dateien')} in ${folder}`,
  open: 'Zeremonie eröffnen',
  openLead: (name) =>
    `${name}, Sie leiten die Zeremonie. Wählen Sie Ihre Passphrase. Damit entstehen Ihr Signaturschlüssel und Eintrag 0 des Protokolls.`,
  opener: 'Wer eröffnet sie?',
  deputy: 'Stellvertretung der Leitung',
  openGo: 'Registrieren und Zeremonie eröffnen',
  opening: 'Schlüssel entsteht',
  another: 'Anderen Plan wählen',
  source: 'Nachweis, den dieser Plan fortsetzt',
  sourceLead:
    'Die Anteile stammen aus einer früheren Zeremonie. Tippen Sie ein, was von dort auf Papier mitgenommen wurde. Wählen Sie dann ihr Nachweisbündel.',
  sourceOf: 'Zeremonie',
  sourceTitle: 'Titel',
  sourceSet: 'Anteilsatz',
  sourceKeys: 'Schlüssel, die die Anteile öffnen',
  sourceAnchors: 'Verankert durch',
  anchor: (anchored) =>
    anchored.map((one) => (one === 'head' ? 'den Kopfwert' : 'die Papierliste')).join(' und ') ||
    'nichts auf Papier: das zeigt nicht, wer signiert hat',
  sourceHead: 'Kopfwert des Nachweises',
  sourceHeadHint:
    'Zwei Personen lesen diese 32 Wörter vor und vergleichen sie mit ihrem eigenen Papier.',
  sourceGo: 'Nachweis wählen und prüfen',
  sourceAgain: 'Anderen Nachweis wählen',
  sourceBusy: 'Nachweis wird geprüft',
  later: 'Spätere Neuaufteilungen dieser Schlüssel',
  laterLead:
    'Gibt es eine spätere Neuaufteilung dieser Schlüssel, oder eine andere? Ihr Nachweis zeigt, wer noch einen Anteil kennt und welcher Satz abgelöst wurde. Wählen Sie ihr Bündel, eines nach dem anderen. Gibt es keine, sagen Sie es: das wird mit dem Beginn genehmigt. Bündel späterer Wiederherstellungen und Übungen zählen auch: sie zeigen, welche Anteile gut sind. Ebenso eine frühere Vernichtung dieses Satzes: nur was sie übrig ließ, wird vernichtet.',
  laterNone: 'Angegeben: es gibt keine spätere Neuaufteilung dieser Schlüssel.',
  laterPresented: 'Dazu vorgelegt',
  laterPinned: 'Der Plan hält diese Bündel fest. Wählen Sie jedes davon:',
  laterGo: 'Späteres Bündel wählen',
  laterGoNone: 'Es gibt keines',
  laterBusy: 'Bündel wird geprüft',
  hostRefuses: 'Dies ist ein Plan der Produktion. Hier kann er nicht eröffnet werden.',
  hostRefusesHint:
    'Die Produktion läuft nur im paketierten Programm: dort ist es eingeschlossen und prüft seinen Start. Bauen Sie das Paket, wie es die Anleitung sagt, starten Sie es, und wählen Sie dort diesen Plan. Um hier zu proben, ändern Sie den Modus des Plans auf Probe.',
}
