import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page as Tab } from '@playwright/test'
import { objections } from './axe.ts'

const SHOTS = fileURLToPath(new URL('../../artefacts/screens', import.meta.url))

/** Takes a picture. */
export async function shoot(tab: Tab, name: string, fullPage = false): Promise<void> {
  const path = join(SHOTS, `${name}.png`)
  mkdirSync(join(path, '..'), { recursive: true })
  await tab.screenshot({ path, fullPage })
}

/** Takes a picture, and refuses what axe calls moderate or worse, by all rules or those named. */
export async function look(
  tab: Tab,
  name: string,
  fullPage = false,
  rules?: readonly string[],
): Promise<void> {
  await shoot(tab, name, fullPage)
  const found = await objections(tab, rules)
  const grave = found.filter(({ impact }) => impact !== 'minor')
  expect(grave.map(({ id, places }) => `${name}: ${id} ${places[0]?.html}`)).toEqual([])
}
