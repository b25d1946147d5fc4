const SAFE = /^[A-Za-z0-9_@%+=:,./-]+$/

/**
 * One word of a POSIX shell command (IEEE 1003.1 XCU 2.2.2), whatever the text: the only way by
 * which anything from a plan reaches a printed command. Refuses control characters.
 */
export function quote(word: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (/[\u0000-\u001f\u007f]/.test(word)) throw new Error('a control character in a command')
  return SAFE.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** A printed command: each option on a line of its own, continued with a backslash. */
export function command(...groups: readonly (readonly string[])[]): string {
  return groups.map((words) => words.map(quote).join(' ')).join(' \\\n  ')
}
