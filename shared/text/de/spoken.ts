import type * as English from '../en/spoken.ts'

/** Digits and signs of a serial number as they are read aloud; "zwo" is not mistaken for "drei". */
export const spoken: typeof English.spoken = {
  digits: ['null', 'eins', 'zwo', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun'],
  signs: { '-': 'Strich', '/': 'Schrägstrich', '.': 'Punkt', _: 'Unterstrich' },
}
