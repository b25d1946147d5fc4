/** WCAG 2.2, 1.4.10 and 2.3.3: at 200 % nothing scrolls sideways, and who wants no motion has none. */
import { expect, type Page } from '@playwright/test'

/** Half of 1280×800, which is what 200 % leaves of it. */
export const ZOOMED = { width: 640, height: 400 } as const

/** Refuses a page, or a dialog over it, that scrolls sideways. */
export async function contained(page: Page, name: string): Promise<void> {
  const most = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('[role=dialog]')]
      .map((one) => one.scrollWidth - one.clientWidth)
      .reduce((widest, one) => Math.max(widest, one), 0),
  )
  expect(most, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
}

/** Refuses elements that move longer than a wink, but for the sign of a machine at work. */
export async function still(page: Page, name: string): Promise<void> {
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
      .map((one) => (one.effect as KeyframeEffect | null)?.target?.outerHTML.slice(0, 120) ?? ''),
  )
  expect(moving, `${name} moves`).toEqual([])
}
