import type { ShareView } from '../../ipc/views/share.ts'
import type * as English from '../en/handout.ts'

const shareStatus: Record<ShareView['status'], string> = {
  planned: 'noch nicht gemacht',
  made: 'im Tresor',
  showing: 'wird gezeigt',
  released: 'abgeschrieben, noch nicht zurückgelesen',
  received: 'empfangen',
}

export const handout: typeof English.handout = {
  status: shareStatus,
  share: (index, total) => `Anteil ${index} von ${total}`,
  lead: (name) => `${name} kommt allein zum Bildschirm.`,
  before: [
    'Alle anderen treten hinter die Linie und schauen weg.',
    'Keine Kamera sieht den Bildschirm.',
    'Halten Sie Stift, Karte und Beutel bereit.',
  ],
  nothing: 'Nichts Geheimes ist auf dem Bildschirm, bis Sie bestätigen.',
  alone: 'Ich bin allein am Bildschirm',
  cues: ['Keine Kameras', 'Nicht sprechen', 'Andere hinter der Linie'],
  holder: (name) => `Anteil von ${name}`,
  copyLead:
    'Schreiben Sie alle 25 Gruppen auf Ihre Karte. Vergleichen Sie sie einmal mit dem Bildschirm.',
  qr: 'Derselbe Text als QR-Code, nur für Ihr eigenes Gerät',
  groupsLabel: 'Text des Anteils, 25 Vierergruppen',
  copied: 'Ich habe ihn abgeschrieben',
  wrong: 'Etwas ging schief',
  hidden: 'Der Anteil ist verborgen',
  hiddenHint:
    'Er wird nach drei Minuten verborgen, sobald dieses Fenster den Fokus verliert und wenn der Raum sperrt.',
  again: 'Noch einmal zeigen',
  hideNow: 'Verbergen',
  hides: (minutes, seconds) => `Wird verborgen in ${minutes}:${String(seconds).padStart(2, '0')}`,
  interrupted: 'Dieser Anteil wurde gerade gezeigt, als der Bildschirm wechselte',
  interruptedHint:
    'Zeigen Sie ihn noch einmal, um fortzufahren. Oder sagen Sie, dass etwas schiefging.',
}

export const readback: typeof English.readback = {
  lead: (name) => `${name} liest die Karte zurück, allein am Bildschirm.`,
  cleared:
    'Der Bildschirm wurde geleert. Lesen Sie den Anteil von Ihrer Karte zurück, nicht aus dem Gedächtnis.',
  medium: 'Träger',
  mediumHint:
    'Worauf Sie ihn geschrieben haben: Karte, Stahlplatte, USB-Stick und seine Aufschrift.',
  bag: 'Nummer des Beutels',
  bagHint: 'Die Nummer auf dem versiegelten Beutel. Lesen Sie sie so vor, wie sie hier steht.',
  go: 'Empfangsbeleg signieren',
  busy: 'Wird geprüft und signiert',
  mediumMissing: 'nennen Sie den Träger',
  bagMissing: 'tippen Sie die Nummer des Beutels',
}
