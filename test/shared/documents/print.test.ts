/** The documents on paper, as Chromium prints them: size, number of pages, what each page says. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentsOfStory } from './reading.ts'
import { eventful, smooth } from './stories.ts'
import type { Story } from './story.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claviger-print-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Printed {
  /** Width and height of every page in points. */
  readonly sizes: readonly string[]
  readonly pages: readonly string[]
}

const printed = new Map<string, Printed>()

/** One story on paper; each document is printed once. */
function print(name: string, size = '', story: Story = eventful()): Printed {
  const key = `${story.plan.mode} ${story.language} ${name}${size}`
  const known = printed.get(key) ?? printedNow(story, name, size, printed.size)
  printed.set(key, known)
  return known
}

function printedNow(story: Story, name: string, size: string, count: number): Printed {
  const path = join(folder, `${count}.html`)
  const pdf = join(folder, `${count}.pdf`)
  writeFileSync(path, documentsOfStory(story).get(name) ?? '')
  run('chromium', [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-pdf-header-footer',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--print-to-pdf=${pdf}`,
    `file://${path}${size}`,
  ])
  expect(readFileSync(pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-')
  const info = run('pdfinfo', ['-f', '1', '-l', '999', pdf])
  const sizes = [...info.matchAll(/^Page +\d+ size: +(\d+)[\d.]* x (\d+)/gm)]
  const pages = run('pdftotext', ['-layout', pdf, '-']).split('\f').slice(0, -1)
  return { sizes: sizes.map(([, width, height]) => `${width} x ${height}`), pages }
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, error, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${command}: ${stderr}`)
  return stdout
}

describe.each([
  ['A4', '', '594 x 841'],
  ['Letter', '#letter', '612 x 792'],
])('on %s', (_, address, size) => {
  test('every page has this size, its header and its number', () => {
    const { sizes, pages } = print('report.html', address)
    expect(new Set(sizes)).toEqual(new Set([size]))
    expect(pages).toHaveLength(sizes.length)
    for (const [i, text] of pages.entries()) {
      expect(text).toMatch(/^\s*Report: Order keys 2026\s+Ceremony [0-9a-f]{32} · PRODUCTION/)
      expect(text).toContain(`${i + 1} / ${pages.length}`)
    }
  })
})

describe('the number of pages', () => {
  test.each([
    ['report.html', 9, 13],
    ['script.html', 12, 17],
    ['script-proposed.html', 10, 14],
    ['audit.html', 3, 6],
    ['custody.html', 10, 12],
    ['parts.html', 2, 3],
    ['slip.html', 1, 1],
    ['slips/admin.html', 1, 2],
  ])('of %s is from %i to %i', (name, least, most) => {
    const { pages } = print(name)
    expect(pages.length).toBeGreaterThanOrEqual(least)
    expect(pages.length).toBeLessThanOrEqual(most)
    for (const text of pages) expect(text.trim().split('\n').length).toBeGreaterThan(2)
  })
})

describe('in German', () => {
  const german = eventful({ language: 'de' })

  test.each([
    ['', '594 x 841'],
    ['#letter', '612 x 792'],
  ])('each card is one page%s, with all that it says', (address, size) => {
    const { sizes, pages } = print('cards-blank.html', address, german)
    expect(sizes).toEqual(Array(5).fill(size))
    for (const [i, text] of pages.entries()) {
      expect(text).toContain(`Anteil ${i + 1} von 5`)
      expect(text).toMatch(new RegExp(` Custodian ${i + 1}\\n`))
      expect(text).toContain('Ort der Rückgabe')
      expect(text).toMatch(/melden Sie es am selben Tag\.\s/)
    }
  })

  test.each(['', '#letter'])('a slip of a rehearsal is one page%s', (address) => {
    const rehearsed = smooth({ mode: 'rehearsal', language: 'de' })
    const { pages } = print('slips/admin.html', address, rehearsed)
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('Der Kopfwert am Ende')
  })

  test('on Letter, too, every form of custody is one page', () => {
    const { pages } = print('custody.html', '#letter', german)
    expect(pages.filter((text) => /^Anteil \d von 5$/m.test(text))).toHaveLength(5)
    expect(pages).toHaveLength(10)
  })

  test('no page before the steps of the printed script holds a few lines only', () => {
    const { pages } = print('script-proposed.html', '', german)
    for (const text of pages.slice(0, 5)) {
      const lines = text.split('\n').filter((line) => line.trim() !== '')
      expect(lines.length, text).toBeGreaterThan(15)
    }
  })

  test.each([
    ['slip.html', 1],
    ['parts.html', 3],
    ['custody.html', 12],
    ['report.html', 14],
  ])('%s has at most %i pages', (name, most) => {
    const { pages } = print(name, '', german)
    expect(pages.length).toBeLessThanOrEqual(most)
    for (const text of pages) expect(text).toMatch(/Order keys 2026\s+Zeremonie [0-9a-f]{32}/)
  })
})

test('page one says who disagrees, who enrolled again, and begins the warnings', () => {
  const [first = ''] = print('report.html').pages
  const places = ['DISAGREES', 'External auditor: A door stood open', 'Enrolled again', 'Warnings']
  const found = places.map((words) => first.indexOf(words))
  expect(found).not.toContain(-1)
  expect(found).toEqual([...found].sort((a, b) => a - b))
})

test('every page of a rehearsal says so twice', () => {
  const { pages } = print('script.html', '', smooth({ mode: 'rehearsal' }))
  expect(pages.length).toBeGreaterThan(3)
  for (const text of pages) {
    expect(text).toContain('REHEARSAL · test keys · not evidence of production')
    expect(text.match(/REHEARSAL/g)?.length).toBeGreaterThanOrEqual(2)
  }
})

test('every form of custody has a page of its own', () => {
  const { pages } = print('custody.html')
  for (const title of [
    'Share 1 of 5',
    'Share 5 of 5',
    'Evidence part, copy 2',
    'Custody part, copy 2',
  ])
    expect(pages.filter((text) => text.includes(title))).toHaveLength(1)
})
