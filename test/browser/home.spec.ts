import { expect, test } from '@playwright/test'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { ABOUT } from './fixtures/public.ts'

test('ceremonies in progress come first, then what can be begun, planned and closed', async ({
  context,
}) => {
  const { page, faults } = await openPage(context, fakeBridge(null))
  await page.getByRole('heading', { name: 'Order keys 2026', exact: true }).waitFor()
  const titles = await page.getByRole('heading', { level: 2 }).allTextContents()
  expect(titles).toEqual([
    'In progress',
    'Start a ceremony',
    'Write a plan',
    'Come back to keys',
    'Verify a bundle',
    'Planned',
    'Closed',
    'This machine',
  ])
  const closed = page.getByRole('region', { name: 'Closed' })
  await expect(closed.getByRole('button', { name: 'Open Archive keys 2024' })).toBeVisible()
  await expect(closed.getByText('Order keys 2026', { exact: true })).toHaveCount(0)
  expect(faults).toEqual([])
})

test('a plan that waits is reviewed from its place', async ({ context }) => {
  const bridge = fakeBridge(null)
  const { page } = await openPage(context, bridge)
  await page.getByRole('button', { name: 'Review Order keys 2026: drill' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Order keys 2026/ })).toBeVisible()
  expect(bridge.calls.at(-1)?.channel).toBe('reviewPlanned')
})

test('who comes back to keys chooses the evidence, and the plan is begun from it', async ({
  context,
}) => {
  const bridge = fakeBridge(null)
  const { page } = await openPage(context, bridge)
  await page.getByRole('button', { name: 'Recover keys' }).press('Enter')
  await expect.poll(() => bridge.calls.map(({ channel }) => channel)).toContain('checkPlan')
  expect(bridge.calls.find(({ channel }) => channel === 'continuePlan')?.call).toEqual({
    kind: 'recover',
  })
})

test('with nothing there yet, each part says what will be in it', async ({ context }) => {
  const none = async () => ({ ok: true as const, value: [] })
  const { page } = await openPage(context, fakeBridge(null, { home: none, planned: none }))
  await expect(page.getByText('No ceremony is in progress on this machine.')).toBeVisible()
  await expect(page.getByText('waits in this place until its day')).toBeVisible()
  await expect(page.getByText('No ceremony has ended on this machine yet.')).toBeVisible()
})

test('a self-test that failed is said before anything can be pressed, and again beside the machine', async ({
  context,
}) => {
  const selfTest = ABOUT.selfTest.map((one) => ({ ...one, ok: one.name !== 'RSA-OAEP' }))
  const about = async () => ({ ok: true as const, value: { ...ABOUT, selfTest } })
  const { page, faults } = await openPage(context, fakeBridge(null, { about }))
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Failed: RSA-OAEP. Do not use this machine.')
  const first = page.locator('main').getByRole('button').first()
  expect(
    await alert.evaluate(
      (one, other) => one.compareDocumentPosition(other as Node),
      await first.elementHandle(),
    ),
  ).toBe(4)
  const machine = page.getByRole('region', { name: 'This machine' })
  await expect(machine.getByText('failed: RSA-OAEP. Do not use this machine.')).toBeVisible()
  expect(faults).toEqual([])
})

test('a self-test that passed alarms nobody', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(null))
  await expect(page.getByText('all 4 checks passed')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})
