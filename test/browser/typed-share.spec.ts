/** A part of a share in a text for everybody: the field says so at once, and never spells it. */
import { expect, test } from '@playwright/test'
import { de } from '#shared/text/de/catalogue.ts'
import { en } from '#shared/text/en/catalogue.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { SHARE } from './fixtures/public.ts'
import { ROOM_STATES } from './fixtures/room-states.ts'
import { STATES } from './fixtures/states.ts'
import { speak } from './support/language.ts'
import { look, shoot } from './support/look.ts'

const GROUPS = 'J52E V95H Z7VP 3XGE'

test('is told at the field, and not spelled', async ({ context }) => {
  const { page, faults } = await openPage(context, fakeBridge(ROOM_STATES.note))
  const field = page.getByLabel(en.note.result)
  const aloud = page.getByLabel(en.note.aloud)
  const alert = page.getByText(en.common.shareTyped)
  await field.fill('bag A-101')
  await expect(aloud).toBeVisible()
  await expect(alert).toHaveCount(0)
  await field.fill(`bag A-101, ${GROUPS}`)
  await expect(alert).toBeVisible()
  await expect(aloud).toHaveCount(0)
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await look(page, 'typed-share/en-1280')
  await speak(page, 'de')
  await expect(page.getByText(de.common.shareTyped)).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 1920, height: 1080 })
  await shoot(page, 'typed-share/de-1920-dark')
  await page.getByLabel(de.note.result).fill('bag A-101')
  await expect(page.getByText(de.common.shareTyped)).toHaveCount(0)
  expect(faults).toEqual([])
})

test('beside a share that is read back it is told before the share is sent', async ({
  context,
}) => {
  const bridge = fakeBridge(STATES.readback)
  const { page } = await openPage(context, bridge)
  const groups = SHARE.match(/.{4}/g) ?? []
  for (const [i, group] of groups.entries())
    await page.getByLabel(`Group ${i + 1}`, { exact: true }).fill(group)
  await page.getByLabel(en.readback.medium, { exact: true }).fill('card, blue')
  await page.getByLabel(en.readback.bag, { exact: true }).fill(`bag ${GROUPS}`)
  await page.getByRole('button', { name: en.readback.go }).click()
  await expect(page.getByRole('alert').filter({ hasText: en.common.shareTyped })).toHaveCount(2)
  expect(bridge.calls.filter(({ channel }) => channel === 'readBackShare')).toEqual([])
  await expect(page.getByLabel('Group 25', { exact: true })).toHaveValue(groups[24] ?? '')
})
