import type * as English from '../../en/sayings/words.ts'

export const words: typeof English.words = {
  'words.wrong': 'die Wörter auf dem Papier sind nicht die des Transportschlüssels',
  'words.unknown': ({ number, word }) => `Wort ${number} („${word}“) steht nicht in der Liste`,
  'words.for-odd': ({ number, word }) =>
    `Wort ${number} („${word}“) gehört an eine ungerade Stelle, gezählt ab 1: ein Wort fehlt, steht doppelt oder an der falschen Stelle`,
  'words.for-even': ({ number, word }) =>
    `Wort ${number} („${word}“) gehört an eine gerade Stelle, gezählt ab 1: ein Wort fehlt, steht doppelt oder an der falschen Stelle`,
}
