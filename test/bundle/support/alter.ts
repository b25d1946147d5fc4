/** Small ways to alter a file of a bundle, byte for byte outside of the change. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256Hex, utf8 } from '#shared/bytes.ts'
import { canonical, type JsonValue } from '#shared/log/canonical.ts'

export type Alter = (dir: string) => void

/** Rewrites a file; an edit that changes nothing is a mistake of the test. */
export function edit(path: string, change: (text: string) => string): Alter {
  return (dir) => {
    const file = join(dir, path)
    const before = readFileSync(file, 'latin1')
    const after = change(before)
    if (after === before) throw new Error(`the change of ${path} changes nothing`)
    writeFileSync(file, after, 'latin1')
  }
}

/** Rewrites the lines of a file, each with its newline. */
export function editLines(path: string, change: (lines: string[]) => string[]): Alter {
  return edit(path, (text) => change(text.split(/(?<=\n)/)).join(''))
}

/** Rewrites the one line of a file that begins in this way, or has this number. */
export function editLine(
  path: string,
  which: number | string,
  change: (line: string) => string,
): Alter {
  return editLines(path, (lines) => {
    const at = typeof which === 'number' ? which : lines.findIndex((line) => line.includes(which))
    return lines.with(at, change(lines.at(at) ?? ''))
  })
}

/** Exchanges two files or folders. */
export function swap(one: string, other: string): Alter {
  return (dir) => {
    renameSync(join(dir, one), join(dir, 'swapped'))
    renameSync(join(dir, other), join(dir, one))
    renameSync(join(dir, 'swapped'), join(dir, other))
  }
}

/** Exchanges two lines. */
export function swapLines(path: string, one: number, other: number): Alter {
  return editLines(path, (lines) =>
    lines.with(one, lines.at(other) ?? '').with(other, lines.at(one) ?? ''),
  )
}

/** Changes one entry and chains everything after it again, as somebody without keys could. */
export function rechain(
  seq: number,
  change: (what: { [field: string]: JsonValue }) => void,
): Alter {
  return editLines('log.jsonl', (lines) => {
    let prev = '0'.repeat(64)
    return lines.map((line, i) => {
      const entry = JSON.parse(line)
      if (i === seq) change(entry.what)
      const chained = `${canonical({ ...entry, prev })}\n`
      prev = sha256Hex(utf8(chained))
      return chained
    })
  })
}

/** Several changes, one after the other. */
export function both(...changes: readonly Alter[]): Alter {
  return (dir) => {
    for (const change of changes) change(dir)
  }
}
