import type { What } from '../../ceremony/events.ts'
import type { Action } from '../../ceremony/plan.ts'
import { openedIn } from '../../crypto/challenge.ts'
import type { BackupFault } from '../../ipc/views/coverage.ts'
import type * as English from '../en/sentences.ts'
import { documents } from './documents/catalogue.ts'
import { findings } from './findings.ts'
import { actionNames, roles } from './names.ts'
import { refusedWords } from './refused.ts'
import { givenText, subjectText } from './signed.ts'

/** One entry in German words that a witness understands. */
export const sentence: typeof English.sentence = (event, name, asked = () => undefined) => {
  const actor = name(event.actor)
  switch (event.type) {
    case 'ceremony.opened':
      return `Das Protokoll dieser ${event.what.mode === 'rehearsal' ? 'Probe' : 'Zeremonie in Produktion'} wurde von ${event.what.software} eröffnet.`
    case 'participant.enrolled':
      return `${event.what.name} wurde mit dem Schlüssel ${event.what.fp} registriert.`
    case 'duties.relaxed':
      return 'Der Plan lockert für diese Probe die Trennung der Pflichten.'
    case 'source.admitted':
      return `Der Nachweis der Zeremonie ${event.what.ceremony} wurde geprüft: je ${event.what.threshold} von ${event.what.n} Anteilen des Satzes ${event.what.set} öffnen ${event.what.keys.map(({ label }) => label).join(', ')}.${damageSentence(event.what.damaged)}`
    case 'preflight.recorded':
      return gatesSentence(event.what)
    case 'preflight.confirmed':
      return `${actor} las die Schranken von Eintrag ${event.what.run}${event.what.gates.length === 0 ? '' : ` und bürgt für: ${event.what.gates.join(', ')}`}.`
    case 'recorder.unlocked':
      return `Das Programm wurde neu gestartet. ${name(event.what.by)} öffnete den Schlüssel des Schreibers.`
    case 'head.stated':
      return `${actor} gab den laufenden Kopfwert an, der vor dem Neustart notiert wurde, von Eintrag ${event.what.entry}.`
    case 'intent.declared':
      return `${actor} kündigte ${event.what.intent} an${whatFor(event.what.action)}.`
    case 'intent.approved':
      return `${actor} genehmigte ${event.what.intent}${whatFor(asked(event.what.intent))}.`
    case 'intent.withdrawn':
      return `${actor} zog die Genehmigung von ${event.what.intent} zurück${whatFor(asked(event.what.intent))}.`
    case 'ceremony.begun':
      return 'Die Zeremonie hat begonnen.'
    case 'entropy.given':
      return `${actor} gab ${givenText(event.what.given)} für den Zufall dieser Zeremonie.`
    case 'entropy.mixed':
      return `Gemischt wurde mit ${event.what.os} Bytes des Betriebssystems, was diese gaben: ${listed(event.what.sources.map(({ by }) => name(by))) || 'niemand'}. Aus dieser Mischung kommen Schlüssel, Anteile und Salze; RSA-Schlüssel und OAEP-Startwerte nicht.${event.what.known ? ' ALLE EINGABEN SIND BEKANNT: diese Schlüssel schützen nichts.' : ''}`
    case 'entropy.system':
      return event.what.reason === 'plan'
        ? 'Aller Zufall kommt wie geplant allein vom Betriebssystem.'
        : 'Die Mischung ging beim Neustart verloren. Von hier an kommt aller Zufall allein vom Betriebssystem.'
    case 'key.generated':
      return `Der Schlüssel ${event.what.label} (${event.what.algorithm}) wurde erzeugt. ${event.what.kcv === undefined ? `Öffentlicher Schlüssel ${event.what.spki}` : `Prüfwert ${event.what.kcv}`}.`
    case 'shares.made':
      return `Der Sicherungsschlüssel wurde aufgeteilt: je ${event.what.threshold} von ${event.what.n} Anteilen des Satzes ${event.what.set} stellen jeden Schlüssel wieder her.`
    case 'share.release.started':
      return `Die Aushändigung von Anteil ${event.what.index} an ${name(event.what.custodian)} begann (Exemplar ${event.what.copy}).`
    case 'share.release.finished':
      return `Anteil ${event.what.index} wurde an ${name(event.what.custodian)} ausgehändigt.`
    case 'share.release.failed':
      return `Die Aushändigung von Anteil ${event.what.index} schlug fehl. Er gilt als offengelegt.`
    case 'share.read':
      return `Anteil ${event.what.index} wurde zurückgelesen (${READ[event.what.how]}), Träger: ${event.what.medium}.`
    case 'share.received':
      return `${actor} signierte den Empfangsbeleg für Anteil ${event.what.index}.`
    case 'share.presented':
      return `${name(event.what.custodian)} legte Anteil ${event.what.index} vor.`
    case 'vault.refilled':
      return 'Der Tresor wurde aus einem Quorum von Anteilen wieder gefüllt.'
    case 'shares.proven':
      return 'Der Beweis gilt: alle Anteile gehören zusammen und stellen jeden Schlüssel wieder her.'
    case 'set.superseded':
      return `Anteilsatz ${event.what.set} ist durch Satz ${event.what.by} abgelöst. Vernichten Sie seine Karten und jede Kopie seiner Sicherungsdateien: zusammen öffnen sie die Schlüssel weiterhin.`
    case 'shares.voided':
      return `Anteilsatz ${event.what.set} ist ungültig. Ausgehändigte Anteile: ${event.what.indexes.join(', ') || 'keine'}. Sie werden zurückgegeben und vernichtet.`
    case 'key.lost':
      return `Der Schlüssel ${event.what.label} ist verloren. Er darf nicht verwendet werden.`
    case 'vault.emptied':
      return 'Der Tresor ist seit dem Neustart leer. Die Sicherungen bestehen.'
    case 'backup.made':
      return `Die Sicherung von ${event.what.label} wurde gemacht (${event.what.bytes} Bytes).`
    case 'fingerprint.compared':
      return `${actor} verglich den Transportschlüssel von ${event.what.path} mit Papier.`
    case 'package.started':
      return `Das Verpacken von ${event.what.label} für ${event.what.provider} begann.`
    case 'package.finished':
      return `Das Paket ${event.what.path} ist fertig.`
    case 'package.failed':
      return `Das Paket ${event.what.path} schlug fehl (${event.what.code}).`
    case 'export.started':
      return `Das Schreiben von Schlüsselmaterial von ${event.what.label} in ${event.what.file} in ${event.what.folder} begann.`
    case 'export.finished':
      return `Schlüsselmaterial von ${event.what.label} ist in der Datei ${event.what.file}.`
    case 'export.failed':
      return `Das Schreiben von ${event.what.file} schlug fehl (${event.what.code}). Es gilt als offengelegt.`
    case 'rotation.decided':
      return `${actor} entschied: ${event.what.decisions.map((one) => (one.decision === 'rotate' ? `${one.label} wird bis ${one.by} ersetzt` : `${one.label} wird behalten`)).join(', ')}.`
    case 'backups.failed':
      return `Eine Sicherung öffnet sich nicht. ${faultList(event.what.failed)} Über sie ist nichts bewiesen.`
    case 'drill.failed':
      return 'Übung: keine Sicherung öffnete sich. Nichts wurde bewiesen und nichts signiert.'
    case 'drill.proven':
      return `Übung: die Anteile ${event.what.shares.map(({ index }) => index).join(', ')} öffneten im Speicher die Sicherungen von ${openedIn(event.what.challenge).join(', ')} und signierten die Aufgabe.`
    case 'bag.examined':
      return `${actor} sah den Beutel an, zu ${thingName(event.what.thing)}: ${event.what.seal === 'none' ? 'es gab keinen' : `${event.what.bag}, Siegel ${documents.ending.seals[event.what.seal]}`}.`
    case 'destruction.started':
      return `${name(event.what.by)} beginnt zu vernichten, ${thingName(event.what.thing)}: ${documents.ending.methods[event.what.method]}.`
    case 'destruction.finished':
      return `${actor} signierte, dass ${thingName(event.what.thing)} vernichtet ist.`
    case 'destruction.failed':
      return `Die Vernichtung kam zu keinem Ende, ${thingName(event.what.thing)}: ${event.what.reason}`
    case 'destruction.missing':
      return `${actor} sagt, dass ${thingName(event.what.thing)} nicht vorgelegt werden kann: ${event.what.reason}`
    case 'destruction.witnessed':
      return `${actor} sah zu und signierte für ${thingName(event.what.thing)}.`
    case 'access.refused':
      return `Abgelehnt: ${refusedWords(event.what.code)}, im Namen von ${name(event.what.claimed)}${event.what.count === 1 ? '' : `, ${event.what.count} Mal`}.`
    case 'exception.raised':
      return `${actor} meldete Ausnahme ${event.what.exception}. Sie betrifft: ${subjectText(event.what.about)}.`
    case 'exception.cosigned':
      return `${actor} signierte Ausnahme ${event.what.exception} mit.`
    case 'clock.stepped':
      return `Die Uhr des Rechners ging um ${event.what.seconds} Sekunden zurück.`
    case 'clock.jumped':
      return `Die Uhr des Rechners sprang nach ${event.what.since} um ${event.what.seconds} Sekunden.`
    case 'clock.stated':
      return `${actor} las auf der eigenen Uhr ${event.what.watch} ab; der Rechner weicht um ${event.what.seconds} Sekunden ab. Uhr des Raums: ${event.what.room}.`
    case 'person.left':
      return `${name(event.what.id)} verließ den Raum: ${event.what.reason}`
    case 'person.returned':
      return `${actor} ist zurück.`
    case 'break.started':
      return `${name(event.what.by)} rief eine Pause aus: ${event.what.reason}`
    case 'break.ended':
      return `${name(event.what.by)} beendete die Pause.`
    case 'role.handed':
      return `${actor} übernahm von ${name(event.what.from)}: ${event.what.roles.map((role) => roles[role]).join(', ')}.`
    case 'duty.acknowledged':
      return `${actor} nahm die Pflichten eines Verwahrers an.`
    case 'step.recorded':
      return `${name(event.what.by)} tat Schritt ${event.what.step}: ${event.what.result}`
    case 'attestation.given':
      return event.what.verdict === 'agree'
        ? `${actor} stimmt zu.${event.what.remarks === '' ? '' : ` Bemerkungen: ${event.what.remarks}`}`
        : `${actor} WIDERSPRICHT. ${event.what.remarks}`
    case 'files.listed':
      return `${Object.keys(event.what.files).length} Dateien des Nachweises wurden aufgeführt.`
    case 'ceremony.closed':
      return 'Die Zeremonie wurde abgeschlossen.'
    case 'ceremony.aborted':
      return `Die Zeremonie wurde auf Verlangen abgebrochen, von ${name(event.what.by)}: ${event.what.reason}`
    case 'ceremony.terminated':
      return `Die Zeremonie wurde auf Verlangen vorzeitig beendet, von ${name(event.what.by)}: ${event.what.reason}`
  }
}

/** What an intent asks for, behind its number. */
function whatFor(action: Action | undefined): string {
  return action === undefined ? '' : `: ${actionNames[action]}`
}

/** A share or a copy of the backup files, as the log names it. */
function thingName(thing: string): string {
  const [of, id, copy = '1'] = thing.split(':')
  if (of === 'copy') return `Kopie ${id} der Sicherung`
  return copy === '1' ? `Anteil ${id}` : `Anteil ${id}, Aushändigung ${copy}`
}

const READ = { typed: 'getippt', file: 'aus einer Datei', qr: 'aus einem QR-Code' } as const

function gatesSentence({ gates }: What<'preflight.recorded'>): string {
  const names = (verdict: string) =>
    gates.filter((one) => one.verdict === verdict).map(({ gate }) => gate)
  const failed = names('fail')
  const asked = names('ask')
  return [
    `Die Schranken wurden gelesen: ${names('pass').length} von ${gates.length} offen.`,
    ...(failed.length === 0 ? [] : [`GESCHLOSSEN: ${failed.join(', ')}.`]),
    ...(asked.length === 0 ? [] : [`Zwei Personen werden gefragt nach: ${asked.join(', ')}.`]),
  ].join(' ')
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].join(' und ')
}

function faultList(faults: readonly { label: string; fault: BackupFault }[]): string {
  return faults.map(({ label, fault }) => findings.one(label, findings.faults[fault])).join(' ')
}

function damageSentence(damaged: What<'source.admitted'>['damaged'] = []): string {
  if (damaged.length === 0) return ''
  return ` Sicherungen sind in dieser Kopie beschädigt, und diese Zeremonie macht ohne sie weiter. ${faultList(damaged)}`
}
