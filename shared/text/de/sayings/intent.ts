import type * as English from '../../en/sayings/intent.ts'

export const intent: typeof English.intent = {
  'intent.old': 'sie ist älter als 30 Minuten',
  'intent.left': ({ who }) => `${who} ging`,
  'intent.enrolled-again': ({ who }) => `${who} wurde neu registriert`,
  'intent.withdrawn': ({ who }) => `${who} zog zurück`,
  'intent.declared-again': 'neu angekündigt',
  'intent.locked': 'die Zeremonie wurde gesperrt',
  'intent.restarted': 'das Programm wurde neu gestartet',
  'intent.vault-emptied': 'der Tresor wurde geleert',
  'intent.share-exposed': 'ein Anteil wurde offengelegt',
  'intent.set-voided': 'der Anteilsatz wurde ungültig',
  'intent.backup-failed': 'eine Sicherung öffnet sich nicht',
  'intent.package-failed': 'ein Paket schlug fehl',
  'intent.export-failed': 'das Schreiben einer Datei schlug fehl',
  'intent.destruction-failed': 'eine Vernichtung schlug fehl',
}
