import type * as English from '../../en/sayings/rehearse.ts'

export const rehearse: typeof English.rehearse = {
  'rehearse.production': 'ohne Menschen läuft nur eine Probe; dieser Plan ist für die Produktion',
  'rehearse.nobody': ({ step, people }) => `Schritt ${step}: ${people} ist nicht im Raum`,
  'rehearse.two': ({ step }) => `Schritt ${step} braucht zwei Personen im Raum`,
  'rehearse.nobody-brings': 'niemand im Raum bringt noch einen Anteil',
  'rehearse.nobody-looks': ({ who }) => `niemand sieht zu, wenn ${who} etwas vernichtet`,
  'rehearse.ended': ({ step }) => `die Zeremonie endete, bevor sie zu Schritt ${step} kam`,
  'rehearse.script-ends': 'der Ablauf endet vor der Zeremonie',
  'rehearse.nothing-asked': 'der Plan verlangt weder Würfel noch Text',
  'rehearse.lacks': ({ people }) => `in den bekannten Eingaben fehlt, was ${people} gibt`,
  'rehearse.known-inputs': ({ why }) => `die bekannten Eingaben: ${why}`,
  'rehearse.version': ({ version }) => `muss „${version}“ sein`,
  'rehearse.more': ({ most }) => `hat mehr als ${most}`,
  'rehearse.room': ({ count, path, why }) =>
    `die Datei des Raums hat ${count === 1 ? '1 Fehler' : `${count} Fehler`}; der erste ist ${path} ${why}`,
  'rehearse.step': 'muss der Name eines Schritts sein',
  'rehearse.path': 'muss der Pfad eines Pakets sein',
  'rehearse.gate': 'muss der Name einer Schranke sein',
  'rehearse.thing': 'muss share:<Nummer>:<Aushändigung> oder copy:<Kurzname> sein',
  'rehearse.place': 'muss entweder vor oder nach einem Schritt stehen',
  'rehearse.no-step': ({ name }) => `es gibt keinen Schritt ${name}`,
  'rehearse.no-person': ({ name }) => `es gibt niemanden mit dem Kurznamen ${name}`,
  'rehearse.no-package': ({ name }) => `es gibt kein Paket ${name}`,
}
