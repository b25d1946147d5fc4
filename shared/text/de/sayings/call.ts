import type * as English from '../../en/sayings/call.ts'
import { actionNames } from '../names.ts'
import { names } from '../work.ts'

export const call: typeof English.call = {
  'call.own-steps': ({ action }) => `dafür gibt es eigene Schritte: „${actionNames[action]}“`,
  'call.unknown': 'diesen Aufruf gibt es nicht',
  'call.failed':
    'das Programm ist im Inneren gescheitert; lesen Sie im Protokoll, was davor verzeichnet wurde',
  'call.no-ceremony': 'es ist keine Zeremonie offen',
  'call.other-ceremony': 'eine andere Zeremonie ist offen: verlassen Sie sie zuerst',
  'call.verify-first': 'prüfen Sie zuerst den Nachweis',
  'call.leave-first': 'eine Zeremonie ist offen: verlassen Sie sie zuerst',
  'call.camera': 'die Kamera ist für einen Schritt, der einen Anteil annimmt',
  'call.keys-cancelled': 'das Erzeugen der Schlüssel wurde angehalten',
  'call.one-argument': ({ call }) => `${call} nimmt ein Argument`,
  'call.wrong': ({ call }) => `${call} wurde falsch aufgerufen`,
  'call.other-frame': 'der Aufruf kam aus einem anderen Rahmen',
  'call.window': 'dieses Fenster darf nicht aufrufen',
  'call.stopped': ({ stage, done, total }) =>
    `es wurde angehalten (${names[stage]}${total === 0 ? '' : `: ${done} von ${total} waren fertig`})`,
}
