import type * as English from '../en/plan.ts'
import { plural } from '../plural.ts'

const BESIDE = 'Pfad neben dem Plan.'
const MOMENT = 'UTC, in der Form 2031-01-01T08:00:00Z.'

const fields: typeof English.plan.fields = {
  key: ['Schlüssel dort', 'Wie die Cloud ihn nennt: ARN, Ressourcenname, Kennung.'],
  parameters: ['Datei der Importparameter', BESIDE],
  wrappingKey: ['Transportschlüssel', BESIDE],
  importToken: ['Import-Token', BESIDE],
  certificate: ['Zertifikat', BESIDE],
  attestation: ['Attestierung', BESIDE],
  wrappingKeySha256: [
    'SHA-256 des Transportschlüssels',
    'Aus einem zweiten Kanal. In Produktion nötig, wo ein Token mit dem Schlüssel kommt.',
  ],
  expires: ['Importfrist endet', MOMENT],
  validTo: ['Schlüssel gültig bis', MOMENT],
  importType: ['Art des Imports', ''],
  description: ['Beschreibung', ''],
  importJob: ['Importauftrag', ''],
  protectionLevel: ['Schutzstufe', ''],
  keyAlgorithm: ['Algorithmus dort', ''],
  kid: ['Kennung des Transportschlüssels', 'Mit ihrer Version.'],
  hash: ['Hash für OAEP', 'SHA-1, SHA-256 oder SHA-512.'],
}

/** Every word of the desk at which plans are written. */
export const plan: typeof English.plan = {
  title: 'Plan',
  newTitle: 'Neuer Plan',
  lead: 'Ein Plan ist die einzige Eingabe einer Zeremonie. Alle prüfen ihn, bevor etwas entsteht.',
  saveHint: 'Unter einem neuen Namen gespeichert. Nichts wird je überschrieben.',
  save: 'Plan speichern',
  saving: 'Wird gespeichert',
  checking: 'Wird geprüft',
  sound: 'Kein Fehler.',
  faults: (count) => (count === 1 ? '1 Fehler' : `${count} Fehler`),
  warnings: (count) => plural(count, 'Warnung', 'Warnungen'),
  findings: 'Was die Prüfung sagt',
  unsaved: 'Änderungen sind noch nicht gespeichert.',
  leaving: 'Dieser Plan hat Änderungen, die nicht gespeichert sind',
  discard: 'Änderungen verwerfen',
  stay: 'Hier bleiben',
  add: 'Hinzufügen',
  remove: (name) => `${name} entfernen`,
  optional: 'freiwillig',
  blank: 'nicht gewählt',

  entropy: {
    title: 'Zufall aus dem Raum',
    hint: 'Schlüssel entstehen aus dem, was das Betriebssystem zieht. Was Personen beitragen, wird beigemischt: Es kann nur hinzufügen.',
    what: 'Personen tragen bei',
    kinds: {
      dice: '100 Würfe eines Würfels oder mehr, ungesehen getippt',
      text: 'eine Zeile Text, die niemand erraten kann',
    },
    people: 'Wer beiträgt',
    peopleHint:
      'Niemand gewählt: der erste Zeuge. Zwei Personen: Keine weiß, was die andere beigetragen hat.',
  },

  destruction: {
    title: 'Was vernichtet wird',
    successor: 'Was tritt an die Stelle der Anteile?',
    replaced: 'Eine spätere Neuaufteilung hat sie abgelöst',
    replacedNote:
      'Die Schlüssel leben weiter. Nennen Sie die Zeremonie der Neuaufteilung: ihr Nachweis wird vorgelegt.',
    ended: 'Nichts: die Schlüssel enden',
    endedNote: 'Niemand stellt sie mehr wieder her.',
    ceremony: 'Zeremonie der Neuaufteilung',
    head: 'Kopfwert der Neuaufteilung',
    copies: 'Kopien der Sicherung',
    copiesHint:
      'Jede Kopie, von der jemand weiß: beide Datenträger des Nachweises, Archive, der Datenordner jedes Laptops.',
    id: 'Kurzname',
    medium: 'Datenträger',
    place: 'Wo sie liegt',
    add: 'Kopie hinzufügen',
    absent: 'Verwahrer, die nicht kommen',
    absentHint: 'Jemand anderes bringt, was sie hatten, oder es wird als fehlend aufgezeichnet.',
  },

  beside: {
    title: 'Dazu vorgelegte Bündel',
    hint: 'Freiwillig. Eine spätere Neuaufteilung, Übung oder Wiederherstellung dieser Schlüssel, oder eine frühere Vernichtung dieses Satzes. Ein Bündel, das hier steht, muss vorgelegt werden, und mit diesem Kopfwert. Niemand vergleicht ihn noch einmal mit dem Papier.',
    bundle: (number) => `Bündel ${number}`,
    ceremony: 'Zeremonie des Bündels',
    head: 'Kopfwert des Bündels',
    add: 'Bündel hinzufügen',
  },

  ceremony: {
    title: 'Die Zeremonie',
    mode: 'Wofür ist sie?',
    modes: {
      rehearsal: ['Probe', 'Testschlüssel. Nie ein Nachweis.'],
      production: ['Produktion', 'Echte Schlüssel. Braucht eine Nummer des Registers.'],
    },
    kind: 'Art',
    kinds: {
      generate: 'Erzeugung: neue Schlüssel, neue Anteile',
      recover: 'Wiederherstellung: die Anteile einer früheren Zeremonie öffnen',
      reshare: 'Neuaufteilung: dieselben Schlüssel, neue Verwahrer',
      drill: 'Übung: beweisen, dass ein Quorum wiederherstellen kann',
      destroy: 'Vernichtung: Anteile und Sicherungen, vor Zeugen',
    },
    name: 'Titel',
    number: 'Nummer im Register der Zeremonien',
    numberHint: 'In Produktion nötig, damit keine Zeremonie unbemerkt wiederholt werden kann.',
    organization: 'Organisation',
    location: 'Ort',
    purpose: 'Zweck',
    sourceCeremony: 'Frühere Zeremonie',
    sourceCeremonyHint: '32 Hex-Ziffern, aus ihrem Bericht.',
    sourceHead: 'Kopfwert der früheren Zeremonie',
    sourceHeadHint: '64 Hex-Ziffern, vom Papier des Abschlusses.',
    script: 'Eigener Ablauf',
    scriptHint: 'Pfad einer Datei neben dem Plan. Ohne sie gilt der mitgelieferte Ablauf.',
  },

  people: {
    title: 'Personen',
    hint: 'Eine Zeile für jede Person. Die Leitung führt, ein Zeuge beobachtet und genehmigt, Verwahrer halten Anteile.',
    id: 'Kurzname',
    name: 'Name',
    roles: 'Rollen',
    deputy: 'Stellvertretung',
    rolesOf: (name) => `Rollen von ${name}`,
    add: 'Person hinzufügen',
  },

  custody: {
    title: 'Wer wiederherstellen kann',
    threshold: 'Nötige Anteile',
    custodians: 'Wer einen Anteil hält',
    custodiansHint:
      'In dieser Reihenfolge erhalten sie Anteil 1, 2, 3. Wählen Sie aus den Verwahrern oben.',
    alternates: 'Ersatz für Verwahrer, die nicht da sind',
    reason: 'Warum weniger als drei Anteile',
    seats: (m, n) => `Je ${m} dieser ${n} stellen jeden Schlüssel wieder her.`,
    fewer: (few) =>
      few === 1
        ? 'Einer allein stellt nichts wieder her.'
        : `${few} zusammen stellen nichts wieder her.`,
    spare: (spare) => {
      if (spare === 0)
        return 'Niemand darf fehlen: geht ein Anteil verloren, ist jeder Schlüssel verloren.'
      if (spare === 1)
        return 'Ein Anteil darf verloren gehen. Gehen zwei verloren, ist jeder Schlüssel verloren.'
      return `${spare} Anteile dürfen verloren gehen. Gehen ${spare + 1} verloren, ist jeder Schlüssel verloren.`
    },
    leaves: (m, rest) =>
      `Scheidet einer aus, stellen je ${m} der anderen ${rest} wieder her. Teilen Sie dann neu auf.`,
    impossible: (m, n) => `Nötig sind ${m} Anteile, ausgegeben werden ${n}.`,
    seat: (index, name) => `Anteil ${index}: ${name}`,
  },

  keys: {
    title: 'Schlüssel und wohin sie gehen',
    hint: 'Alle Schlüssel liegen unter einer Sicherung: dasselbe Quorum stellt jeden wieder her.',
    label: 'Bezeichnung',
    algorithm: 'Algorithmus',
    use: 'Verwendung',
    owner: 'Inhaber',
    rotation: 'Wechsel, Tage',
    add: 'Schlüssel hinzufügen',
    addTarget: 'Cloud hinzufügen',
    noTargets: 'Geht in keine Cloud.',
    provider: 'Cloud',
    method: 'Verfahren',
    noMethod: 'Diese Cloud nimmt keinen Schlüssel dieses Algorithmus.',
    target: (provider) => `Ziel bei ${provider}`,
  },

  fields,

  rules: {
    title: 'Wer was genehmigt',
    hint: 'Leere Felder folgen der Hausregel. Ein Plan darf mehr verlangen, nie weniger.',
    action: 'Handlung',
    now: 'Wie es jetzt ist',
    cell: (action, role) => `${action}: wie viele der Rolle ${role}`,
  },

  script: (count) => `Ablauf: ${plural(count, 'Schritt', 'Schritte')}`,
  print: 'Drucken',

  compare: {
    title: 'Zwei Pläne',
    lead: 'Jedes Feld, in dem sie sich unterscheiden. Dateien werden nach ihrem Inhalt verglichen.',
    same: 'Die beiden Pläne sind gleich.',
    differ: (count) =>
      count === 1 ? '1 Feld ist verschieden' : `${count} Felder sind verschieden`,
    first: 'Erster Plan',
    second: 'Zweiter Plan',
    firstDigest: 'Sein Hashwert',
    secondDigest: 'Hashwert des zweiten',
    path: 'Feld',
    absent: 'fehlt',
    again: 'Zwei andere vergleichen',
  },
}
