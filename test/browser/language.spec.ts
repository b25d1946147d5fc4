/** The language is chosen on the page: at once, without losing what somebody types. */
import { expect, test } from '@playwright/test'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { ABOUT } from './fixtures/public.ts'
import { ROOM_STATES } from './fixtures/room-states.ts'
import { STATES } from './fixtures/states.ts'
import { CeremonyError } from '#shared/errors.ts'
import { refusalOf } from '#shared/ipc/result.ts'
import { say } from '#shared/text/saying.ts'

test('the page begins in the language that the main process names', async ({ context }) => {
  const about = async () => ({ ok: true, value: { ...ABOUT, language: 'de' } }) as const
  const { page, faults } = await openPage(context, fakeBridge(null, { about }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Schlüsselzeremonien')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('button', { name: 'Deutsch' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  expect(faults).toEqual([])
})

test('another language is told to the main process, and is there at once', async ({ context }) => {
  const bridge = fakeBridge(STATES.declare)
  const { page } = await openPage(context, bridge)
  await page.getByRole('button', { name: 'DE', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Der Raum' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.getByRole('button', { name: 'EN', exact: true }).click()
  await expect(page.getByRole('button', { name: 'The room' })).toBeVisible()
  const chosen = bridge.calls.filter(({ channel }) => channel === 'setLanguage')
  expect(chosen.map(({ call }) => call)).toEqual([{ language: 'de' }, { language: 'en' }])
})

test('what somebody has typed and chosen stays when the language is another', async ({
  context,
}) => {
  const { page } = await openPage(context, fakeBridge(ROOM_STATES.note))
  await page.getByLabel('Result').fill('Bags A-101 and A-102 are whole.')
  await page.getByRole('radio', { name: 'External auditor' }).check()
  await page.getByLabel('Passphrase of External auditor', { exact: true }).fill('not yet sent')
  await page.getByRole('button', { name: 'DE', exact: true }).click()
  await expect(page.getByLabel('Ergebnis')).toHaveValue('Bags A-101 and A-102 are whole.')
  await expect(page.getByRole('radio', { name: 'External auditor' })).toBeChecked()
  await expect(page.getByLabel('Passphrase von External auditor', { exact: true })).toHaveValue(
    'not yet sent',
  )
})

test('a language that cannot be kept is shown all the same, and the page says so', async ({
  context,
}) => {
  const setLanguage = async () =>
    ({
      ok: false,
      error: refusalOf(new CeremonyError('io.failed', say('medium.read-only'))),
    }) as const
  const { page } = await openPage(context, fakeBridge(null, { setLanguage }))
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Schlüsselzeremonien')
  await expect(page.getByRole('alert')).toContainText('Der Datenträger ist schreibgeschützt.')
  await expect(page.getByRole('alert').locator('[lang=en]')).toHaveCount(0)
})

test('in German the people stand in two lines at the narrowest full size, and nobody in a third', async ({
  context,
}) => {
  const about = async () => ({ ok: true, value: { ...ABOUT, language: 'de' } }) as const
  const { page } = await openPage(context, fakeBridge(STATES.approve, { about }))
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(page.getByRole('button', { name: 'Zeugenanzeige öffnen' })).toBeVisible()
  const lines = await page
    .locator('.header-people li')
    .evaluateAll(
      (all) => new Set(all.map((one) => Math.round(one.getBoundingClientRect().top))).size,
    )
  expect(lines).toBe(2)
})
