/** What people sign, to read in German. The words under the signature are the English ones. */
import type { Subject, What } from '../../ceremony/events.ts'
import type { GateName } from '../en/signed.ts'

const claims: { readonly [gate in GateName]: string } = {
  network: 'keine Netzwerkschnittstelle ist aktiv außer Loopback',
  radio: 'weder WLAN noch Bluetooth noch Mobilfunk ist eingeschaltet',
  swap: 'kein Speicher wird auf die Festplatte ausgelagert',
  hibernation: 'der Rechner kann nicht in den Ruhezustand gehen',
  'core-dumps': 'ein Absturz hinterlässt keinen Speicherinhalt auf der Festplatte',
  disk: 'die Festplatte ist verschlüsselt, oder das System läuft im Speicher',
  clock: 'Zeit und Zeitzone stimmen',
  space: 'es ist Platz für den Nachweis frei',
  medium: 'ein Datenträger für den Nachweis ist da und beschreibbar',
  'read-only': 'das Programm kann nicht verändert werden, während es läuft',
  power: 'der Rechner hängt am Netzstrom',
  'screen-lock': 'weder Bildschirmsperre noch Bildschirmschoner ist eingeschaltet',
  users: 'niemand sonst ist angemeldet',
  watchers: 'weder Fernzugriff noch Bildschirmaufnahme läuft',
  debugger: 'kein Debugger und kein Inspektor ist angehängt',
  sandbox: 'die Seite läuft in ihrer Sandbox',
  build: 'das Programm ist dasjenige, das gestartet wurde',
  'self-test': 'jedes Verfahren liefert seine bekannten Ergebnisse',
  random: 'der Zufallsgenerator ist gesund',
}

/** What holds at a gate, by its name. */
export function claimOf(gate: string): string {
  return new Map<string, string>(Object.entries(claims)).get(gate) ?? gate
}

/** What somebody gave, by its amount alone. */
export function givenText(given: What<'entropy.given'>['given']): string {
  return given
    .map(({ kind, count }) =>
      kind === 'dice' ? `${count} Würfe mit einem Würfel` : `${count} Bytes Text`,
    )
    .join(' und ')
}

/** What an exception is about, in words. */
export function subjectText(about: Subject): string {
  switch (about.kind) {
    case 'note':
      return 'die Zeremonie'
    case 'exposure':
      return `was in Eintrag ${about.entry} begonnen wurde und kein Ende hat${seenText(about.seen)}`
    case 'receipt':
      return `der fehlende Empfangsbeleg für Anteil ${about.index} von Satz ${about.set}`
    case 'absence':
      return `die Abwesenheit von ${about.person}`
    case 'package':
      return `das Paket ${about.path}, das aufgegeben wird`
    case 'ending':
      return 'das Ende der Zeremonie, nachdem Pakete den Raum verlassen haben'
    case 'step':
      return `Schritt ${about.step} des Ablaufs`
    case 'enrolment':
      return `ein neuer Schlüssel für ${about.person}`
    case 'gate':
      return `die Schranke ${about.gate} (${claimOf(about.gate)}), wie in Eintrag ${about.entry} gelesen`
  }
}

function seenText(seen: readonly string[] | undefined): string {
  return seen === undefined ? '' : `, gesehen von ${seen.join(', ')}`
}
