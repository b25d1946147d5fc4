/** Who may sign for what was destroyed, and what the evidence of it shows on the page. */
import { expect, test } from '@playwright/test'
import { ENDED, ENDS } from './fixtures/destruction.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { button } from './support/people.ts'
import { CeremonyError } from '#shared/errors.ts'
import { refusalOf } from '#shared/ipc/result.ts'
import { say } from '#shared/text/saying.ts'

test('as the witness of a destruction only those are offered who looked on', async ({
  context,
}) => {
  const { page, faults } = await openPage(context, fakeBridge(ENDS.watched))
  await expect(page.getByText('Somebody who looked on signs as well.')).toBeVisible()
  await expect(page.getByLabel('Passphrase of Internal witness', { exact: true })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'External auditor' })).toHaveCount(0)
  expect(faults).toEqual([])
})

test('the only one who looks on is not asked to say that a thing is missing', async ({
  context,
}) => {
  const { page } = await openPage(context, fakeBridge(ENDS.alone))
  await page.getByText('It cannot be produced').first().click()
  const form = page.locator('details', { hasText: 'It cannot be produced' })
  await expect(form.getByRole('radio', { name: 'Ceremony administrator' })).toBeVisible()
  await expect(form.getByRole('radio', { name: 'Internal witness' })).toHaveCount(0)
})

test('where they have left before they signed, the page says what to do', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(ENDS.unsigned))
  await expect(page.getByText('raise an exception about the absence of each')).toBeVisible()
  await expect(button(page, 'Sign as the witness')).toHaveCount(0)
})

test('where they have left before the deed was signed, it did not work', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(ENDS.watcherLeft))
  await expect(page.getByText('If they do not come back: it did not work.')).toBeVisible()
  await expect(button(page, 'Sign that it is destroyed')).toHaveCount(0)
  await expect(page.getByText('It did not work', { exact: true })).toBeVisible()
})

test('the verdict on the evidence says what was destroyed, by whom, and what is at large', async ({
  context,
}) => {
  const verifyBundle = async () => ({ ok: true, value: ENDED }) as const
  const { page } = await openPage(context, fakeBridge(null, { verifyBundle }))
  await button(page, 'Verify evidence').click()
  await button(page, 'Choose the bundle and verify').click()
  const end = page.getByRole('region', { name: 'What was to be destroyed' })
  for (const words of [
    'destroyed: Custodian 1, watched by Internal witness',
    'destroyed: Ceremony administrator. No witness has signed.',
    'Share 2, Share 2, hand-out 2 and Backup copy blue, in ceremony',
    'Shares shown to be destroyed: 2 of 3',
    'Not shown to be destroyed: share 3',
    'Backup copies that are not shown to be destroyed: red and laptop',
    'A copy that nobody knows of cannot be excluded.',
  ])
    await expect(end).toContainText(words)
})

test('a bundle that shows the set destroyed is refused by name, and nothing is proven any more', async ({
  context,
}) => {
  const set = '0001020304050607'
  const destroyed = say('rule.source-destroyed', { set, ceremony: 'b', left: 0, threshold: 3 })
  const error = refusalOf(new CeremonyError('share.superseded', destroyed))
  const chooseProvableLater = async () => ({ ok: false, error }) as const
  const { page } = await openPage(context, fakeBridge(null, { chooseProvableLater }))
  await button(page, 'Prove one share').click()
  await button(page, 'Choose the evidence and verify it').click()
  await expect(button(page, 'Sign the challenge')).toBeVisible()
  await button(page, 'Choose a later bundle').click()
  await expect(page.getByRole('alert')).toContainText('was destroyed in ceremony b')
  await expect(page.getByText('No share of this set is proven any more.')).toBeVisible()
  await expect(button(page, 'Sign the challenge')).toHaveCount(0)
  await button(page, 'Choose other evidence').click()
  await expect(button(page, 'Sign the challenge')).toBeVisible()
})
