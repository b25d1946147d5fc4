import type * as English from '../../en/sayings/script.ts'
import { actionNames, kinds, roles } from '../names.ts'

const CLOCKS = { opening: 'die Uhr zu Beginn', closing: 'die Uhr am Ende' } as const
const ON = { on: 'an', off: 'aus' } as const
const BAGS = { compared: 'verglichen', opened: 'geöffnet', sealed: 'versiegelt' } as const
const CARDS = {
  shown: 'offen',
  hidden: 'verdeckt',
  bagged: 'im Beutel',
  destroyed: 'vernichtet',
} as const
const SCREENS = { clear: 'leer', secret: 'mit einem Geheimnis' } as const
const KEYS = { made: 'gemacht', proven: 'bewiesen', wiped: 'überschrieben' } as const
const CHECKED = {
  identity: 'Identität',
  phones: 'Telefone',
  cameras: 'Kameras',
  exits: 'Ausgänge',
  contents: 'Material',
  software: 'Software',
  residue: 'Reste',
  drill: 'nächste Übung',
  rotation: 'Ersatz der Schlüssel',
} as const

export const script: typeof English.script = {
  'script.share': ({ index }) => `Anteil ${index}`,
  'script.copy': ({ copy }) => `Kopie ${copy}`,
  'script.lacks-check': ({ what }) => `kein Schritt ${what}`,
  'script.lacks-early-check': ({ what }) => `vor dem Beginn ${what} kein Schritt`,
  'script.left': ({ everybody }) => `den Raum verlassen: ${everybody.join(', ')}`,
  'script.too-many': ({ most }) => `ergibt mit diesem Plan mehr als ${most} Schritte`,
  'script.too-large': 'ein Ablauf hat höchstens 64 KiB',
  'script.no-json': ({ why }) => `der Ablauf ist kein JSON: ${why}`,
  'script.act-twice': ({ act }) => `${act} kommt zweimal vor`,
  'script.id-taken': ({ id }) => `${id} ist schon vergeben`,
  'script.unknown-word': ({ word }) => `${word} ist hier nicht bekannt`,
  'script.unknown': ({ script }) =>
    `Eintrag 0 nennt den Ablauf ${script}, den diese Version nicht kennt`,
  'script.other-kind': ({ own, kind }) =>
    `ist ein Ablauf zur ${kinds[own]}, der Plan ist zur ${kinds[kind]}`,
  'script.recording-on': ({ since }) => `die Aufzeichnung läuft seit Schritt ${since}`,
  'script.recording-not-on': 'die Aufzeichnung wird ausgeschaltet und läuft nicht',
  'script.medium-purpose': ({ medium, purpose, before }) =>
    `${medium} ist für ${purpose} und war für ${before}`,
  'script.bag-opened-early': ({ bag }) =>
    `Beutel ${bag} wird geöffnet, bevor sein Siegel verglichen wurde`,
  'script.bag-compared-open': ({ bag }) => `Beutel ${bag} wird verglichen und ist offen`,
  'script.bag-sealed-twice': ({ bag }) => `Beutel ${bag} wird zweimal versiegelt`,
  'script.card-destroyed': ({ card }) => `Karte ${card} wurde vernichtet`,
  'script.card-shown-early': ({ card }) =>
    `Karte ${card} wird gezeigt, bevor sie einen Anteil trägt`,
  'script.card-hidden': ({ card }) => `Karte ${card} wird verdeckt und wurde nicht gezeigt`,
  'script.card-bagged-empty': ({ card }) =>
    `Karte ${card} kommt in einen Beutel, bevor sie einen Anteil trägt`,
  'script.card-bagged-unread': ({ card }) =>
    `Karte ${card} kommt in einen Beutel, bevor ihr Anteil zurückgelesen wurde`,
  'script.card-bagged-twice': ({ card }) => `Karte ${card} ist schon in einem Beutel`,
  'script.looks-up-card': ({ card }) => `alle schauen auf, während Karte ${card} offen liegt`,
  'script.looks-up-screen': ({ since }) =>
    `alle schauen auf, während der Bildschirm seit Schritt ${since} ein Geheimnis zeigt`,
  'script.not-here': ({ who }) => `${who} ist nicht im Raum`,
  'script.alone-since': ({ who, since }) => `${who} ist seit Schritt ${since} allein am Bildschirm`,
  'script.no-break': 'eine Pause endet, und keine hat begonnen',
  'script.break-goes-on': ({ since }) => `die Pause von Schritt ${since} ist nicht beendet`,
  'script.break-secret': 'die Pause beginnt, während der Bildschirm ein Geheimnis zeigt',
  'script.break-alone': ({ who }) => `die Pause beginnt, während ${who} am Bildschirm ist`,
  'script.break-card': ({ card }) => `die Pause beginnt, während Karte ${card} offen liegt`,
  'script.leaves-absent': ({ who }) => `${who} geht und ist nicht im Raum`,
  'script.leaves-few': ({ who }) => `${who} geht, und weniger als zwei Personen bleiben`,
  'script.returns-present': ({ who }) => `${who} kommt zurück und ist nicht gegangen`,
  'script.enrols-twice': ({ who }) => `${who} registriert sich zweimal`,
  'script.enrols-first': ({ who }) =>
    `${who} registriert sich vor der Leitung, mit der das Protokoll eröffnet wird`,
  'script.enrols-late': ({ who }) => `${who} registriert sich, nachdem die Zeremonie begonnen hat`,
  'script.gates-few': 'zwei Personen lesen die Schranken, und weniger sind registriert',
  'script.gates-late': 'die Schranken werden gelesen, nachdem die Zeremonie begonnen hat',
  'script.duties-unenrolled': ({ who }) =>
    `${who} signiert die Pflichten und ist nicht registriert`,
  'script.duties-twice': ({ who }) => `${who} bestätigt die Pflichten zweimal`,
  'script.gives-early': ({ who }) =>
    `${who} gibt Würfel oder Text, bevor die Zeremonie begonnen hat`,
  'script.gives-late': ({ who }) => `${who} gibt Würfel oder Text, nachdem es Schlüssel gibt`,
  'script.gives-twice': ({ who }) => `${who} gibt zweimal Würfel oder Text`,
  'script.clock-few': ({ at }) =>
    `zwei Personen geben ${CLOCKS[at]} an, und weniger sind registriert`,
  'script.clock-twice': ({ at }) => `${CLOCKS[at]} wird zweimal angegeben`,
  'script.clock-late': 'die Uhr zu Beginn wird angegeben, nachdem es Schlüssel gibt',
  'script.clock-early': 'die Uhr am Ende wird angegeben, bevor die Zeremonie begonnen hat',
  'script.foreign-action': ({ kind, action }) =>
    `zu einer Zeremonie zur ${kinds[kind]} gehört nicht: „${actionNames[action]}“`,
  'script.action-twice': ({ action }) => `kommt zweimal vor: „${actionNames[action]}“`,
  'script.action-early': ({ action }) =>
    `wird genehmigt, bevor die Zeremonie begonnen hat: „${actionNames[action]}“`,
  'script.begins-without': ({ who }) => `die Zeremonie beginnt, bevor ${who} registriert ist`,
  'script.keys-made': 'Schlüssel werden gemacht',
  'script.made-without': ({ who }) =>
    `Schlüssel werden gemacht, bevor ${who} Würfel oder Text gegeben hat`,
  'script.release-early': 'Anteile werden ausgehändigt, bevor es den Satz gibt',
  'script.wrap-early': 'Pakete werden vor dem Beweis gemacht',
  'script.wrap-uncompared': ({ path }) =>
    `${path} wird verpackt, bevor sein Schlüssel verglichen wurde`,
  'script.export-early': 'Schlüssel gehen in eine Datei, bevor sie bewiesen wurden',
  'script.close-unattested': ({ who }) =>
    `das Protokoll wird abgeschlossen, bevor ${who} eine Erklärung abgegeben hat`,
  'script.close-loose': ({ card }) => `Karte ${card} ist beim Abschluss in keinem Beutel`,
  'script.unrecorded': ({ what, since }) =>
    `${what}, während die Aufzeichnung seit Schritt ${since} aus ist`,
  'script.handout-no-set': ({ index }) =>
    `Anteil ${index} wird ausgehändigt, bevor es den Satz gibt`,
  'script.handout-twice': ({ index }) => `Anteil ${index} wird zweimal ausgehändigt`,
  'script.handout-early': ({ index }) => `Anteil ${index} wird vor seiner Genehmigung ausgehändigt`,
  'script.handout-duties': ({ who }) =>
    `${who} erhält einen Anteil, bevor die Pflichten bestätigt sind`,
  'script.handout-card': ({ index, card }) =>
    `Anteil ${index} wird ausgehändigt, während Karte ${card} offen liegt`,
  'script.handout-residue': ({ index }) =>
    `Anteil ${index} wird ausgehändigt, nachdem Reste vernichtet wurden`,
  'script.handed-out': ({ index }) => `Anteil ${index} wird ausgehändigt`,
  'script.readback-early': ({ index }) =>
    `Anteil ${index} wird zurückgelesen, bevor er ausgehändigt wurde`,
  'script.readback-twice': ({ index }) => `Anteil ${index} wird zweimal zurückgelesen`,
  'script.readback-card': ({ index, lies }) =>
    `Anteil ${index} wird zurückgelesen, und seine Karte ist ${CARDS[lies]}`,
  'script.destroy-proves': 'eine Zeremonie zur Vernichtung beweist nichts',
  'script.proof-early': 'der Beweis kommt, bevor es einen Schlüssel gibt',
  'script.proof-twice': 'der Beweis wird zweimal geführt',
  'script.proof-unread': ({ index }) =>
    `der Beweis kommt, bevor Anteil ${index} zurückgelesen wurde`,
  'script.takes-no-shares': ({ kind }) => `eine Zeremonie zur ${kinds[kind]} nimmt keine Anteile`,
  'script.presented-early': ({ action }) =>
    `Anteile werden vorgelegt, bevor genehmigt ist: „${actionNames[action]}“`,
  'script.destroys-nothing': ({ kind }) => `eine Zeremonie zur ${kinds[kind]} vernichtet nichts`,
  'script.destroyed-early': ({ what }) => `${what} wird vernichtet, bevor das genehmigt ist`,
  'script.destroyed-twice': ({ what }) => `${what} wird zweimal vernichtet`,
  'script.destroyed-late': ({ what }) => `${what} wird nach den Resten vernichtet`,
  'script.is-destroyed': ({ what }) => `${what} wird vernichtet`,
  'script.replaces-nothing': ({ kind }) =>
    `eine Zeremonie zur ${kinds[kind]} stellt nichts wieder her, das ersetzt wird`,
  'script.rotation-early':
    'der Ersatz der Schlüssel wird entschieden, bevor ein Schlüssel wiederhergestellt ist',
  'script.rotation-twice': 'der Ersatz der Schlüssel wird zweimal entschieden',
  'script.compared-early': ({ path }) => `der Schlüssel von ${path} wird vor dem Beginn verglichen`,
  'script.compared-late': ({ path }) =>
    `der Schlüssel von ${path} wird verglichen, nachdem er benutzt wurde`,
  'script.attests-unenrolled': ({ who }) =>
    `${who} gibt eine Erklärung ab und ist nicht registriert`,
  'script.attests-twice': ({ who }) => `${who} gibt zweimal eine Erklärung ab`,
  'script.attests-early': ({ who }) => `${who} gibt eine Erklärung ab, bevor die Arbeit getan ist`,
  'script.seals-early': ({ who }) => `${who} signiert den Prüfpunkt vor dem Abschluss`,
  'script.seals-twice': ({ who }) => `${who} signiert den Prüfpunkt zweimal`,
  'script.delivered-early': 'der Nachweis wird vor dem Abschluss übergeben',
  'script.delivered-unsigned': ({ who }) =>
    `der Nachweis wird übergeben, bevor ${who} signiert hat`,
  'script.media': ({ count }) => `der Nachweis geht auf ${count} Datenträger, nicht auf zwei`,
  'script.checks-identity': 'stellt fest, wer die Personen sind',
  'script.checks-phones': 'legt die Telefone weg',
  'script.checks-cameras': 'stellt die Kameras auf',
  'script.checks-exits': 'nennt die Ausgänge und das Recht, anzuhalten',
  'script.checks-contents': 'vergleicht mit der Liste, was auf dem Tisch liegt',
  'script.checks-software': 'vergleicht den Hashwert der Software',
  'script.checks-residue': 'vernichtet, was übrig bleibt',
  'script.checks-drill': 'legt den Tag der nächsten Übung fest',
  'script.checks-rotation': 'entscheidet, wann die wiederhergestellten Schlüssel ersetzt werden',
  'script.lacks-recording': 'kein Schritt schaltet vor dem Beginn die Aufzeichnung ein',
  'script.recording-ends-early': 'die Aufzeichnung wird vor dem Abschluss ausgeschaltet',
  'script.lacks-gates': 'kein Schritt liest vor dem Beginn die Schranken',
  'script.lacks-signed-rotation':
    'niemand signiert, wann die wiederhergestellten Schlüssel ersetzt werden',
  'script.lacks-seal': 'kein Schritt vergleicht vor dem Beginn ein Siegel',
  'script.lacks-clock': ({ at }) => `niemand gibt ${CLOCKS[at]} an`,
  'script.lacks-media': 'kein Schritt nennt zwei Datenträger für den Nachweis',
  'script.lacks-duties': ({ people }) =>
    `kein Schritt lässt Verwahrer ihre Pflichten bestätigen: ${people}`,
  'script.lacks-alone': ({ people }) =>
    `kein Schritt lässt Verwahrer allein am Bildschirm: ${people}`,
  'script.lacks-bags': ({ cards }) => `kein Schritt legt Karten in Beutel: ${cards}`,
  'script.fact-recording': ({ recording }) => `Aufzeichnung ${ON[recording]}`,
  'script.fact-checked': ({ check }) => `geprüft: ${CHECKED[check]}`,
  'script.fact-medium': ({ medium, purpose }) => `${medium} für ${purpose}`,
  'script.fact-bag': ({ bag, seal }) => `Beutel ${bag} ${BAGS[seal]}`,
  'script.fact-card': ({ card, lies }) => `Karte ${card} ${CARDS[lies]}`,
  'script.fact-alone': ({ who }) => `${who} allein am Bildschirm`,
  'script.fact-screen': ({ screen }) => `Bildschirm ${SCREENS[screen]}`,
  'script.fact-gone': ({ who }) => `${who} fort`,
  'script.fact-here': ({ who }) => `${who} im Raum`,
  'script.fact-keys': ({ keys }) => `Schlüssel ${KEYS[keys]}`,
  'script.fact-clock': ({ at }) => `${CLOCKS[at]} angegeben`,
  'script.fact-done': ({ step }) => `Schritt ${step} getan`,
  'script.fact-all': 'alle an ihrem Platz',
  'script.fact-two': 'zwei Personen im Raum',
  'script.fact-break': 'Pause',
  'script.fact-no-break': 'keine Pause',
  'script.at-step': ({ number, act, why }) => `Schritt ${number} (${act}): ${why}`,
  'script.needs': ({ need }) => `nötig: ${need}`,
  'script.unlogged': 'nach dem Abschluss zeichnet es niemand auf',
  'script.room-empty': ({ since }) =>
    `niemand ist im Raum: die Pause von Schritt ${since} ist nicht beendet`,
  'script.nobody': ({ role }) => `niemand hat die Rolle ${roles[role]}`,
  'script.secret-shown': ({ since }) => `der Bildschirm zeigt seit Schritt ${since} ein Geheimnis`,
  'script.never-enrols': ({ who }) => `${who} registriert sich nie`,
  'script.lacks-action': ({ action }) => `kein Schritt dafür: „${actionNames[action]}“`,
  'script.never-handed-out': ({ index }) => `Anteil ${index} wird nie ausgehändigt`,
  'script.never-read-back': ({ index }) => `Anteil ${index} wird nie zurückgelesen`,
  'script.lacks-present': 'kein Schritt, um Anteile vorzulegen',
  'script.lacks-prove': 'kein Schritt für den Beweis',
  'script.never-destroyed': ({ what }) => `${what} wird nie vernichtet`,
  'script.lacks-rotate': 'kein Schritt, um den Ersatz der Schlüssel zu entscheiden',
  'script.lacks-wrap': 'kein Schritt zum Verpacken',
  'script.never-attests': ({ who }) => `${who} gibt nie eine Erklärung ab`,
  'script.never-seals': ({ who }) => `${who} signiert den Prüfpunkt nie`,
  'script.never-delivered': 'der Nachweis wird nie übergeben',
  'script.never-ends': ({ since }) => `die Pause von Schritt ${since} endet nie`,
  'script.stays-alone': ({ who }) => `${who} bleibt allein am Bildschirm`,
}
