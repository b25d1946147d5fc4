import type * as English from '../../en/sayings/words.ts'

export const words: typeof English.words = {
  'words.wrong': 'die Wörter auf dem Papier sind nicht die des Transportschlüssels',
}
