import type * as English from '../../en/sayings/destroy.ts'

export const destroy: typeof English.destroy = {
  'destroy.few-digits': ({ least }) =>
    `tippen Sie mindestens die ersten ${least} Ziffern der Festlegung`,
  'destroy.set-digits': 'ein Anteilsatz hat 16 Ziffern',
  'destroy.commitment-digits': 'die Festlegung hat nur die Ziffern 0 bis 9 und a bis f',
  'destroy.set-characters': 'der Anteilsatz hat nur die Ziffern 0 bis 9 und a bis f',
}
