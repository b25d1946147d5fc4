import type { ending as English } from '../../en/documents/ending.ts'

/** What the papers say of the end of a share set, in German. */
export const ending: typeof English = {
  title: 'Das Ende des Anteilsatzes',
  lead: 'Eine Person vernichtete jeden Gegenstand, eine andere sah zu, und beide signierten. Hier steht, wofür signiert wurde. Eine Kopie, von der niemand weiß, lässt sich nicht ausschließen.',
  set: 'Anteilsatz',
  successor: 'Was an seine Stelle trat',
  replaced: (set, ceremony) => `Satz ${set} der Zeremonie ${ceremony}`,
  none: 'nichts: die Schlüssel enden mit ihm',
  shown: 'Anteile, deren Vernichtung gezeigt ist',
  shownOf: (gone, all) => `${gone} von ${all}`,
  before: 'Früher vernichtet, und mitgezählt',
  beforeOf: (things, ceremony, head) => `${things}: in Zeremonie ${ceremony}, Kopfwert ${head}`,
  pinned: (head) => `${head}, im Plan festgehalten`,
  noHead: 'nicht vorgelegt',
  left: 'Anteile, deren Vernichtung nicht gezeigt ist',
  copiesLeft: 'Kopien der Sicherung, deren Vernichtung nicht gezeigt ist',
  nothingLeft: 'keine',
  numbered: (index) => `Nr. ${index}`,
  verdict: 'Was der Satz noch kann',
  dead: (left, m) =>
    `Er kann nichts mehr wiederherstellen: ${left} seiner Anteile ${left === 1 ? 'ist' : 'sind'} übrig, soweit das Protokoll sagt, und ${m} sind nötig.`,
  recovers: (left, m) =>
    `Er kann noch wiederherstellen: ${left} seiner Anteile sind übrig, und ${m} sind nötig, wo immer eine Kopie der Sicherungsdateien übrig ist.`,
  columns: ['Gegenstand', 'Ergebnis', 'Von, und wer zusah'],
  share: (index, name, copy) =>
    `Anteil ${index} (${name})${copy === 1 ? '' : `, Aushändigung ${copy}`}`,
  copy: (id) => `Kopie „${id}“ der Sicherung`,
  methods: {
    'cross-cut': 'im Partikelschredder zerkleinert',
    pulp: 'eingestampft',
    burn: 'verbrannt',
    'medium-destroyed': 'der Datenträger wurde geschreddert, geschmolzen oder verbrannt',
    'overwritten-destroyed': 'überschrieben, und der Datenträger zerstört',
    overwritten: 'überschrieben auf einem Datenträger, der in Gebrauch bleibt',
  },
  results: {
    open: 'ungeklärt',
    started: 'begonnen, kein Ende',
    destroyed: 'vernichtet',
    missing: 'nicht vorgelegt: Vernichtung nicht gezeigt',
  },
  noWitness: 'niemand signierte als Zeuge',
  watched: (by, witness) => `${by}; ${witness} sah zu`,
  saidMissing: (by, witness) => `${by} sagte es; ${witness} signierte als Zeuge`,
  method: 'Wie',
  reason: 'Warum',
  medium: 'Träger',
  place: 'Ort',
  read: 'Stand darauf',
  readOf: (set, commitment) => `Satz ${set}, Festlegung ${commitment}`,
  noCommitment: 'keine geschrieben',
  serial: 'Nummer oder Aufschrift',
  bag: 'Beutel vor dem Öffnen',
  bagOf: (bag, seal) => `${bag}, Siegel ${seal}`,
  seals: { whole: 'unversehrt', broken: 'VERLETZT', none: 'keines' },
  noBag: 'es gab keinen',
  bagBefore: 'Beutel laut Empfangsbeleg',
  entry: 'Eintrag',

  recoversTitle: 'Der Anteilsatz kann noch wiederherstellen',
  partTitle: 'Nicht von allem ist die Vernichtung gezeigt',
  partText: (shares, copies) => `Anteile: ${shares}. Kopien der Sicherung: ${copies}.`,
  beforeTitle: 'Ein Teil wurde früher vernichtet',
  beforeText: (what) =>
    `Er zählt, weil ein früherer Nachweis es sagt, für den nach keinem Papier gefragt wurde. Vergleichen Sie dessen Kopfwert mit dem Papier. ${what}.`,
  beforePinned: (what) =>
    `Er zählt, weil ein früherer Nachweis es sagt. Der Plan, der genehmigt wurde, hält dessen Kopfwert fest. ${what}.`,
  unwitnessedTitle: 'Vernichtet, und kein Zeuge hat signiert',
  unwitnessedText: (names) =>
    `Alle, die zusahen, sind gegangen, und Ausnahmen entschuldigen sie. Es gilt nicht als gezeigte Vernichtung: ${names}.`,
  bagTitle: 'Beutel waren nicht wie auf den Empfangsbelegen',
  bagText: (names) => `Jemand kann den Anteil kopiert haben, bevor er vernichtet wurde: ${names}.`,
  weakTitle: 'Datenträger wurden überschrieben und bleiben in Gebrauch',
  weakText: (names) =>
    `Flash-Speicher behält, was er ersetzt hat, also zeigt Überschreiben wenig: ${names}.`,
  unmarkedTitle: 'Auf dem Vernichteten stand keine Festlegung',
  unmarkedText: (names) => `Nur durch Satz und Nummer bekannt: ${names}.`,
  endedTitle: 'Die Schlüssel enden mit diesem Anteilsatz',
  endedText: (labels) =>
    `Kein Satz trat an seine Stelle. Niemand stellt daraus wieder her: ${labels}.`,
  summary: (gone, all, copies, allCopies) =>
    `Gezeigt ist die Vernichtung von ${gone} der ${all} Anteile und von ${copies} der ${allCopies} Kopien der Sicherung.`,
  shortDead: 'Soweit das Protokoll sagt, kann der Satz nichts mehr wiederherstellen.',
  shortRecovers: 'Der Satz kann noch wiederherstellen.',

  affidavit: {
    kind: 'Erklärungen der Vernichtung',
    lead: 'Ein Formular für jeden Gegenstand. Es wiederholt, was im Protokoll steht. Wer vernichtete und wer zusah, unterschreibt mit einem Stift.',
    page: (thing) => `Vernichtung: ${thing}`,
    declare:
      'Ich erkläre, dass der hier genannte Gegenstand vor meinen Augen wie beschrieben vernichtet wurde und dass nichts davon zurückbehalten wurde.',
    declareMissing:
      'Ich erkläre, dass der hier genannte Gegenstand nicht vorgelegt wurde. Seine Vernichtung ist nicht gezeigt.',
    all: 'Alle Gegenstände',
    did: 'Wer vernichtete',
    looked: 'Wer zusah',
    saidMissing: 'Wer sagte, dass er fehlt',
    witness: 'Zeuge',
    columns: ['Name', 'Datum', 'Unterschrift'],
    residue: 'Was mit den Resten geschah',
  },
}
