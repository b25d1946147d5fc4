import type * as English from '../en/palette.ts'

export const palette: typeof English.palette = {
  open: 'Gehe zu',
  key: 'Strg+K',
  title: 'Gehe zu',
  find: 'Wohin?',
  hint: 'Nur, was jetzt möglich ist. Pfeile wählen, Enter geht, Escape schließt.',
  nothing: 'Nichts hat hier diesen Namen.',
  commands: 'Wege',
  home: 'Schlüsselzeremonien, der erste Bildschirm',
  leave: 'Zeremonie verlassen',
  step: 'Der aktuelle Schritt',
  slip: (name) => `Zettel von ${name}`,
  asides: {
    log: 'Das ganze Protokoll',
    room: 'Der Raum: wer kommt und geht',
    break: 'Eine Pause für alle',
    exceptions: 'Ausnahme melden oder mitsignieren',
    abort: 'Zeremonie abbrechen',
  },
  choosePlan: 'Plan wählen und Zeremonie beginnen',
  newPlan: 'Neuen Plan schreiben',
  editPlan: 'Plan ändern',
  comparePlans: 'Zwei Pläne vergleichen',
  documents: 'Dokumente lesen und drucken',
  verify: 'Nachweis prüfen',
  glossary: 'Was die Wörter bedeuten',
}
