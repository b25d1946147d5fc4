/** Every state of every screen, in both sizes and both schemes: readable, contained, to policy. */
import { expect, test } from '@playwright/test'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { SCENES } from './fixtures/scenes.ts'
import { look } from './support/look.ts'

test.describe.configure({ mode: 'parallel' })

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const
const SCHEMES = ['light', 'dark'] as const

for (const scene of SCENES) {
  test(`scene ${scene.name}`, async ({ context }) => {
    const { page, faults } = await openPage(context, fakeBridge(scene.snapshot, scene.answers))
    await page.setViewportSize(SIZES[0])
    await page.getByRole('heading').first().waitFor()
    await scene.drive?.(page)
    for (const size of SIZES)
      for (const colorScheme of SCHEMES) {
        const name = `${scene.name}-${size.width}-${colorScheme}`
        await page.setViewportSize(size)
        await page.emulateMedia({ colorScheme })
        await look(page, `scenes/${name}`, scene.long ?? false)
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(wide, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
      }
    expect(faults).toEqual([])
  })
}
