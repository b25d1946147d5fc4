import type * as English from '../en/proof.ts'

export const keys: typeof English.keys = {
  title: 'Schlüssel',
  known: (kcv, spki) =>
    kcv ? 'Prüfwert (KCV)' : spki ? 'öffentlicher Schlüssel' : 'nicht erzeugt',
}

export const prove: typeof English.prove = {
  lead: 'Der Tresor setzt die Anteile im Speicher zusammen, so wie sie von den Karten zurückgelesen wurden. Er prüft, dass alle zusammengehören und jede Sicherung öffnen.',
  received: (count, all) => `${count} von ${all} Empfangsbelegen liegen vor`,
  go: 'Anteilsatz beweisen',
  busy: 'Wird zusammengesetzt und geprüft',
  share: 'Anteil',
}

export const present: typeof English.present = {
  lead: (m) =>
    `${m} Verwahrer legen ihre Anteile vor, nacheinander. Alle tippen ihren eigenen, allein am Bildschirm.`,
  old: (set) =>
    `Dies sind Anteile des alten Satzes, ${set}. Mit dem letzten werden die Schlüssel geprüft und neu aufgeteilt.`,
  here: (count, m) => `${count} von ${m} Anteilen sind da`,
  go: 'Diesen Anteil vorlegen',
  busy: 'Anteil wird geprüft',
}

export const compare: typeof English.compare = {
  lead: 'Zwei Personen vergleichen den Transportschlüssel mit dem Fingerabdruck, der auf einem anderen Weg kam. Der Bildschirm zeigt ihn vorher nicht.',
  package: 'Paket',
  target: 'Ziel',
  method: 'Verfahren',
  comparedBy: (names) => `Verglichen von ${names}`,
  nobody: 'Noch niemand hat ihn verglichen.',
  positions: 'Tippen Sie diese vier der 16 Wörter von Ihrem eigenen Papier',
  word: (position) => `Wort ${position}`,
  missing: 'tippen Sie alle vier Wörter',
  go: 'Vergleich signieren',
  busy: 'Wird signiert',
}
