// npm run pictures: the pictures of README.md, taken of the same scenes that the tests look at.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { SCENES } from './fixtures/scenes.ts'

const FOLDER = fileURLToPath(new URL('../../resources/screens', import.meta.url))
const PICTURES: readonly (readonly [scene: string, colorScheme: 'light' | 'dark'])[] = [
  ['home', 'light'],
  ['plan', 'light'],
  ['state-approve', 'light'],
  ['handout-shown', 'dark'],
  ['entry-proposal', 'light'],
  ['state-compare', 'light'],
  ['log', 'dark'],
  ['verify-report-1', 'light'],
  ['papers', 'light'],
  ['papers-report', 'light'],
]

mkdirSync(FOLDER, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
})
try {
  for (const [name, colorScheme] of PICTURES) {
    const scene = SCENES.find((one) => one.name === name)
    if (scene === undefined) throw new Error(`there is no scene ${name}`)
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
    })
    const { page } = await openPage(context, fakeBridge(scene.snapshot, scene.answers))
    await page.getByRole('heading').first().waitFor()
    await scene.drive?.(page)
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    if (name === 'plan') {
      // Its heart is who can recover; the first check of a new plan is over by then.
      await page.getByText('Checking', { exact: true }).waitFor({ state: 'hidden' })
      await page
        .getByRole('heading', { name: 'Who can recover', exact: true })
        .evaluate((one) => one.scrollIntoView())
    }
    await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' })
    await context.close()
  }
} finally {
  await browser.close()
}
