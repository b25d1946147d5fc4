import type * as English from '../en/desktop.ts'

/** Dialogs of the operating system. */
export const desktop: typeof English.desktop = {
  choosePlan: 'Plan wählen',
  plan: 'Plan',
  savePlan: 'Plan unter einem neuen Namen speichern',
  folders: {
    evidence: 'Ordner für den Nachweis wählen',
    share: 'Ordner auf dem Stick des Verwahrers wählen',
    papers: 'Ordner für die Dokumente wählen',
    export: 'Ordner für die Schlüssel wählen',
    proof: 'Ordner für die Signatur wählen',
  },
  chooseRecipient: 'Datei mit Ihrem age-Empfänger wählen',
  chooseShare: 'Anteildatei wählen',
  share: 'Anteil',
  chooseIdentity: 'Identitätsdatei wählen, die den Anteil öffnet',
  chooseBundle: 'Nachweisbündel wählen',
  chooseProof: 'Ordner des Gesundheitstests wählen',
  refuses: 'Claviger startet nicht',
  startAgain: (without) => `Starten Sie noch einmal ohne ${without}.`,
  failed: 'Claviger ist nicht gestartet',
  failedBecause: (reason) =>
    `Es wurde nichts verändert.\nDas System sagt: ${reason}\nBeheben Sie das.\nStarten Sie Claviger noch einmal.`,
  pageDied: {
    title: 'Die Seite von Claviger ist mehrmals stehen geblieben',
    text: 'Es ist nichts verloren: Das Protokoll ist bis zu seinem letzten Eintrag vollständig.\nLaden Sie die Seite noch einmal.\nBleibt sie wieder stehen, schließen Sie Claviger und starten Sie es noch einmal: Eine offene Zeremonie wird fortgesetzt.',
    again: 'Seite noch einmal laden',
    close: 'Claviger schließen',
  },
}
