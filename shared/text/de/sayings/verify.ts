import type * as English from '../../en/sayings/verify.ts'
import { checks } from '../checks.ts'

function nameOf(check: string): string {
  return checks[check]?.name ?? 'das Bündel'
}

const EXPECTED = {
  production: 'aus der Produktion',
  closed: 'abgeschlossen',
  anchored: 'verankert',
}

export const verify: typeof English.verify = {
  'verify.no-key': ({ who }) => `${who} hat keinen Schlüssel`,
  'verify.foreign-key': ({ who, owner }) =>
    `die Signatur von ${who} ist nicht mit dem Schlüssel von ${owner} gemacht`,
  'verify.receipt-unsigned': ({ index }) =>
    `der Empfangsbeleg ist nicht mit dem Beweisschlüssel von Anteil ${index} signiert`,
  'verify.challenge-unsigned': ({ whose }) =>
    `die Aufgabe der Übung ist nicht signiert mit: ${whose}`,
  'verify.recovery-key': 'Schlüssel der Wiederherstellung',
  'verify.proof-key': ({ index }) => `Beweisschlüssel von Anteil ${index}`,
  'verify.checkpoint-malformed': 'der Prüfpunkt hat nicht die richtige Form',
  'verify.checkpoint-too-many': ({ most }) => `der Prüfpunkt zählt mehr als ${most} Einträge`,
  'verify.checkpoint-not-canonical': 'der Prüfpunkt ist nicht in kanonischer Form',
  'verify.checkpoint-base64': 'der Baumhashwert des Prüfpunkts ist kein Base64',
  'verify.only-on-paper': ({ who }) => `${who} steht auf der Papierliste und nicht im Protokoll`,
  'verify.other-on-paper': ({ who }) =>
    `der Schlüssel von ${who} im Protokoll ist nicht der auf der Papierliste`,
  'verify.only-in-log': ({ who }) => `${who} steht im Protokoll und nicht auf der Papierliste`,
  'verify.other-head': 'der Kopfwert auf dem Papier ist nicht der Kopfwert dieses Bündels',
  'verify.unmet': ({ expected }) =>
    `dieses Bündel ist nicht ${EXPECTED[expected]}, was erwartet wurde`,
  'verify.number': ({ entry, number }) => `Eintrag ${entry} trägt die Nummer ${number}`,
  'verify.not-chained': ({ entry }) => `Eintrag ${entry} folgt nicht auf den Eintrag davor`,
  'verify.foreign-entry': ({ entry }) => `Eintrag ${entry} gehört zu einer anderen Zeremonie`,
  'verify.log-empty': 'log.jsonl ist leer',
  'verify.log-unreadable': ({ where, why }) => `log.jsonl${where.replace('line', 'Zeile')}: ${why}`,
  'verify.at-entry': ({ entry, why }) => `Eintrag ${entry}: ${why}`,
  'verify.no-recorder': 'Eintrag 0 nennt keinen Schlüssel des Schreibers',
  'verify.first-entry': ({ why }) => `Eintrag 0: ${why}`,
  'verify.unrecorded': ({ entry }) => `Eintrag ${entry} ist nicht vom Schreiber signiert`,
  'verify.signature-lines': ({ lines, entries }) =>
    `log.sigs hat ${lines} Zeilen für ${entries} Einträge`,
  'verify.other-folder':
    'in diesem Ordner ist kein Bündel: wählen Sie den, in dem log.jsonl und checkpoint liegen',
  'verify.strays': ({ names }) => `nicht zum Bündel gehören: ${names}`,
  'verify.renamed': ({ path, name }) =>
    `${path} ist ${name} dieses Bündels unter anderem Namen: kopieren Sie den Ordner, und geben Sie der Datei in der Kopie ihren Namen zurück`,
  'verify.stray': ({ path }) => `${path} gehört nicht zum Bündel`,
  'verify.other-size': ({ path, bytes, listed }) =>
    `${path} hat ${bytes} Bytes, das Protokoll nennt ${listed}`,
  'verify.other-file': ({ path }) => `${path} ist nicht die Datei, die das Protokoll nennt`,
  'verify.no-file': ({ path }) => `${path} ist eine Verknüpfung oder keine gewöhnliche Datei`,
  'verify.case-twins': ({ names }) =>
    `diese Namen unterscheiden sich nur in Groß- und Kleinschreibung: ${names}`,
  'verify.missing': ({ path }) => `${path} fehlt`,
  'verify.empty': ({ path }) => `${path} ist leer`,
  'verify.too-many-files': ({ most }) => `enthält mehr als ${most} Dateien`,
  'verify.manifest-key': 'die Inhaltsliste nennt einen anderen Schlüssel',
  'verify.manifest-ceremony': 'die Inhaltsliste nennt eine andere Zeremonie',
  'verify.entry-refused': ({ entry, type, why }) => `Eintrag ${entry} (${type}): ${why}`,
  'verify.checkpoint-ceremony': 'der Prüfpunkt gehört zu einer anderen Zeremonie',
  'verify.checkpoint-count': ({ counted, entries }) =>
    `der Prüfpunkt zählt ${counted} Einträge, das Protokoll hat ${entries}`,
  'verify.checkpoint-root': 'die Merkle-Wurzel des Prüfpunkts ist nicht die des Protokolls',
  'verify.checkpoint-mode': 'der Prüfpunkt nennt eine andere Betriebsart',
  'verify.checkpoint-plan': 'der Prüfpunkt nennt einen anderen Plan',
  'verify.sealed-file': ({ path }) => `${path} ist nicht die Datei, die der Prüfpunkt nennt`,
  'verify.unsealed': ({ who }) => `${who} hat den Prüfpunkt nicht signiert`,
  'verify.seal-wrong': ({ who }) => `die Signatur von ${who} unter dem Prüfpunkt gilt nicht`,
  'verify.derived': ({ path }) => `${path} ist nicht das, was das Protokoll ergibt`,
  'verify.log-too-large': 'das Protokoll ist größer als 64 MiB',
  'verify.unfinished': 'die letzte Zeile ist nicht vollständig',
  'verify.too-many-lines': ({ most }) => `mehr als ${most} Zeilen`,
  'verify.line-too-large': 'eine Zeile ist größer als 4 MiB',
  'verify.other-plan': 'plan.json ist nicht der Plan von Eintrag 0',
  'verify.plan-without-hash': ({ path }) => `plan.json nennt ${path} ohne Hashwert`,
  'verify.other-input': ({ path }) => `${path} ist nicht die Datei, die der Plan nennt`,
  'verify.plan-not-canonical': 'plan.json ist nicht in kanonischer Form',
  'verify.no-end': 'das Protokoll hat kein Ende: die Zeremonie wurde nicht abgeschlossen',
  'verify.unknown-event': ({ entry, type, version }) =>
    `Eintrag ${entry} hat den Typ ${type} in Version ${version}, den diese Version von Claviger nicht kennt`,
  'verify.no-bundle': ({ check, why }) =>
    `das Bündel besteht die Prüfung nicht (${nameOf(check)}): ${why}`,
}
