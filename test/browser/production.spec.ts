/** Where production is not allowed, the review says so before anything is read, and what to do. */
import { expect, test } from '@playwright/test'
import type { About } from '#shared/ipc/answers.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { ABOUT, PRODUCTION_REVIEW } from './fixtures/public.ts'
import { look } from './support/look.ts'

const chosen = async () => ({ ok: true, value: PRODUCTION_REVIEW }) as const
const told = (change: Partial<About>) => ({
  about: async () => ({ ok: true, value: { ...ABOUT, ...change } }) as const,
  choosePlan: chosen,
})

const CHECKOUT = { host: 'electron', packaged: false, productionAllowed: false } as const
const PACKAGED = { host: 'electron', packaged: true, productionAllowed: true } as const

test('a production plan in an Electron that is not packaged: refused at the review, with what to do', async ({
  context,
}) => {
  const { page, faults } = await openPage(context, fakeBridge(null, told(CHECKOUT)))
  await expect(page.getByText('Not packaged: started from a checkout.')).toBeVisible()
  await page.getByRole('button', { name: 'Choose a plan' }).click()
  const notice = page.getByRole('region', { name: 'It cannot be opened here' })
  await expect(notice).toContainText('Make the package as the operator guide says')
  await expect(notice).toBeInViewport()
  await expect(page.getByRole('button', { name: 'Enrol and open the ceremony' })).toHaveCount(0)
  await expect(page.getByLabel('New passphrase', { exact: true })).toHaveCount(0)
  await look(page, 'production-refused')
  expect(faults).toEqual([])
})

test('the same in German', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(null, told({ ...CHECKOUT, language: 'de' })))
  await expect(page.getByText('Nicht paketiert: aus dem Quelltext gestartet.')).toBeVisible()
  await page.getByRole('button', { name: 'Plan wählen' }).click()
  const notice = page.getByRole('region', { name: 'Hier kann er nicht eröffnet werden' })
  await expect(notice).toContainText('Bauen Sie das Paket')
  await look(page, 'production-refused-de')
})

test('in the packaged application the same plan can be opened, and no banner is there', async ({
  context,
}) => {
  const { page } = await openPage(context, fakeBridge(null, told(PACKAGED)))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Host' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Choose a plan' }).click()
  await expect(page.getByRole('button', { name: 'Enrol and open the ceremony' })).toBeVisible()
  await expect(page.getByText('It cannot be opened here')).toHaveCount(0)
})
