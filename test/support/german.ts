import { expect } from 'vitest'
import type { Fault } from '#shared/errors.ts'
import { de } from '#shared/text/de/catalogue.ts'
import { en } from '#shared/text/en/catalogue.ts'
import { type Said, type Saying, saidIn } from '#shared/text/saying.ts'

/**
 * What the main process says has its own words in German, and so has each sentence inside of it:
 * why something is refused is never English in a German sentence.
 */
export function expectGerman(said: Said | undefined): void {
  if (said === undefined || typeof said === 'string') throw new Error(`only in English: ${said}`)
  const [english, german] = [saidIn(en.sayings, said), saidIn(de.sayings, said)]
  expect(german).not.toMatch(/undefined|\[object/)
  if (/[a-z]{3} [a-z]{3}/.test(english)) expect(german).not.toBe(english)
  for (const [name, value] of Object.entries(said.given ?? {}))
    if (name === 'why' || typeof value === 'object') expectInner(value as Said | readonly Said[])
}

function expectInner(value: Said | readonly Said[]): void {
  const all = Array.isArray(value) ? value : [value]
  for (const one of all as readonly (string | Saying)[])
    if (typeof one === 'object' || !Array.isArray(value)) expectGerman(one)
}

/** Findings as the command line tells them, once each is shown to be said in German as well. */
export function told(faults: readonly Fault[] = []): readonly Fault[] {
  return faults.map(({ path, message, saying }) => {
    expectGerman(saying)
    return { path, message }
  })
}

/** Notes as the command line tells them, once each is shown to be said in German as well. */
export function noted(notes: readonly Saying[]): readonly string[] {
  return notes.map((note) => {
    expectGerman(note)
    return saidIn(en.sayings, note)
  })
}
