import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonValue } from '#shared/log/canonical.ts'
import { type Bundle, tempDir } from './bundle.ts'
import type { Draft, Fields } from './log.ts'

/** A copy of a bundle that a test may alter. */
export function copyOf({ dir }: Bundle): string {
  const copy = join(tempDir(), 'bundle')
  cpSync(dir, copy, { recursive: true })
  return copy
}

/** Rewrites a file, byte for byte outside of the edit. */
export function editFile(path: string, edit: (text: string) => string): void {
  const before = readFileSync(path, 'latin1')
  const after = edit(before)
  if (after === before) throw new Error(`the edit of ${path} changes nothing`)
  writeFileSync(path, after, 'latin1')
}

/** Sets fields in the free part of every event of a type. */
export function setWhat(type: string, fields: Fields) {
  return (what: Fields, draft: Draft): Fields =>
    draft.type === type ? without({ ...what, ...fields }) : what
}

/** Sets fields of every entry of a type; `undefined` as a string is not special. */
export function setEntry(type: string, fields: Fields) {
  return (entry: Fields): Fields => (entry.type === type ? without({ ...entry, ...fields }) : entry)
}

/** The mark of a field that is to be left out. */
export const GONE = 'this field is gone'

function without(fields: Fields): Fields {
  const kept: [string, JsonValue][] = Object.entries(fields).filter(([, value]) => value !== GONE)
  return Object.fromEntries(kept)
}
