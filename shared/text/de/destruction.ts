import type * as English from '../en/destruction.ts'

/** Words of the end of a share set: each thing is destroyed by one person and watched by another. */
export const destruction: typeof English.destruction = {
  methods: {
    'cross-cut': ['Partikelschredder', 'Nie Streifen.'],
    pulp: ['Eingestampft', ''],
    burn: ['Verbrannt', ''],
    'medium-destroyed': ['Der Datenträger wird zerstört', 'Geschreddert, geschmolzen, verbrannt.'],
    'overwritten-destroyed': ['Überschrieben, dann zerstört', ''],
    overwritten: [
      'Überschrieben, und der Datenträger bleibt in Gebrauch',
      'Schwach: Flash-Speicher behält, was er ersetzt hat. Es steht auf der ersten Seite des Berichts.',
    ],
  },
  carriers: {
    card: 'Karte, auf Papier',
    file: 'Anteilsdatei',
    age: 'Verschlüsselte Anteilsdatei',
  },
  seals: {
    whole: ['Unversehrt', 'Die Nummer steht darauf, und nichts wurde geöffnet.'],
    broken: ['Verletzt', 'Jemand kann den Anteil kopiert haben. Es steht im Bericht.'],
    none: ['Es gibt keinen Beutel', ''],
  },
  statuses: {
    open: 'offen',
    started: 'wird vernichtet',
    destroyed: 'vernichtet',
    missing: 'nicht vorgelegt',
  },
  share: (index, copy) =>
    copy === 1 ? `Anteil ${index}` : `Anteil ${index}, Aushändigung ${copy}`,
  backup: (id) => `Kopie ${id} der Sicherung`,
  holder: 'Verwahrer',
  medium: 'Träger',
  place: 'Ort',
  receiptBag: 'Beutel laut Empfangsbeleg',
  noReceipt: 'der Empfangsbeleg nennt keinen',
  secret: 'Tippen Sie kein Zeichen des Anteils. Nur die Überschrift wird gelesen.',

  bagLead: 'Lesen Sie Nummer und Siegel des Beutels vor, bevor er geöffnet wird.',
  bagWho: 'Wer sieht zu?',
  seal: 'Das Siegel',
  bag: 'Nummer auf dem Beutel',
  needSeal: 'Sagen Sie, wie das Siegel ist.',
  needBag: 'Tippen Sie die Nummer auf dem Beutel.',
  bagGo: 'Für den Beutel signieren',
  bagSeen: (bag, name) => `Beutel ${bag}, angesehen von ${name}`,
  bagNone: (name) => `Kein Beutel: ${name} hat dafür signiert`,
  bagOther: (told) => `Der Empfangsbeleg sagt ${told}.`,
  bagBroken: 'Das Siegel war verletzt.',

  startLead: 'Erst wird es aufgezeichnet. Dann wird es vernichtet.',
  startHands: 'Wer vernichtet?',
  carrier: 'Worauf der Anteil liegt',
  method: 'Wie vernichtet wird',
  set: 'Anteilsatz, der darauf steht',
  setHint: '16 Ziffern, aus der Überschrift der Karte oder dem Namen der Datei.',
  commitment: 'Festlegung, die darauf steht',
  commitmentHint: 'Mindestens die ersten 16 Ziffern. Leer, wo keine steht.',
  serial: 'Nummer oder Aufschrift des Datenträgers',
  needMethod: 'Sagen Sie, wie vernichtet wird.',
  needCarrier: 'Sagen Sie, worauf der Anteil liegt.',
  needSerial: 'Tippen Sie Nummer oder Aufschrift des Datenträgers.',
  startGo: 'Aufzeichnen, dann vernichten',

  nowTitle: 'Jetzt vernichten',
  now: (name, method) => `${name}: ${method}.`,
  finishLead: 'Alle sehen zu. Signieren Sie, wenn nichts davon übrig ist.',
  finishGo: 'Die Vernichtung signieren',
  failed: 'Es ist nicht gelungen',
  failedLead: 'Dann gilt es als offengelegt. Bevor es weitergeht, braucht es eine Ausnahme.',
  failedReason: 'Was geschehen ist',
  failedGo: 'Aufzeichnen, dass es nicht gelungen ist',

  missing: 'Es kann nicht vorgelegt werden',
  missingLead:
    'Dann wird aufgezeichnet, dass die Vernichtung nicht gezeigt ist. Die Zeremonie kann trotzdem abgeschlossen werden.',
  missingWho: 'Wer sagt das?',
  missingReason: 'Warum, und wo es zuletzt war',
  missingGo: 'Signieren, dass es nicht vorgelegt werden kann',
  needReason: 'Sagen Sie, was geschehen ist.',

  witnessLead: (name) => `${name} hat signiert. Jemand, der zugesehen hat, signiert ebenfalls.`,
  witnessWho: 'Wer hat zugesehen?',
  witnessGo: 'Als Zeuge signieren',
  onlyWatched: [
    'Nur wer von Anfang bis Ende zugesehen hat, signiert. Warten Sie.',
    'Sind alle endgültig gegangen: Melden Sie für jeden eine Ausnahme über die Abwesenheit.',
    'Dann steht es ohne Zeugen da. Es gilt nicht als gezeigte Vernichtung.',
  ],
  watchersLeft: [
    'Alle, die zusahen, sind gegangen. Warten Sie.',
    'Kommen sie nicht zurück: Es ist nicht gelungen.',
  ],
  busy: 'Wird signiert',

  list: 'Was nach dem Plan vernichtet wird',
  watched: (status, by, witness) => `${status}: ${by}, gesehen von ${witness}`,
  unwitnessed: (status, by) => `${status}: ${by}. Kein Zeuge hat signiert.`,
  before: 'Früher vernichtet, und mitgezählt',
  beforePinned: 'ihr Kopfwert im Plan festgehalten',
  beforeIn: (ceremony) => `in Zeremonie ${ceremony}`,
  shown: (gone, all) => `Anteile, deren Vernichtung gezeigt ist: ${gone} von ${all}`,
  atLarge: (indexes) => `Vernichtung nicht gezeigt: Anteil ${indexes}`,
  dead: (left, m) =>
    left === 0
      ? 'Kein Anteil ist übrig, von dem das Protokoll weiß. Der Satz kann nicht mehr wiederherstellen.'
      : `Übrige Anteile: ${left}. Zum Wiederherstellen braucht es ${m}. Der Satz kann nicht mehr wiederherstellen.`,
  recovers: (left, m) =>
    `Übrige Anteile: ${left}. Zum Wiederherstellen braucht es ${m}. Der Satz kann noch wiederherstellen, wo eine Kopie der Sicherung übrig ist.`,
  copiesGone: 'Die Vernichtung jeder Kopie der Sicherung, die der Plan nennt, ist gezeigt.',
  copiesLeft: (ids) => `Kopien der Sicherung, deren Vernichtung nicht gezeigt ist: ${ids}.`,
  unknown: 'Eine Kopie, von der niemand weiß, lässt sich nicht ausschließen.',
  replaced: (set) => `Der Satz ${set} hat ihn abgelöst.`,
  ended: 'Kein Satz hat ihn abgelöst: die Schlüssel enden mit ihm.',
}
