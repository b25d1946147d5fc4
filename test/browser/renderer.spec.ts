import { expect, type Page, test } from '@playwright/test'
import { fakeBridge, WRONG } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { SHARE } from './fixtures/public.ts'
import { ROOM_STATES } from './fixtures/room-states.ts'
import { STATES } from './fixtures/states.ts'

const PASSPHRASE = 'harbour violet anchor pepper sunday glass'
const groups = SHARE.match(/.{4}/g) ?? []

/** Everything a later look at the page could find: markup, live values, attributes. */
function everything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const values = Array.from(document.querySelectorAll('input, textarea'), (field) =>
      field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '',
    )
    return [document.documentElement.outerHTML, ...values].join('\n')
  })
}

test('a passphrase goes into one call and out of the page, granted or refused', async ({
  context,
}) => {
  const bridge = fakeBridge(STATES.approve, {
    approve: async () => ({ ok: false, error: WRONG }),
  })
  const { page, faults } = await openPage(context, bridge)
  await page.getByRole('radio', { name: 'Internal witness' }).check()
  await page.getByLabel('Passphrase of Internal witness', { exact: true }).fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Approve', exact: true }).click()

  const alert = page.getByRole('alert')
  await expect(alert).toContainText('passphrase.wrong')
  await expect(alert).toBeFocused()
  expect(bridge.calls.filter(({ channel }) => channel === 'approve')).toEqual([
    { channel: 'approve', call: { by: 'witness', passphrase: PASSPHRASE, intent: 'i2' } },
  ])
  expect(await everything(page)).not.toContain(PASSPHRASE)
  await expect(page.getByRole('radio', { name: 'Internal witness' })).toBeChecked()
  expect(faults).toEqual([])
})

test('where nobody who may declare is in the room, the page says who is missing', async ({
  context,
}) => {
  const { page } = await openPage(context, fakeBridge(ROOM_STATES.deputies))
  await expect(page.getByText('Not in the room: Ceremony administrator')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Declare' })).toHaveCount(0)
})

test('two entries that differ never reach the bridge', async ({ context }) => {
  const bridge = fakeBridge(STATES.enrol)
  const { page } = await openPage(context, bridge)
  await page.getByLabel('New passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('New passphrase again', { exact: true }).fill('something else')
  await page.getByRole('button', { name: 'Enrol Custodian 1' }).click()
  await expect(page.getByRole('alert')).toContainText('differ')
  expect(bridge.calls.map(({ channel }) => channel)).not.toContain('enrol')
  expect(await everything(page)).not.toContain(PASSPHRASE)
})

test('a suggested passphrase leaves the page with its step', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.enrol))
  await page.getByRole('button', { name: 'Suggest six random words' }).click()
  await expect(page.getByTestId('suggested-passphrase')).toHaveText(PASSPHRASE)
  await page.evaluate((next) => {
    ;(window as unknown as { __snapshot: (snapshot: unknown) => void }).__snapshot(next)
  }, STATES.declare)
  await expect(page.getByRole('heading', { name: 'Generate and split' })).toBeFocused()
  expect(await everything(page)).not.toContain(PASSPHRASE)
})

test('no share before the custodian is alone, none after the window lost the focus', async ({
  context,
}) => {
  const bridge = fakeBridge(STATES.handout)
  const { page, faults } = await openPage(context, bridge)
  await expect(page.getByRole('heading', { name: 'Hand out share 2' })).toBeVisible()
  expect(bridge.calls.map(({ channel }) => channel)).not.toContain('showShare')

  await page.getByRole('button', { name: 'I am alone with the screen' }).click()
  const card = page.getByRole('list', { name: 'Share text, 25 groups of four' })
  for (const group of groups) await expect(card).toContainText(group)

  await page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await expect(page.getByText('The share is hidden')).toBeVisible()
  const left = await everything(page)
  for (const group of groups.slice(2)) expect(left).not.toContain(group)
  expect(left).not.toContain('M4 4h1v1h-1z')

  await page.getByRole('button', { name: 'Show it again' }).click()
  await expect(card).toContainText('3LKA')
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await expect
    .poll(() => bridge.calls.at(-1))
    .toEqual({
      channel: 'endShare',
      call: { index: 2, copied: true },
    })
  expect(faults).toEqual([])
})

test('a share hides itself after three minutes', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.handout))
  await page.clock.install()
  await page.getByRole('button', { name: 'I am alone with the screen' }).click()
  await expect(page.getByText('3LKA')).toBeVisible()
  await page.clock.runFor(181_000)
  await expect(page.getByText('The share is hidden')).toBeVisible()
  expect(await everything(page)).not.toContain('3LKA')
})

test('a read-back names the wrong groups, keeps what was typed, and clears it once sent', async ({
  context,
}) => {
  const bridge = fakeBridge(STATES.readback)
  const { page } = await openPage(context, bridge)
  const wrong = SHARE.replace('VZJQ', 'VZJP')
  await page.getByLabel('Group 1', { exact: true }).focus()
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text', text)
    const paste = new ClipboardEvent('paste', {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    })
    document.activeElement?.dispatchEvent(paste)
  }, wrong)
  await page.getByLabel('Medium').fill('paper card')
  await page.getByLabel('Bag number').fill('A-102')
  await page.getByLabel('Passphrase of Custodian 2', { exact: true }).fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Sign the receipt' }).click()
  await expect(page.getByRole('alert')).toContainText('groups again: 7')
  expect(bridge.calls.map(({ channel }) => channel)).not.toContain('readBackShare')

  await page.getByLabel('Group 7', { exact: true }).fill('vzjq')
  await page.getByRole('button', { name: 'Sign the receipt' }).click()
  await expect
    .poll(() => bridge.calls.find(({ channel }) => channel === 'readBackShare')?.call)
    .toEqual({
      by: 'c2',
      passphrase: PASSPHRASE,
      index: 2,
      share: { how: 'typed', text: SHARE },
      medium: 'paper card',
      bag: 'A-102',
    })
  const left = await everything(page)
  expect(left).not.toContain(PASSPHRASE)
  for (const group of groups.slice(2)) expect(left).not.toContain(group)
})

test('paper never carries a running ceremony, only the slip', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.handout))
  await page.getByRole('button', { name: 'I am alone with the screen' }).click()
  await expect(page.getByText('3LKA')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('3LKA')).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Hand out share 2' })).toBeHidden()
})

test('a ceremony of the room is driven by the keyboard alone', async ({ context }) => {
  const bridge = fakeBridge(STATES.attest)
  const { page } = await openPage(context, bridge)
  await expect(page.getByRole('heading', { name: 'Statement of External auditor' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.type('None.')
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect
    .poll(() => bridge.calls.at(-1))
    .toEqual({
      channel: 'attest',
      call: { by: 'auditor', passphrase: PASSPHRASE, verdict: 'agree', remarks: 'None.' },
    })
})

test('while people state the head from paper, the page does not tell it', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.resuming))
  await expect(page.getByRole('heading', { name: 'Resume the ceremony' })).toBeFocused()
  const shown = await everything(page)
  expect(shown).not.toContain(STATES.resuming.runningHead.slice(0, 4))
  await expect(page.getByText(/entry \d/)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Whole log' })).toHaveCount(0)
})

test('a list longer than a screen: its count and digest come first, then all of it', async ({
  context,
}) => {
  const { page } = await openPage(context, fakeBridge(ROOM_STATES.longApproval))
  const { parameters = [] } = ROOM_STATES.longApproval.intents[0] ?? {}
  const title = page.getByRole('heading', { name: `Exact parameters: ${parameters.length} lines` })
  const digest = page.getByRole('list', { name: 'Digest in words' })
  const list = page.getByRole('region', { name: 'All lines' })
  await expect(list.locator('dd')).toHaveText(parameters.map(({ value }) => value))
  const tops = [title, digest, list].map(async (one) => (await one.boundingBox())?.y ?? 0)
  const [first = 0, second = 0, third = 0] = await Promise.all(tops)
  expect(first).toBeLessThan(second)
  expect(second).toBeLessThan(third)
})
