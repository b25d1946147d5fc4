import { expect, type Page, test } from '@playwright/test'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { BAD, GOOD } from './fixtures/public.ts'
import { look } from './support/look.ts'

/** Drops so many folders on the page, as a file manager would. */
async function drop(page: Page, ...names: readonly string[]): Promise<void> {
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer()
    for (const name of given) dataTransfer.items.add(new File([], name))
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
      )
  }, names)
}

test('a bundle that is dropped on the first screen is named, then verified with the paper', async ({
  context,
}) => {
  const bridge = fakeBridge(null, { verifyBundle: async () => ({ ok: true, value: GOOD }) })
  const { page, faults } = await openPage(context, bridge)
  await page.getByRole('button', { name: 'Verify evidence' }).waitFor()
  await drop(page, 'evidence-1')
  await expect(page.getByText('/media/evidence/evidence-1')).toBeVisible()
  expect(bridge.calls.map(({ channel }) => channel)).not.toContain('verifyBundle')
  await page.getByLabel('Paper list').fill('admin SHA256:abc')
  await look(page, 'verify/dropped')
  await page.getByRole('button', { name: 'Verify the dropped folder' }).click()
  await expect(page.getByRole('heading', { name: /^Verified/ })).toBeVisible()
  expect(bridge.calls.at(-1)).toEqual({
    channel: 'verifyBundle',
    call: { paper: 'admin SHA256:abc', head: '', dropped: 'd0'.repeat(16) },
  })
  expect(faults).toEqual([])
})

test('two things dropped at once are refused, and what to do is said', async ({ context }) => {
  const bridge = fakeBridge(null)
  const { page } = await openPage(context, bridge)
  await page.getByRole('button', { name: 'Verify evidence' }).click()
  await drop(page, 'evidence-1', 'evidence-2')
  await expect(page.getByRole('alert')).toContainText('Drop one folder')
  expect(bridge.calls.map(({ channel }) => channel)).not.toContain('verifyBundle')
})

test('the first check that failed is explained: compared, wrong, meaning, safe, next', async ({
  context,
}) => {
  const bridge = fakeBridge(null, { verifyBundle: async () => ({ ok: true, value: BAD }) })
  const { page } = await openPage(context, bridge)
  await page.getByRole('button', { name: 'Verify evidence' }).click()
  await page.getByRole('button', { name: 'Choose the bundle and verify' }).click()
  const failure = page.getByRole('region', { name: 'What failed first: Hash chain' })
  for (const name of ['What was compared', 'What is wrong', 'What it means', 'What is safe'])
    await expect(failure.getByText(name, { exact: true })).toBeVisible()
  await expect(failure.getByRole('listitem').first()).toContainText('Import nothing')
  await expect(page.getByText('The checks after it were not made.')).toBeVisible()
  await look(page, 'verify/failed', true)
})

test('a paper list that does not fit is first compared with the paper again', async ({
  context,
}) => {
  const failed = { name: 'paper list', ok: false, message: 'c1 has another key' }
  const report = { ...BAD, checks: [{ name: 'folder', ok: true }, failed] }
  const bridge = fakeBridge(null, { verifyBundle: async () => ({ ok: true, value: report }) })
  const { page } = await openPage(context, bridge)
  await page.getByRole('button', { name: 'Verify evidence' }).click()
  await page.getByRole('button', { name: 'Choose the bundle and verify' }).click()
  const failure = page.getByRole('region', { name: 'What failed first: Paper list' })
  await expect(failure.getByRole('listitem').first()).toContainText('Compare what you typed')
})
