/** What the main process says, and the same in another language; `{}` is a value. */
export type Phrases = readonly (readonly [english: string, other: string])[]

/**
 * Says a sentence of the main process in another language, by its English: as it is where there
 * are no words for it. The first pattern that fits counts.
 */
export function sayIn(phrases: Phrases): (english: string) => string {
  const patterns = phrases.map(([english, other]) => ({ pattern: patternOf(english), other }))
  return (english) => {
    for (const { pattern, other } of patterns) {
      const [, ...values] = pattern.exec(english) ?? []
      if (pattern.test(english)) return filled(other, values)
    }
    return english
  }
}

function patternOf(english: string): RegExp {
  const fixed = english.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${fixed.join('(.+)')}$`, 's')
}

function filled(other: string, values: readonly string[]): string {
  let at = 0
  return other.replaceAll('{}', () => values[at++] ?? '')
}
