import type { Stage } from '../../stages.ts'
import type { Catalogue } from '../catalogue.ts'

const names: { readonly [stage in Stage]: string } = {
  keys: 'Schlüssel werden erzeugt',
  wraps: 'Pakete werden gemacht',
  exports: 'Dateien werden geschrieben',
  checks: 'Der Nachweis wird geprüft',
  entries: 'Das Protokoll wird gelesen',
  signatures: 'Signaturen werden geprüft',
  rules: 'Die Regeln werden geprüft',
  files: 'Dateien werden geprüft',
  packages: 'Pakete werden geprüft',
  gates: 'Schranken werden gelesen',
  proof: 'Sicherungen werden geöffnet',
  drill: 'Sicherungen werden geöffnet',
  refill: 'Sicherungen werden geöffnet',
  deal: 'Schlüssel werden verpackt',
  documents: 'Die Dokumente werden gemacht',
  pages: 'PDF-Dateien werden gemacht',
  writing: 'Dateien werden geschrieben',
  reading: 'Dateien werden zurückgelesen',
  receipt: 'Der Empfang wird aufgezeichnet',
  closing: 'Das Protokoll wird beendet',
  sealing: 'Der Prüfpunkt wird signiert',
}

const lines: { readonly [stage in Stage]: (at: number, total: number) => string } = {
  keys: (at, total) => `Erzeugt wird Schlüssel ${at} von ${total}`,
  wraps: (at, total) => `Gemacht wird Paket ${at} von ${total}`,
  exports: (at, total) => `Geschrieben wird Datei ${at} von ${total}`,
  checks: (at, total) => `Geprüft wird Teil ${at} von ${total}`,
  entries: (at, total) => `Gelesen wird Eintrag ${at} von ${total}`,
  signatures: (at, total) => `Geprüft wird Signatur ${at} von ${total}`,
  rules: (at, total) => `Geprüft werden die Regeln bei Eintrag ${at} von ${total}`,
  files: (at, total) => `Geprüft wird Datei ${at} von ${total}`,
  packages: (at, total) => `Geprüft wird Paket ${at} von ${total}`,
  gates: (at, total) => `Gelesen wird Schranke ${at} von ${total}`,
  proof: (at, total) => `Geöffnet wird Sicherung ${at} von ${total}`,
  drill: (at, total) => `Geöffnet wird Sicherung ${at} von ${total}`,
  refill: (at, total) => `Geöffnet wird Sicherung ${at} von ${total}`,
  deal: (at, total) => `Verpackt wird Schlüssel ${at} von ${total}`,
  documents: (at, total) => `Gemacht wird Dokument ${at} von ${total}`,
  pages: (at, total) => `Gemacht wird PDF-Datei ${at} von ${total}`,
  writing: (at, total) => `Geschrieben wird Datei ${at} von ${total}`,
  reading: (at, total) => `Zurückgelesen wird Datei ${at} von ${total}`,
  receipt: (at, total) => `Aufgezeichnet wird Empfang ${at} von ${total}`,
  closing: (at, total) => `Beendet wird Protokoll ${at} von ${total}`,
  sealing: (at, total) => `Signiert wird Prüfpunkt ${at} von ${total}`,
}

export const work: Catalogue['work'] = {
  names,
  lines,
  cancel: 'Anhalten',
  cancelling: 'Wird angehalten',
  lasting: 'Schalten Sie nicht aus. Das dauert einige Sekunden.',
}

export const working: Catalogue['working'] = {
  dialog: 'Der Dialog ist offen',
  plan: 'Der Plan wird gelesen',
  plans: 'Die Pläne werden verglichen',
  papers: 'Die Papiere werden gemacht',
  printing: 'Wird gedruckt',
  recording: 'Wird aufgezeichnet',
  leaving: 'Wird verlassen',
  words: 'Wörter werden gewählt',
  resuming: 'Das Protokoll wird geprüft',
  evidence: 'Der Nachweis wird geprüft',
  picture: 'Ein Code wird gesucht',
  display: 'Die Anzeige wird umgestellt',
}
