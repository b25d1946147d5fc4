// Takes a picture of every state of the page and lists what axe and the browser object to:
// node test/browser/shots.ts [folder] [part of a name]
import { mkdirSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { SCENES } from './fixtures/scenes.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { objections } from './support/axe.ts'

const [folder = '/tmp/shots', only = ''] = process.argv.slice(2)
const full = process.env.FULL === '1'
const SIZES = full
  ? [
      { width: 1280, height: 800 },
      { width: 1920, height: 1080 },
      { width: 640, height: 400 },
    ]
  : [{ width: 1280, height: 800 }]
const SCHEMES = full ? (['light', 'dark'] as const) : (['light'] as const)

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
let count = 0
const object = (line: string): void => {
  count += 1
  process.stdout.write(`${line}\n`)
}

for (const scene of SCENES.filter(({ name }) => name.includes(only))) {
  for (const viewport of SIZES) {
    for (const colorScheme of SCHEMES) {
      const id = `${scene.name}-${viewport.width}-${colorScheme}`
      const context = await browser.newContext({ viewport, colorScheme })
      const { page, faults } = await openPage(context, fakeBridge(scene.snapshot, scene.answers))
      try {
        await page.getByRole('heading').first().waitFor()
        await scene.drive?.(page)
        await page.waitForTimeout(150)
        await page.screenshot({ path: `${folder}/${id}.png`, fullPage: scene.long ?? false })
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth > window.innerWidth,
        )
        if (wide) object(`${id}: scrolls sideways`)
        for (const { id: rule, impact, places } of await objections(page))
          object(`${id}: axe ${impact} ${rule}: ${places[0]?.html}`)
      } catch (error) {
        await page.screenshot({ path: `${folder}/${id}.png` })
        object(`${id}: ${error instanceof Error ? error.message : String(error)}`)
      }
      for (const fault of faults) object(`${id}: ${fault}`)
      await context.close()
    }
  }
}
await browser.close()
process.stdout.write(`${count} objections\n`)
process.exitCode = count === 0 ? 0 : 1
