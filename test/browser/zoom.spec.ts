/** WCAG 2.2, 1.4.10 and 2.3.3: at 200 % nothing scrolls sideways, and who wants no motion has none. */
import { expect, type Page, test } from '@playwright/test'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { SCENES } from './fixtures/scenes.ts'
import { OTHERS, speak } from './support/language.ts'

test.describe.configure({ mode: 'parallel' })

/** How far the page, or a dialog over it, scrolls sideways. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('[role=dialog]')]
      .map((one) => one.scrollWidth - one.clientWidth)
      .reduce((most, one) => Math.max(most, one), 0),
  )
}

/** Elements that move longer than a wink, but for the sign of a machine at work. */
function moving(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
      .map((one) => (one.effect as KeyframeEffect | null)?.target?.outerHTML.slice(0, 120) ?? ''),
  )
}

for (const scene of SCENES)
  test(`zoomed to 200 %: ${scene.name}`, async ({ context }) => {
    const { page } = await openPage(context, fakeBridge(scene.snapshot, scene.answers))
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('heading').first().waitFor()
    await scene.drive?.(page)
    await page.setViewportSize({ width: 640, height: 400 })
    expect(await sideways(page), 'en').toBeLessThanOrEqual(0)
    expect(await moving(page)).toEqual([])
    for (const language of OTHERS) {
      await speak(page, language)
      expect(await sideways(page), language).toBeLessThanOrEqual(0)
    }
  })
