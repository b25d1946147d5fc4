import type * as English from '../../en/sayings/dice.ts'

export const dice: typeof English.dice = {
  'dice.characters': 'ein Wurf ist eine Ziffer von 1 bis 6',
  'dice.face': 'eine Augenzahl kam in mehr als 30 % der Würfe',
  'dice.neighbours': 'kein Wurf gleicht dem davor: so würfelt niemand',
  'dice.even': 'die Augenzahlen kamen zu gleichmäßig: so würfelt niemand',
  'dice.uneven': 'die Augenzahlen kamen zu ungleichmäßig',
  'dice.few': ({ needed }) => `es wurden weniger als ${needed} Würfe gegeben`,
  'dice.many': ({ most }) => `es wurden mehr als ${most} Würfe gegeben`,
}
