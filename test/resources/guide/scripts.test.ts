import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { BAG_STATES, CARD_STATES, CHECKS, KEY_STATES } from '#shared/ceremony/model/facts.ts'
import { DOINGS, LISTS, readTemplate } from '#shared/ceremony/script-template.ts'
import { utf8 } from '#shared/bytes.ts'

const GUIDE = readFileSync(new URL('../../../resources/guide/formats.md', import.meta.url), 'utf8')
const [, after = ''] = GUIDE.split('## Script (`claviger: "script/1"`)\n')
const [section = ''] = after.split('\n## ')

describe('scripts in formats.md', () => {
  test('show one that is read', () => {
    const [, json = ''] = section.split('```json\n')
    expect(readTemplate(utf8(json.split('```')[0] ?? '')).acts[0]?.steps).toHaveLength(2)
  })

  test('list every kind of step', () => {
    const rows = section
      .split('\n')
      .filter((line) => /^\| `/.test(line))
      .slice(1)
    const named = rows.flatMap((line) => (line.split('|')[1] ?? '').match(/\w+/g) ?? [])
    expect(named.sort()).toEqual([...DOINGS].sort())
  })

  test.each([
    ['what a step is repeated for', `\`each\`: \`${LISTS.join(' ')}\``],
    ['checks', `{checked: ${CHECKS.join(' ')}}`],
    ['bags', `{bag, state: ${BAG_STATES.join(' ')}}`],
    ['cards', `{card, state: ${CARD_STATES.join(' ')}}`],
    ['keys', `{keys: ${KEY_STATES.join(' ')}}`],
  ])('list %s', (_, words) => {
    expect(section).toContain(words)
  })
})
