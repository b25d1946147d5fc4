/** The words of the ICAO spelling alphabet (Annex 10, volume II, 5.2.1.3), in the order of letters. */
const LETTERS =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'.split(
    ' ',
  )
const GROUP = 3

/** Digits and signs in the language of those who read aloud. */
interface Words {
  readonly digits: readonly string[]
  readonly signs: Readonly<Record<string, string>>
}

/** A serial number as it is read aloud: `A-101` is "Alfa dash one zero one", long numbers in threes. */
export function spoken(serial: string, words: Words): string {
  return serial
    .toUpperCase()
    .replace(/\d{5,}/g, (digits) => digits.match(/\d{1,3}/g)?.join(',') ?? digits)
    .split('')
    .map((character) => wordOf(character, words))
    .filter((word) => word !== '')
    .join(' ')
    .replaceAll(' ,', ',')
}

function wordOf(character: string, { digits, signs }: Words): string {
  const letter = LETTERS[character.charCodeAt(0) - 65]
  const digit = digits[Number.parseInt(character, 10)]
  return letter ?? digit ?? signs[character] ?? character.trim()
}

/** The serial numbers in a text: words of three characters or more with a digit, but no dates and times. */
export function serialsIn(said: string): readonly string[] {
  const found = said.match(/[A-Za-z0-9][A-Za-z0-9/_.:-]*[A-Za-z0-9]/g) ?? []
  return [...new Set(found.filter((one) => one.length >= GROUP && isSerial(one)))]
}

function isSerial(word: string): boolean {
  return /\d/.test(word) && !word.includes(':') && !/^\d{4}-\d\d-\d\d/.test(word)
}
