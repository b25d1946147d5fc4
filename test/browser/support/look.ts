import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page as Tab } from '@playwright/test'

const SHOTS = fileURLToPath(new URL('../../artefacts/screens', import.meta.url))

/** Takes a picture. */
export async function shoot(tab: Tab, name: string, fullPage = false): Promise<void> {
  const path = join(SHOTS, `${name}.png`)
  mkdirSync(join(path, '..'), { recursive: true })
  await tab.screenshot({ path, fullPage })
}

/** Takes a picture, and refuses what axe calls serious or critical. */
export async function look(tab: Tab, name: string, fullPage = false): Promise<void> {
  await shoot(tab, name, fullPage)
  // One frame only: without it axe opens a second page for each look, and takes twice as long.
  const axe = new AxeBuilder({ page: tab }).setLegacyMode(true)
  const { violations } = await axe.options({ resultTypes: ['violations'] }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
}
