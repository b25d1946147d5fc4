import type * as English from '../../en/sayings/gate.ts'

export const gate: typeof English.gate = {
  'gate.not-run': 'die Schranken wurden noch nicht gelesen',
  'gate.restarted': 'das Programm wurde neu gestartet: die Schranken wurden seither nicht gelesen',
  'gate.closed': ({ names }) => `geschlossen und von niemandem hingenommen: ${names}`,
  'gate.unsigned': 'zwei Personen haben noch nicht signiert, was die Schranken zeigen',
  'gate.unconfirmed': ({ names }) => `zwei Personen haben noch nicht bestätigt: ${names}`,
}
