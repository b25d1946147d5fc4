import type * as English from '../../en/sayings/onward.ts'
import { actionNames, kinds, modes as MODES } from '../names.ts'

const OUTCOMES = {
  destroyed: 'vernichtet',
  missing: 'als fehlend gemeldet',
  open: 'offen',
  started: 'begonnen',
} as const

export const onward: typeof English.onward = {
  'rule.old-quorum': ({ threshold, holders, coming }) =>
    `je ${threshold} von ${holders} öffnen den alten Satz; der Plan hat ${coming}`,
  'rule.no-old-quorum': ({ threshold, holders }) =>
    `je ${threshold} von ${holders} öffnen den alten Satz; der Plan hat keinen davon`,
  'rule.somebody-else': ({ id, name }) =>
    `${id} (${name}) ist im Nachweis jemand anderes: Personen werden nach Kurzname und Name verglichen`,
  'rule.no-destruction-of': ({ thing }) => `es wurde keine Vernichtung von ${thing} begonnen`,
  'rule.only-shares-bagged': 'nur Anteile kommen in Beuteln',
  'rule.bag-examined': ({ thing }) => `der Beutel von ${thing} wurde schon geprüft`,
  'rule.settled': ({ thing, outcome }) => `${thing} ist schon ${OUTCOMES[outcome]}`,
  'rule.bag-or-none': 'ein Beutel hat eine Nummer und ein Siegel, oder es gibt keinen',
  'rule.item-other': ({ item, intent }) => `Posten ${item} von ${intent} ist etwas anderes`,
  'rule.nobody-looks': ({ who, thing }) => `niemand sieht zu, während ${who} ${thing} vernichtet`,
  'rule.other-method': ({ methods }) => `dies wird auf eine dieser Arten vernichtet: ${methods}`,
  'rule.in-hands': ({ index, who }) => `Anteil ${index} ist bei ${who}, und ${who} ist im Raum`,
  'rule.bag-unexamined': ({ thing }) => `der Beutel von ${thing} wurde nicht geprüft`,
  'rule.share-carrier': 'ein Anteil liegt auf einer Karte oder in einer Datei',
  'rule.share-of-set': ({ set }) => `dies ist ein Anteil von Satz ${set}`,
  'rule.other-commitment': ({ index }) => `die Festlegung darauf ist nicht die von Anteil ${index}`,
  'rule.no-serial': 'die Nummer oder Aufschrift des Trägers ist nicht genannt',
  'rule.copy-no-share': 'eine Kopie der Sicherungsdateien ist kein Anteil',
  'rule.destroyer': ({ who }) => `es vernichtet ${who}, und signiert`,
  'rule.onlooker-left': ({ who }) => `wer zusah, als ${who} begann, ist gegangen`,
  'rule.declared-by': ({ who }) => `angekündigt hat es ${who}`,
  'rule.missing-why': 'niemand hat gesagt, warum es fehlt',
  'rule.custodian-says': ({ who, index }) =>
    `${who} ist im Raum und sagt, was aus Anteil ${index} wurde`,
  'rule.only-onlooker': ({ who, thing }) =>
    `nur ${who} sieht zu und könnte dafür signieren: jemand anderes sagt, dass ${thing} fehlt`,
  'rule.not-settled': ({ thing }) =>
    `niemand hat bisher gesagt, dass ${thing} vernichtet ist oder fehlt`,
  'rule.witnessed': ({ who, thing }) => `${who} hat für ${thing} schon signiert`,
  'rule.own-witness': ({ who }) => `${who} kann es nicht auch bezeugen`,
  'rule.was-absent': ({ who, thing }) => `${who} war nicht im Raum, als ${thing} vernichtet wurde`,
  'rule.unknown-thing': ({ thing }) => `der Plan kennt ${thing} nicht`,
  'rule.no-observer': ({ who }) => `${who} ist weder Zeuge noch Auditor`,
  'rule.unaccounted': ({ things }) => `weder vernichtet noch erklärt: ${things}`,
  'rule.other-challenge':
    'die Aufgabe betrifft nicht diesen Nachweis, diese Anteile und diese Sicherungen',
  'rule.challenge-elsewhere': 'die Aufgabe wurde nicht in dieser Zeremonie beantwortet',
  'rule.other-signatures': 'die Signaturen sind nicht die der vorgelegten Anteile',
  'rule.keys-packaged': 'die Schlüssel dieses Plans gehen in Paketen hinaus',
  'rule.in-file': ({ label }) => `${label} ist schon in seiner Datei`,
  'rule.item-other-export': ({ item, intent }) =>
    `Posten ${item} von ${intent} ist eine andere Ausgabe`,
  'rule.no-export-of': ({ label }) => `es wurde keine Ausgabe von ${label} begonnen`,
  'rule.other-export': ({ item }) => `Posten ${item} ist eine andere Ausgabe`,
  'rule.export-by': ({ who }) => `die Ausgabe hat ${who} begonnen`,
  'rule.rotation-decided': 'der Ersatz der Schlüssel ist schon entschieden',
  'rule.decision-each': ({ labels }) => `für jeden davon steht eine Entscheidung an: ${labels}`,
  'rule.no-reason-for': ({ label }) => `für ${label} ist kein Grund genannt`,
  'rule.no-date': ({ by }) => `${by} ist kein Datum`,
  'rule.date-passed': ({ label }) => `der Tag für ${label} ist vorbei`,
  'rule.kind-records': ({ kind, type }) =>
    `eine Zeremonie zur ${kinds[kind]} verzeichnet kein ${type}`,
  'rule.kind-action': ({ kind, action }) =>
    `zu einer Zeremonie zur ${kinds[kind]} gehört nicht: „${actionNames[action]}“`,
  'rule.no-source': 'der Nachweis, der fortgesetzt wird, ist nicht verzeichnet',
  'rule.source-first': 'die Quelle wird vor dem Beginn verzeichnet',
  'rule.found-otherwise': 'was früher gefunden wurde, betrifft nicht die Sicherungen dieses Satzes',
  'rule.damaged-needed': ({ kind, labels }) =>
    `die Sicherung von ${labels} ist in dieser Kopie beschädigt: eine Zeremonie zur ${kinds[kind]} braucht jede Sicherung`,
  'rule.damaged-order':
    'die beschädigten Sicherungen sind nicht die der Schlüssel, in deren Reihenfolge',
  'rule.damaged-leaving': ({ labels }) =>
    `nichts von dem, was hinaussoll, lässt sich aus dieser Kopie wiederherstellen: beschädigt ist die Sicherung von ${labels}`,
  'rule.failed-by-recorder': 'Sicherungen, die sich nicht öffnen, verzeichnet der Schreiber',
  'rule.failed-after':
    'die Sicherungen haben sich schon geöffnet: woran es danach liegt, sind nicht sie',
  'rule.failed-otherwise':
    'die Sicherungen, die sich nicht öffneten, sind nicht die des Protokolls, in dessen Reihenfolge',
  'rule.backup-left': 'es gibt eine Sicherung, die sich geöffnet hat',
  'rule.shown-otherwise': 'was früher gezeigt wurde, betrifft nicht die Anteile dieses Satzes',
  'rule.shown-count': ({ count, how }) => `${count} Anteile sind keine ${how} dieses Satzes`,
  'rule.later-unsaid': 'niemand hat gesagt, ob es eine spätere Neuaufteilung dieser Schlüssel gibt',
  'rule.source-mode': ({ mode, plannedMode }) =>
    `die Anteile sind aus einer ${MODES[mode]}, der Plan ist für eine ${MODES[plannedMode]}`,
  'rule.anchor-order': 'die Verankerungen stehen nicht in ihrer Reihenfolge',
  'rule.source-unanchored':
    'eine Produktion braucht die Papierliste und den Kopfwert des Nachweises, den sie fortsetzt',
  'rule.other-keys': ({ labels }) =>
    `der Satz öffnet auch ${labels}: der Plan nennt jeden Schlüssel des Satzes`,
  'rule.no-history': 'die Geschichte der Anteile ist nicht verzeichnet',
  'rule.history-twice': 'die Geschichte nennt einen Satz zweimal',
  'rule.history-who': ({ set }) =>
    `die Geschichte sagt nicht, wer die Anteile von Satz ${set} kennt`,
  'rule.source-superseded': ({ set, by }) =>
    `Satz ${set} ist abgelöst: Satz ${by} ist an seine Stelle getreten`,
  'rule.source-destroyed': ({ set, ceremony, left, threshold }) =>
    `Satz ${set} wurde in der Zeremonie ${ceremony} vernichtet: ${left} seiner Anteile sind übrig, und ${threshold} stellen wieder her`,
  'rule.source-quorum': ({ threshold, total, planned, named }) =>
    `dort stellen je ${threshold} von ${total} Anteilen wieder her; der Plan sagt ${planned} von ${named}`,
  'rule.source-custodians': ({ people }) => `die Anteile sind bei ${people}, in dieser Reihenfolge`,
  'rule.key-twice': 'ein Schlüssel ist zweimal genannt',
  'rule.keys-share': 'zwei Schlüssel haben dieselbe Festlegung oder dasselbe Salz',
  'rule.other-backups': 'die Sicherungen sind nicht die der Schlüssel',
  'rule.opens-no-key': ({ label }) => `die Anteile öffnen keinen Schlüssel ${label}`,
  'rule.source-algorithm': ({ label, found, planned }) => `${label} ist ${found}, nicht ${planned}`,
  'rule.only-end-bags': 'nur das Ende eines Satzes nennt Beutel',
  'rule.was-replaced': ({ set, by }) =>
    `Satz ${set} wurde durch Satz ${by} ersetzt: der Plan nennt keinen Nachfolger, als endeten die Schlüssel`,
  'rule.pinned-missing': ({ ceremony, head }) =>
    `der Plan hält den Nachweis der Zeremonie ${ceremony} fest, Kopfwert ${head}, und er ist nicht hier: bringen Sie auch dieses Bündel`,
  'rule.pinned-other': ({ ceremony, head, planned }) =>
    `der Nachweis der Zeremonie ${ceremony} ist ein anderer, als der Plan festhält: sein Kopfwert ist ${head}, der Plan sagt ${planned}`,
  'rule.successor-missing': ({ ceremony }) =>
    `der Nachweis der Zeremonie ${ceremony}, die der Plan als Nachfolger nennt, ist nicht hier: bringen Sie auch dieses Bündel`,
  'rule.not-replaced': ({ set, ceremony }) =>
    `Satz ${set} wurde nicht durch die Zeremonie ${ceremony} ersetzt: er gilt noch`,
  'rule.no-places': 'wo die Anteile sind, ist nicht verzeichnet',
  'rule.other-places': 'was von Beuteln und Kopien bekannt ist, ist nicht das der Anteile',
  'rule.hidden-known': ({ indexes }) =>
    `jemand kennt Anteil ${indexes}, der angeblich niemandem ausgehändigt wurde`,
  'rule.gone-of-others': 'was früher vernichtet wurde, gehört nicht zu den Anteilen dieses Satzes',
  'rule.nothing-left': ({ set, ceremonies }) =>
    `von Satz ${set} ist nichts mehr zu vernichten: alles wurde vernichtet in ${ceremonies}`,
  'rule.gone-already': ({ thing, ceremony }) =>
    `${thing} wurde in Zeremonie ${ceremony} vernichtet: nennen Sie nur die Kopien, die es noch gibt`,
}
