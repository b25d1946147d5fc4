import type { PaperKind } from '../../documents/papers.ts'
import type { PaperWords, papers as english } from '../en/papers.ts'
import { plural } from '../plural.ts'

const kinds: { readonly [kind in PaperKind]: PaperWords } = {
  'script-proposed': {
    title: 'Ablauf zum Mitgehen',
    what: 'Jeder Schritt mit seiner Rolle und mit Platz für Zeit, Kürzel und Anmerkungen.',
    signs: 'Alle unterschreiben in der Personenliste. Der Zeuge zeichnet jeden Schritt ab.',
    when: 'Vor der Zeremonie, ein Exemplar für jede Person.',
    later: '',
  },
  'cards-blank': {
    title: 'Leere Anteilskarten',
    what: 'Für jeden Verwahrer eine Karte, auf die er seinen Anteil von Hand überträgt.',
    signs: 'Niemand. Der Verwahrer füllt sie allein aus.',
    when: 'Vor der Zeremonie, jede Karte zweimal.',
    later: '',
  },
  slips: {
    title: 'Zettel',
    what: 'Die Liste der Fingerabdrücke für jede Person zum Mitnehmen, mit Platz für den Kopfwert.',
    signs: 'Niemand. Alle vergleichen sie mit dem Bildschirm.',
    when: 'Wenn alle registriert sind. Nach dem Abschluss noch einmal, mit den Wörtern des Kopfwerts.',
    later: '',
  },
  script: {
    title: 'Ausgeführter Ablauf',
    what: 'Jeder Schritt mit den Einträgen, die ihn festhalten, und was sonst geschah.',
    signs: 'Niemand auf Papier. Sein Hash steht im signierten Protokoll.',
    when: 'Nach dem Abschluss, für alle, die die Zeremonie ablegen.',
    later: '',
  },
  report: {
    title: 'Bericht',
    what: 'Wie es ausging, Warnungen zuerst; Personen, Schlüssel, Anteile, Pakete, Uhren, Prüfungen.',
    signs: 'Niemand auf Papier. Der signierte Prüfpunkt nennt seinen Hash.',
    when: 'Nach dem Abschluss, für den Auditor und den Eigentümer der Schlüssel.',
    later: '',
  },
  custody: {
    title: 'Verwahrungs\u00ADformulare',
    what: 'Ein Formular für jeden Anteil und jeden Datenträger: Beutel, Siegel, Ort, wer ihn hatte.',
    signs: 'Wer übergibt und wer übernimmt, jedes Mal.',
    when: 'Nach dem Abschluss, wenn Beutel und Datenträger weggelegt werden.',
    later: 'Nachdem die Anteile gemacht sind.',
  },
  destruction: {
    title: 'Erklärungen der Vernichtung',
    what: 'Ein Formular für jede Karte, Datei und Kopie, die ihr Ende gefunden hat.',
    signs: 'Wer vernichtet hat, und der Zeuge, der zusah.',
    when: 'Nach dem Abschluss, solange beide im Raum sind.',
    later: 'Nachdem der Nachweis angenommen ist.',
  },
  audit: {
    title: 'Mappe für den Auditor',
    what: 'Jede Anforderung der Normen und die Einträge, die etwas dazu sagen.',
    signs: 'Niemand. Sie ist ein Weg in das Protokoll.',
    when: 'Nach dem Abschluss, für den Auditor.',
    later: '',
  },
  parts: {
    title: 'Wer welchen Teil bekommt',
    what: 'Jede Datei des Nachweises: Nachweisteil, Verwahrungsteil, und warum.',
    signs: 'Niemand.',
    when: 'Nach dem Abschluss, bevor der Nachweis für verschiedene Personen geteilt wird.',
    later: 'Nachdem alle den Prüfpunkt signiert haben.',
  },
}

export const papers: typeof english = {
  go: 'Dokumente',
  title: 'Dokumente',
  leads: {
    plan: 'Was vor der Zeremonie gedruckt wird. Lesen Sie zuerst jede Seite.',
    ceremony: 'Alles von dieser Zeremonie, was auf Papier kommt. Nichts davon ist geheim.',
    bundle: 'Die Dokumente des Nachweises, der eben geprüft wurde. Nichts davon ist geheim.',
  },
  shares:
    'Eine Karte mit einem Anteil ist nie hier: Sie wird in ihrem eigenen Schritt gedruckt, und der Verwahrer ist dabei allein.',
  kinds,
  slipOf: (name) => `Zettel von ${name}`,
  forWhom: 'Für wen',
  what: 'Wozu',
  signs: 'Unterschrift',
  when: 'Drucken',
  standing: 'Stand',
  standings: {
    ready: 'Bereit',
    draft: 'Entwurf, nicht endgültig',
    later: 'Noch nicht',
    withheld: 'Jetzt nicht',
  },
  withheld: 'Nachdem zwei Personen Eintrag und Kopfwert von ihrem eigenen Papier genannt haben.',
  read: 'Öffnen',
  readThis: (title) => `${title} öffnen`,
  none: 'Noch ist nichts da',
  noneHint:
    'Registrieren Sie die Personen und folgen Sie dem Ablauf. Die Dokumente erscheinen, sobald es sie gibt.',
  all: 'Alle Dokumente',
  pages: (title) => `Seiten von: ${title}`,
  laying: 'Die Seiten werden gesetzt',
  page: (page, of) => `Seite ${page} von ${of}`,
  previous: 'Vorige Seite',
  next: 'Nächste Seite',
  smaller: 'Kleiner',
  larger: 'Größer',
  whole: 'Ganze Seite',
  wide: 'Ganze Breite',
  percent: (percent) => `${percent} %`,
  view: 'Ansicht',
  turn: 'Blättern',
  keys: 'Pfeile links und rechts blättern. Plus und Minus ändern die Größe, 0 zeigt eine ganze Seite.',
  size: 'Papier',
  print: 'Drucken',
  printing: 'Der Drucker ist an der Reihe',
  printed: (count) =>
    `Es ging an den Drucker: ${plural(count, 'Seite', 'Seiten')}. Zählen Sie nach und nehmen Sie jede mit.`,
  cancelled: 'nichts wurde gedruckt, weil der Dialog geschlossen wurde',
  cancelledHint:
    'Drücken Sie noch einmal Drucken, oder speichern Sie das Dokument auf dem Datenträger.',
  save: 'Als PDF auf den Datenträger',
  saving: 'Es wird geschrieben und zurückgelesen',
  saved: (file, folder) =>
    `Geschrieben und zurückgelesen: ${file} in ${folder}. Werfen Sie den Datenträger richtig aus.`,
  draftNote:
    'Jede Seite sagt, dass sie ein Entwurf ist. Drucken Sie sie nach dem Abschluss noch einmal.',
}
