import { type Language, locales } from './language.ts'

/** Cuts a value into groups for copying by hand. */
export function groupsOfFour(value: string): string[] {
  return value.match(/.{1,4}/gu) ?? []
}

/** The part of an SSH fingerprint after `SHA256:`. */
export function fingerprintBody(fingerprint: string): string {
  return fingerprint.replace(/^SHA256:/, '')
}

/** `2026-11-22T09:30:00Z` as `09:30:00`. */
export function timeOf(stamp: string): string {
  return stamp.slice(11, 19)
}

/** `2026-11-22T09:30:00Z` as `2026-11-22 09:30 UTC`. */
export function momentOf(stamp: string): string {
  return `${stamp.slice(0, 10)} ${stamp.slice(11, 16)} UTC`
}

/** A length of time in words: `3541` as `59 min 1 s`. */
export function durationOf(seconds: number): string {
  const all = Math.abs(Math.round(seconds))
  const parts = [
    [Math.floor(all / 3600), 'h'],
    [Math.floor(all / 60) % 60, 'min'],
    [all % 60, 's'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`)
  return said.length === 0 ? '0 s' : said.join(' ')
}

/** One action a line: the sentences of an instruction. */
export function sentencesOf(instruction: string): readonly string[] {
  return instruction.split(/(?<=[.!?])\s+/u)
}

/** `a`, `a and b`, `a, b and c`, in the language. */
export function listIn(language: Language, items: readonly (string | number)[]): string {
  return new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items.map(String))
}
