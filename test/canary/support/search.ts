import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Pattern {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Looks for many byte strings at once; each has at least four bytes. */
export class Search {
  readonly #byStart = new Map<number, Pattern[]>()
  readonly #pairs = new Uint8Array(65_536)

  add(name: string, forms: readonly Uint8Array[]): void {
    for (const bytes of forms) {
      if (bytes.length < 8) throw new Error(`a form of ${name} is too short to be searched`)
      const start = fourAt(bytes, 0)
      this.#pairs[start >>> 16] = 1
      this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), { name, bytes }])
    }
  }

  /** The names of what is in there, each once. */
  in(bytes: Uint8Array): string[] {
    const found = new Set<string>()
    for (let at = 0; at + 4 <= bytes.length; at++) {
      if (this.#pairs[((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)] === 0) continue
      for (const { name, bytes: form } of this.#byStart.get(fourAt(bytes, at)) ?? [])
        if (form.every((byte, i) => bytes[at + i] === byte)) found.add(name)
    }
    return [...found].sort()
  }

  /** The names of what is below a folder, file names included, by path. */
  below(folder: string): Map<string, string[]> {
    const found = new Map<string, string[]>()
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name)
      const names = this.in(Buffer.from(path))
      if (entry.isFile()) names.push(...this.in(readFileSync(path)))
      if (names.length > 0) found.set(path.slice(folder.length + 1), [...new Set(names)].sort())
    }
    return found
  }
}

function fourAt(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
}
