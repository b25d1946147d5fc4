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
}
