/** Who asks for more contrast has 7:1 everywhere (WCAG 2.2, 1.4.6); forced colours lose nothing. */
import { expect, type Page, test } from '@playwright/test'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { SCENES } from './fixtures/scenes.ts'
import { objections } from './support/axe.ts'
import { shoot } from './support/look.ts'

test.describe.configure({ mode: 'parallel' })

/** One of each sort of screen. */
const NAMES = [
  'home',
  'plan-faults',
  'review',
  'approve-refused',
  'handout-shown',
  'entry-proposal',
  'state-gates',
  'state-disagreed',
  'log-entry',
  'verify-report-3',
]

async function contrastFaults(page: Page): Promise<readonly string[]> {
  const found = await objections(page, ['color-contrast-enhanced'])
  return found.flatMap(({ places }) => places.map(({ html, message }) => `${html} ${message}`))
}

for (const name of NAMES)
  test(`more contrast and forced colours: ${name}`, async ({ context }) => {
    const scene = SCENES.find((one) => one.name === name)
    if (scene === undefined) throw new Error(`there is no scene ${name}`)
    const { page } = await openPage(context, fakeBridge(scene.snapshot, scene.answers))
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('heading').first().waitFor()
    await scene.drive?.(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, contrast: 'more' })
      expect(await contrastFaults(page), colorScheme).toEqual([])
      await shoot(page, `contrast/${name}-${colorScheme}`)
    }
    await page.emulateMedia({
      colorScheme: 'light',
      contrast: 'no-preference',
      forcedColors: 'active',
    })
    await shoot(page, `contrast/${name}-forced`)
    // A button that had only a background has an edge: forced colours take the background away.
    const edgeless = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button.button')]
        .filter((one) => one.checkVisibility() && !one.className.includes('quiet'))
        .filter((one) => getComputedStyle(one).borderTopStyle === 'none')
        .map((one) => one.outerHTML),
    )
    expect(edgeless).toEqual([])
  })
