/** No component without a picture. Runs after the scenes, whose pages it asks about. */
import { expect, test } from '@playwright/test'
import { SCENES } from './fixtures/scenes.ts'
import { components, drawnBy } from './support/drawn.ts'

/** On paper only, never on the screen: with the test that looks at it. */
const ELSEWHERE: Readonly<Record<string, string>> = { PrintedCard: 'carriers.spec.ts' }

test('every component of the page is drawn by a scene', () => {
  const all = components()
  expect(all.size).toBeGreaterThan(150)
  const drawn = new Set<string>()
  for (const { name } of SCENES) {
    const names = drawnBy(name)
    expect(names, `scene ${name} was not drawn on this page`).toBeDefined()
    for (const one of names ?? []) drawn.add(one)
  }
  const missing = [...all].filter(([name]) => !drawn.has(name) && !(name in ELSEWHERE))
  expect(missing.map(([name, file]) => `${name} of ${file}`)).toEqual([])
  expect(Object.keys(ELSEWHERE).filter((name) => !all.has(name) || drawn.has(name))).toEqual([])
})
