import type * as English from '../en/entropy.ts'

export const entropy: typeof English.entropy = {
  lead: (name) => `${name} kommt allein zum Bildschirm.`,
  asked: {
    dice: 'Halten Sie einen Würfel bereit, und etwas zum Würfeln, das sonst niemand sieht.',
    text: 'Denken Sie sich eine Zeile Text aus, die niemand erraten kann. Nehmen Sie keine Ihrer Passphrasen.',
  },
  before: [
    'Alle anderen treten hinter die Linie und schauen weg.',
    'Keine Kamera sieht den Bildschirm.',
  ],
  what: 'Was Sie beitragen, wird mit 64 Bytes des Betriebssystems gemischt. Es kann nur hinzufügen: niemand kann die Schlüssel damit schwächen. Es ist keine Garantie, und RSA-Schlüssel verwenden es nicht.',
  alone: 'Ich bin allein am Bildschirm',
  title: (name) => `${name} trägt bei`,
  rolls: 'Würfe, verborgen',
  rollsHint:
    'Würfeln Sie, dann tippen Sie die Zahl: 1 bis 6. Oder drücken Sie sie unten. Jeden Wurf einmal, im eigenen Tempo.',
  face: (face) => `Eine ${face} hinzufügen`,
  keys: 'Wurf hinzufügen',
  count: (count, needed) => `${count} von ${needed} Würfen`,
  more: (count) => (count === 1 ? '1 Wurf' : `${count} Würfe`),
  progress: 'Bisherige Würfe',
  undo: 'Letzten Wurf zurücknehmen',
  clear: 'Neu beginnen',
  good: 'Genug Würfe. Nichts spricht gegen sie; das ist keine Garantie.',
  verdicts: {
    characters: 'Nur die Ziffern 1 bis 6 sind Würfe.',
    few: 'Es sind weniger als 100 Würfe.',
    many: 'Es sind mehr als 1000 Würfe.',
    face: 'Eine Zahl kam in mehr als 30 % der Würfe. Diese werden abgelehnt.',
    neighbours: 'Kein Wurf ist gleich dem davor. Diese werden abgelehnt.',
    even: 'Die Zahlen kamen zu gleichmäßig. Diese werden abgelehnt.',
    uneven: 'Die Zahlen kamen zu ungleichmäßig. Diese werden abgelehnt.',
  },
  few: (missing) => (missing === 1 ? 'Es fehlt 1 Wurf.' : `Es fehlen ${missing} Würfe.`),
  text: 'Ihre Zeile Text',
  textHint: 'Mindestens 20 Zeichen. Niemand fragt je wieder danach: vergessen Sie sie.',
  needText: 'Tippen Sie mindestens 20 Zeichen.',
  go: 'Signieren und beitragen',
  busy: 'Wird signiert',
  leave: 'Gehen, ohne beizutragen',
  given: (name) => `${name} hat beigetragen.`,
}
