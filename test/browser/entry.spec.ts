/** One share comes in: by groups, pasted, from a picture, from a file. */
import { expect, type Page, test } from '@playwright/test'
import { headerText } from '#shared/crypto/shareheader.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { SHARE } from './fixtures/public.ts'
import { STATES } from './fixtures/states.ts'
import { modulesOf, pictureOf } from './support/codes.ts'
import { expectNoShare } from './support/leftovers.ts'

const groups: string[] = SHARE.match(/.{4}/g) ?? []
const OTHER = `KSHARE1${SHARE.slice(7).replaceAll('Q', 'P')}`

const box = (page: Page, number: number) => page.getByLabel(`Group ${number}`, { exact: true })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const standing = (page: Page) => page.locator('.share-standing')
const values = (page: Page) =>
  page
    .locator('[data-number]')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
const marks = (page: Page) =>
  page
    .locator('[data-number]')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.state ?? 'open'))

async function openEntry(
  context: Parameters<typeof openPage>[0],
  state: keyof typeof STATES = 'readback',
  answers: Parameters<typeof fakeBridge>[1] = {},
) {
  const bridge = fakeBridge({ ...STATES[state], mode: 'production' }, answers)
  const { page, faults } = await openPage(context, bridge)
  await box(page, 1).waitFor()
  const sent = (channel: string) =>
    bridge.calls.filter((one) => one.channel === channel).map(({ call }) => call)
  return { page, faults, sent }
}

async function paste(page: Page, text: string, number = 1): Promise<void> {
  await box(page, number).focus()
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', pasted)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, text)
}

async function sign(page: Page): Promise<void> {
  await page.getByLabel('Medium').fill('paper card')
  await page.getByLabel('Bag number').fill('A-102')
  await page.getByLabel('Passphrase of Custodian 2', { exact: true }).fill('harbour violet anchor')
  await press(page, 'Sign the receipt')
}

async function choosePicture(page: Page, buffer: Buffer, mimeType = 'image/png'): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await press(page, 'Read the QR code from a picture')
  await (await chooser).setFiles({ name: 'card', mimeType, buffer })
}

test('typed in small letters without a look at the screen: every group is ticked, the focus moves', async ({
  context,
}) => {
  const { page, faults, sent } = await openEntry(context)
  await box(page, 1).focus()
  await page.keyboard.type(SHARE.toLowerCase().slice(0, 30))
  await expect(box(page, 8)).toBeFocused()
  await expect(standing(page)).toContainText('7 of 25 groups can be right.')
  await page.keyboard.type(SHARE.toLowerCase().slice(30))
  expect(await values(page)).toEqual(groups)
  expect(new Set(await marks(page))).toEqual(new Set(['yes']))
  await expect(box(page, 25)).toHaveAccessibleDescription('can be right')
  await expect(standing(page)).toContainText('All 25 groups fit together.')
  await sign(page)
  await expect.poll(() => sent('readBackShare')).toHaveLength(1)
  expect(sent('readBackShare')).toMatchObject([{ share: { how: 'typed', text: SHARE }, index: 2 }])
  await expectNoShare(page, SHARE)
  expect(sent('noteMisread')).toEqual([])
  expect(faults).toEqual([])
})

test('wrong and unreadable characters: a proposal with groups and characters, taken only by a person', async ({
  context,
}) => {
  const { page, sent } = await openEntry(context)
  const typed = groups.with(8, 'VJ?2').with(11, '2EP9').with(19, '0M??')
  for (const [i, group] of typed.entries()) await box(page, i + 1).fill(group)
  const proposal = page.getByRole('region', { name: 'This could have been meant' })
  await expect(proposal).toContainText('Groups 9, 12 and 20 do not fit the others.')
  await expect(proposal.getByRole('row', { name: /^12 / })).toHaveText('122EP92EV9')
  await expect(proposal.locator('.differs')).toHaveText(['?', 'Z', 'P', 'V', '?', '?', 'F', 'E'])
  // Nothing is taken by itself, and nothing is sent.
  expect(await values(page)).toEqual(typed)
  await sign(page)
  await expect(page.getByRole('alert')).toContainText('Look at these groups again: 9, 12 and 20.')
  expect(sent('readBackShare')).toEqual([])
  await press(page, 'My card says what is proposed')
  expect(await values(page)).toEqual(groups)
  await expect(standing(page)).toContainText(
    'The proposal was taken: group 9, 12 and 20 was changed.',
  )
  await expect(proposal).toHaveCount(0)
  await sign(page)
  await expect.poll(() => sent('readBackShare')).toHaveLength(1)
  expect(sent('readBackShare')).toMatchObject([{ share: { how: 'typed', text: SHARE } }])
  expect(sent('noteMisread')).toHaveLength(2)
  await expectNoShare(page, SHARE)
})

test('a proposal that does not fit the card changes nothing, and says what to do', async ({
  context,
}) => {
  const { page, sent } = await openEntry(context, 'present')
  await page.getByRole('radio', { name: 'Custodian 2' }).check({ force: true })
  const typed = groups.with(11, '2EP9')
  await paste(page, typed.join(' '))
  await press(page, 'It does not fit my card')
  await expect(page.getByRole('region', { name: 'This could have been meant' })).toHaveCount(0)
  await expect(standing(page)).toContainText('or another custodian')
  expect(await values(page)).toEqual(typed)
  await press(page, 'Bring this share')
  await expect(page.getByRole('alert')).toContainText('groups again: 12')
  expect(sent('presentShare')).toEqual([])
})

test('another card is told by its first six groups; a letter of no share by its own', async ({
  context,
}) => {
  const { page } = await openEntry(context)
  const header = { set: '0001020304050607', index: 3, threshold: 3, total: 5 }
  const sixth = headerText(header).toUpperCase().match(/.{4}/g) ?? []
  for (const [i, group] of sixth.slice(0, 6).entries()) await box(page, i + 1).fill(group)
  expect((await marks(page))[5]).toBe('other')
  // The place to look at keeps the focus.
  await expect(box(page, 6)).toBeFocused()
  await expect(box(page, 6)).toHaveAttribute('aria-invalid', 'true')
  await expect(standing(page)).toContainText(
    'As typed, this is share 3, of Custodian 3. Wanted is share 2.',
  )
  await box(page, 6).fill('PCZQ')
  await box(page, 4).fill('QSRP')
  await expect(standing(page)).toContainText('The set here is 0001020304050607.')
  await box(page, 4).fill('QSRQ')
  await box(page, 3).fill('YQQ0')
  await box(page, 8).fill('B0O1')
  expect((await marks(page))[7]).toBe('no')
  await expect(standing(page)).toContainText('Group 8 cannot be right.')
})

test('pasted with dashes, in parts, or too long', async ({ context }) => {
  const { page } = await openEntry(context)
  await paste(page, groups.join(' – ').toLowerCase())
  await expect(standing(page)).toContainText('All 25 groups fit together.')
  await press(page, 'Clear all groups')
  expect((await values(page)).join('')).toBe('')
  await paste(page, SHARE.slice(0, 40))
  await expect(box(page, 11)).toBeFocused()
  await paste(page, SHARE.slice(40), 11)
  await expect(standing(page)).toContainText('All 25 groups fit together.')
  await paste(page, `${SHARE}Q`)
  await expect(page.getByRole('alert')).toContainText('What was pasted is longer than a share.')
  expect(await values(page)).toEqual(groups)
})

test('nothing of it can be copied out of the boxes', async ({ context }) => {
  const { page } = await openEntry(context)
  await paste(page, SHARE)
  const stopped = await box(page, 9).evaluate((input) =>
    ['copy', 'cut'].map(
      (type) => !input.dispatchEvent(new ClipboardEvent(type, { bubbles: true, cancelable: true })),
    ),
  )
  expect(stopped).toEqual([true, true])
})

test('it is cleared when the window is left, and after five minutes without a key', async ({
  context,
}) => {
  const { page } = await openEntry(context)
  await page.clock.install()
  await paste(page, SHARE)
  await page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await expect(standing(page)).toContainText('cleared because the window lost the focus')
  await expectNoShare(page, SHARE)
  await paste(page, SHARE)
  await page.clock.runFor(290_000)
  await box(page, 20).fill(groups[19] ?? '')
  await page.clock.runFor(290_000)
  expect(await values(page)).toEqual(groups)
  await page.clock.runFor(11_000)
  await expect(standing(page)).toContainText('cleared after five minutes without a key')
  await expectNoShare(page, SHARE)
})

test('a picture of the card: turned and dirty, PNG and JPEG; ticked but not shown, and noted as QR', async ({
  context,
}) => {
  const { page, sent, faults } = await openEntry(context)
  const codes = [modulesOf(SHARE)]
  for (const picture of [
    { codes },
    { codes, turned: 27, dirty: true },
    { codes, turned: 190, type: 'image/jpeg' },
  ] as const) {
    await choosePicture(
      page,
      await pictureOf(page, picture),
      'type' in picture ? picture.type : 'image/png',
    )
    await expect(standing(page)).toContainText('The QR code was read. All 25 groups fit together.')
    expect(new Set(await marks(page))).toEqual(new Set(['yes']))
    expect(await values(page)).toEqual(groups)
    const shown = await box(page, 9).evaluate((one) =>
      getComputedStyle(one).getPropertyValue('-webkit-text-security'),
    )
    expect(shown).toBe('disc')
    if ('type' in picture) break
    await press(page, 'Clear all groups')
  }
  await sign(page)
  await expect.poll(() => sent('readBackShare')).toHaveLength(1)
  expect(sent('readBackShare')).toMatchObject([{ share: { how: 'qr', text: SHARE } }])
  await expectNoShare(page, SHARE)
  expect(faults).toEqual([])
})

test('what a hand has changed after a code was read counts as typed', async ({ context }) => {
  const { page, sent } = await openEntry(context)
  await choosePicture(page, await pictureOf(page, { codes: [modulesOf(SHARE)] }))
  await expect(standing(page)).toContainText('The QR code was read.')
  await box(page, 25).fill('3LKC')
  await box(page, 25).fill('3LKA')
  await expect(standing(page)).toContainText('All 25 groups fit together.')
  await sign(page)
  await expect.poll(() => sent('readBackShare')).toHaveLength(1)
  expect(sent('readBackShare')).toMatchObject([{ share: { how: 'typed', text: SHARE } }])
})

test('pictures without a share are told apart, and what was typed stays', async ({ context }) => {
  const { page } = await openEntry(context)
  await box(page, 1).fill('KSHA')
  const alert = page.getByRole('alert')
  await choosePicture(page, await pictureOf(page, { codes: [] }))
  await expect(alert).toContainText('No QR code was found in the picture.')
  await choosePicture(page, await pictureOf(page, { codes: [modulesOf('HTTPS://EXAMPLE.ORG')] }))
  await expect(alert).toContainText('This QR code is not a share.')
  const two = [modulesOf(SHARE), modulesOf(OTHER)]
  await choosePicture(page, await pictureOf(page, { codes: two }))
  await expect(alert).toContainText('There are several different codes in the picture.')
  await choosePicture(page, Buffer.from('good morning'))
  await expect(alert).toContainText('This is no picture that can be opened.')
  await expect(box(page, 1)).toHaveValue('KSHA')
})

test('a share file: chosen in the main process, opened with its passphrase, never a path', async ({
  context,
}) => {
  const file = 'f'.repeat(32)
  const { page, sent } = await openEntry(context, 'readback', {
    chooseShare: async () => ({ ok: true, value: { file, name: 'c2.share.age', encrypted: true } }),
  })
  await paste(page, SHARE)
  await press(page, 'Use a share file')
  await expect(page.getByText('c2.share.age')).toBeVisible()
  await expectNoShare(page, SHARE)
  expect(sent('chooseShare')).toEqual([{ by: 'c2' }])
  await sign(page)
  await expect(page.getByRole('alert')).toContainText('Type the passphrase of the share file.')
  await page.getByLabel('Passphrase of the share file', { exact: true }).fill('six other words')
  await sign(page)
  await expect.poll(() => sent('readBackShare')).toHaveLength(1)
  expect(sent('readBackShare')).toMatchObject([
    { share: { how: 'file', file, filePassphrase: 'six other words' } },
  ])
  await expect(page.getByLabel('Passphrase of the share file', { exact: true })).toHaveValue('')
  await press(page, 'Type the groups instead')
  await expect(box(page, 1)).toHaveValue('')
})

test('in a reshare the shares of the old set are known, and the others named, while they are typed', async ({
  context,
}) => {
  const { set: _, ...before } = STATES.present
  const opening = {
    set: '0001020304050607',
    threshold: 3,
    shares: before.shares.map(({ index, custodian }) => ({ index, custodian })),
  }
  const bridge = fakeBridge({ ...before, kind: 'reshare', presented: [], opening })
  const { page } = await openPage(context, bridge)
  await box(page, 1).waitFor()
  await page.getByRole('radio', { name: 'Custodian 2' }).check()
  await paste(page, SHARE)
  expect(new Set(await marks(page))).toEqual(new Set(['yes']))
  await page.getByRole('radio', { name: 'Custodian 3' }).check()
  await paste(page, SHARE)
  // The index of somebody else stands in the sixth group.
  expect((await marks(page))[5]).toBe('other')
})
