/** A custodian proves one share on the page, alone: from the evidence to the signature in a folder. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { deliver } from '#electron/services/closing.ts'
import { headOf } from '#electron/services/evidence.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { PROVABLE } from './fixtures/public.ts'
import { paperOf } from './support/evidence.ts'
import * as led from './support/led.ts'
import { expectNoShare } from './support/leftovers.ts'
import { look } from './support/look.ts'
import * as people from './support/people.ts'
import { openRoom } from './support/room.ts'

const { button } = people
const CHALLENGE = '0123456789abcdef'.repeat(4)

test('a custodian proves one share from the home screen', async ({ context }) => {
  const room = await openRoom(context)
  const { tab, answers, app, folder } = room
  try {
    await led.leadTo(room, led.ended)
    await led.leadToTheEnd(room)
    const before = join(folder, 'before')
    deliver(app.ceremony, before)
    const [paper, head] = [paperOf(room), headOf(app.ceremony.store)]
    const card = led.cardText(room, 2)
    app.leave()
    await tab.reload()
    await button(tab, 'Prove one share').click()
    answers.bundle = before
    await tab.getByLabel('Paper list').fill(paper)
    await tab.getByLabel('Head', { exact: true }).fill(head)
    await button(tab, 'Choose the evidence and verify it').click()
    await expect(tab.getByText('Any 2 of these 3')).toBeVisible()
    const alert = tab.getByRole('alert')
    const sign = button(tab, 'Sign the challenge')
    await sign.click()
    await expect(alert).toContainText('whose share')
    await tab.getByRole('radio', { name: 'Custodian 1' }).check()
    await sign.click()
    await expect(alert).toContainText('Type the challenge')
    await tab.getByLabel('Challenge of the verifier').fill(CHALLENGE)
    await sign.click()
    await expect(alert).toContainText('Choose the folder')
    const out = join(folder, 'proof')
    mkdirSync(out)
    answers.folder = out
    await button(tab, 'Choose the folder').click()
    await expect(tab.getByText(out)).toBeVisible()
    await people.typeShare(tab, card)
    await expect(tab.locator('.share-standing')).toContainText('this is share 2, of Custodian 2')
    await sign.click()
    await expect(alert).toContainText('share 2, of Custodian 2')
    await tab.getByRole('radio', { name: 'Custodian 2' }).check()
    await people.typeShare(tab, card)
    await look(tab, 'proving/entry', true)
    await sign.click()
    await expect(tab.getByRole('heading', { name: 'The share is intact' })).toBeVisible()
    await expectNoShare(tab, card)
    await look(tab, 'proving/written', true)
    const [made = ''] = readdirSync(out)
    expect(existsSync(join(out, made, 'challenge'))).toBe(true)
    await expect(tab.getByText('ssh-keygen -Y verify')).toBeVisible()
    await button(tab, 'Back').click()
    await expect(button(tab, 'Prove one share')).toBeVisible()
    await look(tab, 'proving/home')
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})

test('with other evidence the form begins anew: nobody of the old one stays chosen', async ({
  context,
}) => {
  const answers = [PROVABLE, { ...PROVABLE, head: 'c'.repeat(64) }]
  const chooseProvable = async () => ({ ok: true, value: answers.shift() ?? null }) as const
  const { page } = await openPage(context, fakeBridge(null, { chooseProvable }))
  await button(page, 'Prove one share').click()
  await button(page, 'Choose the evidence and verify it').click()
  const second = page.getByRole('radio', { name: 'Custodian 2' })
  await second.check()
  await button(page, 'Choose other evidence').click()
  await expect(second).not.toBeChecked()
})
