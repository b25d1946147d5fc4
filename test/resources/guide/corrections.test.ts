/** The vectors of the correction as the format document publishes them. */
import { readFileSync } from 'node:fs'
import { expect, it, test } from 'vitest'
import { correctShareText } from '#shared/crypto/correct.ts'
import { headerText } from '#shared/crypto/shareheader.ts'
import { vectorEnvelope, vectorText } from '../../shared/crypto/arbitrary.ts'

const guide = readFileSync(new URL('../../../resources/guide/formats.md', import.meta.url), 'utf8')
const [, published = ''] =
  /<!-- corrections -->\n([\s\S]*?)<!-- \/corrections -->/.exec(guide) ?? []
const rows = published
  .trim()
  .split('\n')
  .slice(2)
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

const numbers = (cell: string) => cell.split(' ').map(Number)

test.each(rows)('%s', (_, quoted = '', places = '', groups = '') => {
  const typed = quoted.slice(1, -1)
  expect(typed).toHaveLength(100)
  expect(typed).not.toBe(vectorText)
  const expected =
    places === '–'
      ? undefined
      : { text: vectorText, positions: numbers(places), groups: numbers(groups) }
  expect(correctShareText(typed)).toEqual(expected)
})

it('the document has vectors of both kinds, and the public beginning of its own vector', () => {
  expect(rows.filter(([, , places]) => places !== '–')).toHaveLength(6)
  expect(rows.filter(([, , places]) => places === '–')).toHaveLength(3)
  expect(guide).toContain(`\`${headerText(vectorEnvelope).toUpperCase()}\` above`)
})
