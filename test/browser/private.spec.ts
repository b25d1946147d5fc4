/** A share is on the screen for one pair of eyes, and goes when they are not alone any more. */
import { expect, type Page, test } from '@playwright/test'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { SHARE } from './fixtures/public.ts'
import { ROOM_STATES } from './fixtures/room-states.ts'
import { STATES } from './fixtures/states.ts'

const [FIRST = '', , THIRD = ''] = SHARE.match(/.{4}/g) ?? []

async function show(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'I am alone with the screen' }).click()
  await expect(page.getByText(FIRST)).toBeVisible()
}

/** Looks at markup and QR code: nothing of the share is left. */
async function expectGone(page: Page): Promise<void> {
  await expect(page.getByText(FIRST)).toHaveCount(0)
  const markup = await page.evaluate(() => document.documentElement.outerHTML)
  expect(markup).not.toContain(THIRD)
  await expect(page.locator('[data-share-qr] path[d]')).toHaveCount(0)
}

test('beside the share stand the cues for everybody else', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.handout))
  await expect(page.getByText('Cameras away')).toHaveCount(0)
  await show(page)
  for (const cue of ['Cameras away', 'Do not speak', 'Others behind the line'])
    await expect(page.getByText(cue)).toBeVisible()
})

test('it is gone when the room locks', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.handout))
  await show(page)
  await page.evaluate((next) => {
    ;(window as unknown as { __snapshot: (snapshot: unknown) => void }).__snapshot(next)
  }, ROOM_STATES.locked)
  await expect(page.getByText('Locked', { exact: true })).toBeVisible()
  await expectGone(page)
  await expect(page.getByText('Cameras away')).toHaveCount(0)
})
