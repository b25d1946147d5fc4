import type * as English from '../../en/sayings/text.ts'

export const text: typeof English.text = {
  'text.short': ({ least }) => `der Text hat weniger als ${least} Zeichen`,
  'text.long': ({ most }) => `der Text hat mehr als ${most} Zeichen`,
  'text.holds-share': 'dieser Text enthält einen Teil eines Anteils oder einer age-Identität',
  'text.utf16':
    'ist UTF-16, wie PowerShell es mit > schreibt: speichern Sie die Datei noch einmal als UTF-8',
}
