/** security.md names files, commands and tests; they are there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const GUIDE = readFileSync(join(root, 'resources/guide/security.md'), 'utf8')

test('every file that security.md names is there', () => {
  const named = [...GUIDE.matchAll(/`((?:electron|renderer|shared|resources|test)\/[^`]+)`/g)]
  expect(named.length).toBeGreaterThan(20)
  for (const [, path = ''] of named) expect(existsSync(join(root, path)), path).toBe(true)
})

test('each of the twelve acceptance tests has its row, with a test or the word that it has none', () => {
  const rows = [...GUIDE.matchAll(/^\| (\d+)\. .*?\| (.*?) \|/gm)]
  expect(rows.map(([, number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  for (const [row, , shown = ''] of rows) expect(shown, row).toMatch(/`test\/|^not written$/)
})

test('every npm script that security.md names is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const [, name = ''] of GUIDE.matchAll(/npm run (?:-s )?([a-z][a-z:]*)/g))
    expect(Object.keys(scripts)).toContain(name)
})
