/**
 * The pictures of README.md are what the page draws now. After a change of the page they are taken
 * again by `npm run pictures`.
 */
import { expect, test } from '@playwright/test'
import { witnessView } from '#shared/ipc/projection.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { timeAt } from './fixtures/happened.ts'
import { openDisplay } from './fixtures/open-display.ts'
import { openPage } from './fixtures/open-page.ts'
import { ABOUT } from './fixtures/public.ts'
import { SCENES } from './fixtures/scenes.ts'
import { STATES } from './fixtures/states.ts'

test.use({
  viewport: { width: 1280, height: 800 },
  contextOptions: { reducedMotion: 'reduce' },
})

/** The clock stands just behind the last entry. */
const clockOf = (snapshot: Snapshot | null): Date => new Date(timeAt(snapshot?.entries ?? 0))

/** Another release of Chromium draws some pixels otherwise, never a line of text. */
const ALIKE = { maxDiffPixelRatio: 0.01 }

const PICTURES: readonly (readonly [scene: string, colorScheme: 'light' | 'dark'])[] = [
  ['home', 'light'],
  ['plan', 'light'],
  ['state-approve', 'light'],
  ['handout-shown', 'dark'],
  ['entry-proposal', 'light'],
  ['state-compare', 'light'],
  ['log', 'dark'],
  ['verify-report-1', 'light'],
  ['state-gates', 'light'],
  ['papers', 'light'],
  ['papers-report', 'light'],
]

for (const [name, colorScheme] of PICTURES)
  test(`the picture ${name} in the README is that of the page`, async ({ context }) => {
    const scene = SCENES.find((one) => one.name === name)
    if (scene === undefined) throw new Error(`there is no scene ${name}`)
    await context.clock.setFixedTime(clockOf(scene.snapshot))
    const host = async () =>
      ({ ok: true, value: { ...ABOUT, host: 'electron', packaged: true } }) as const
    const bridge = fakeBridge(scene.snapshot, { about: host, ...scene.answers })
    const { page, faults } = await openPage(context, bridge)
    await page.emulateMedia({ colorScheme })
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
    expect(await page.screenshot({ animations: 'disabled' })).toMatchSnapshot(`${name}.png`, ALIKE)
    expect(faults).toEqual([])
  })

test('the picture witness in the README is that of the witness display', async ({ context }) => {
  await context.clock.setFixedTime(clockOf(STATES.approve))
  const { page, show } = await openDisplay(context)
  await page.setViewportSize({ width: 1280, height: 800 })
  await show(witnessView(STATES.approve, 'en'))
  await page.getByRole('heading').first().waitFor()
  expect(await page.screenshot({ animations: 'disabled' })).toMatchSnapshot('witness.png', ALIKE)
})
