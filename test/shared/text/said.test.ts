/** What the main process says is known by its English: words for a sentence that is gone go, too. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { needed, PHRASES, parameter, said } from '#shared/text/de/said.ts'
import { sayIn } from '#shared/text/phrases.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** The sources without layout, their templates with `{}` where a value stands. */
const SOURCES = ['electron/services', 'shared/ceremony']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
  )
  .join('\n')
  .replace(/\$\{[^}]*\}/g, '{}')

/** Every evidence that the gates give, with a value where one stands, and in both numbers. */
function evidence(): string[] {
  const folder = join(ROOT, 'electron/services/preflight')
  const code = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const given = code
    .join('\n')
    .matchAll(/\b(?:pass|fail|ask)\(\s*(?:'([^']*)'|`((?:[^`$]|\$\{[^}]*\})*)`)/g)
  const all = [...given].flatMap(([, plain, template = '']) =>
    plain === undefined ? [counted(template, 1), counted(template, 2)] : [plain],
  )
  // A digest alone is said in no language.
  return [...new Set(all)].filter((one) => !one.startsWith('SHA-256 '))
}

function counted(template: string, count: 1 | 2): string {
  return template
    .replace(
      /\$\{amount\([^,]*, '([^']*)'(?:, '([^']*)')?\)\}/g,
      (_, noun: string, plural = `${noun}s`) => `${count} ${count === 1 ? noun : plural}`,
    )
    .replace(/\$\{[^}]*\}/g, '7')
}

test('the gates give evidence in more than fifty sentences', () => {
  expect(evidence().length).toBeGreaterThan(50)
})

describe('a sentence of the main process in German', () => {
  test.each([
    ['no swap area in use', 'keine Auslagerung in Gebrauch'],
    ['2 swap areas in use', 'Auslagerungen in Gebrauch: 2'],
    ['memory goes to the handler /bin/x', 'der Speicher geht an das Programm /bin/x'],
    ['up: eth0, wlan0', 'eingeschaltet: eth0, wlan0'],
    ['something that nobody has words for', 'something that nobody has words for'],
  ])('%s', (english, german) => {
    expect(said(english)).toBe(german)
  })

  test.each(PHRASES.map(([english]) => english))('is still said: %s', (english) => {
    const counted = english.replace(
      /\{\} (?:swap area|interface|radio|other user|known answer|process|second)(?:es|s)?/,
      '{}',
    )
    expect([english, counted].some((one) => SOURCES.includes(one))).toBe(true)
  })

  test.each(evidence())('is there for what a gate saw: %s', (english) => {
    expect(said(english)).not.toBe(english)
  })

  test('keeps every value, in any number', () => {
    for (const [english, german] of PHRASES)
      expect(german.split('{}').length, english).toBe(english.split('{}').length)
    expect(sayIn([['{} of {}', '{} von {}']])('a of b of c')).toBe('a of b von c')
    expect(sayIn([['a.{}', 'x{}']])('ab1')).toBe('ab1')
  })
})

test.each([
  ['1 administrator and 1 witness', '1 Leitung und 1 Zeuge'],
  ['3 custodians, 2 witnesses', '3 Verwahrer, 2 Zeugen'],
  [
    '1 person who is neither administrator nor operator',
    '1 Person, die weder zur Leitung noch zur Bedienung gehört',
  ],
  ['2 more people', '2 weitere Personen'],
  ['a quorum of the old set, 1 administrator', 'ein Quorum des alten Satzes, 1 Leitung'],
])('who is needed: %s', (english, german) => {
  expect(needed(english)).toBe(german)
})

test('a line of exact parameters is named by word, a place in a list stays', () => {
  expect(parameter('keys 2 label')).toBe('Schlüssel 2 Bezeichnung')
  expect(parameter('software')).toBe('software')
})
