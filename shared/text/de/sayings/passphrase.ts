import type * as English from '../../en/sayings/passphrase.ts'

export const passphrase: typeof English.passphrase = {
  'passphrase.wrong': 'diese Passphrase öffnet den Schlüssel nicht',
  'passphrase.control': 'sie enthält ein Steuerzeichen',
  'passphrase.long': ({ most }) => `sie hat mehr als ${most} Zeichen`,
  'passphrase.pattern': 'sie wiederholt ein Muster',
  'passphrase.short': ({ words, characters }) =>
    `nehmen Sie mindestens ${words} verschiedene Wörter oder mindestens ${characters} Zeichen`,
}
