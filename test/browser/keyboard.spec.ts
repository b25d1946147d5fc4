/** Everything that a ceremony asks of people can be done without a mouse. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page as Tab, test } from '@playwright/test'
import { audit } from './support/evidence.ts'
import * as keys from './support/keyboard.ts'
import { button, paperWords, passphraseOf, readShare, step } from './support/people.ts'
import { ADMIN, layOutPlan, NAMES, WITNESS } from './support/plan.ts'
import { openRoom } from './support/room.ts'

const BOTH = [ADMIN, WITNESS]

test('a whole ceremony by the keyboard alone', async ({ context }) => {
  const room = await openRoom(context)
  const { tab, answers, folder } = room
  const pointed = await keys.watchPointer(tab)
  try {
    layOutPlan(room)
    await keys.press(tab, 'Choose a plan')
    for (const name of NAMES) await enrol(tab, name)
    await step(tab, 'Begin the ceremony')
    await lookAtTheLog(tab)
    await authorise(tab, 'Begin now')
    await step(tab, 'Generate and split')
    await authorise(tab, 'Generate now')
    await step(tab, 'Release the shares')
    await authorise(tab)
    for (const index of [1, 2, 3]) await handOut(tab, index)
    await step(tab, 'Prove the share set')
    await keys.press(tab, 'Prove the share set')
    await step(tab, 'Compare the key of aws-kms for orders')
    for (const name of BOTH) await compare(tab, name)
    await step(tab, 'Wrap the keys')
    await authorise(tab, 'Wrap now')
    for (const name of NAMES) {
      await step(tab, `Statement of ${name}`)
      await keys.choose(tab, 'I agree')
      await keys.sign(tab, name)
    }
    await step(tab, 'Close the ceremony')
    await authorise(tab, 'Close now')
    for (const name of NAMES) {
      await step(tab, `Signature of ${name}`)
      await keys.sign(tab, name)
    }
    await step(tab, 'Write the evidence')
    for (const medium of ['one', 'two']) {
      answers.folder = join(folder, medium)
      mkdirSync(answers.folder)
      await keys.press(tab, medium === 'one' ? 'Choose the first folder' : 'Choose another folder')
      await expect(tab.getByText(answers.folder).first()).toBeVisible()
    }
    await expect(tab.getByRole('heading', { name: 'The ceremony is closed' })).toBeFocused()
    expect(audit(room, 'two')).toMatchObject({ ok: true, outcome: 'closed' })
    expect(await pointed()).toBe(0)
    await keys.press(tab, 'Leave the ceremony')
    await expect(tab.getByRole('heading', { name: 'Key ceremonies' })).toBeVisible()
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})

async function enrol(tab: Tab, name: string): Promise<void> {
  await keys.type(tab, 'New passphrase', passphraseOf(name))
  await keys.type(tab, 'New passphrase again', passphraseOf(name))
  await tab.keyboard.press('Enter')
  await expect(tab.getByRole('heading', { name, exact: true })).toBeFocused()
  await keys.press(tab, 'I have copied it')
}

/** A dialog keeps the focus inside, goes with Escape, and gives the focus back. */
async function lookAtTheLog(tab: Tab): Promise<void> {
  await keys.press(tab, 'Whole log')
  const dialog = tab.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: 'The log' })).toBeVisible()
  for (let i = 0; i < 12; i++) {
    await tab.keyboard.press('Tab')
    expect(await dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true)
  }
  await tab.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(button(tab, 'Whole log')).toBeFocused()
}

async function authorise(tab: Tab, perform?: string): Promise<void> {
  await keys.press(tab, 'Declare')
  for (const [i, name] of BOTH.entries()) {
    await keys.choose(tab, name)
    await keys.sign(tab, name)
    if (i === 0) await expect(tab.getByText(new RegExp(`^${name}, .* UTC`)).first()).toBeVisible()
  }
  if (perform !== undefined) await keys.press(tab, perform)
}

async function handOut(tab: Tab, index: number): Promise<void> {
  await step(tab, `Hand out share ${index}`)
  await keys.press(tab, 'I am alone with the screen')
  const shareText = await readShare(tab)
  // A stray key neither closes the private view nor ends the hand-out.
  await tab.keyboard.press('Escape')
  await expect(tab.getByText('KSHA')).toBeVisible()
  await keys.press(tab, 'I have copied it')
  await step(tab, `Read back share ${index}`)
  await keys.tabTo(tab, tab.getByLabel('Group 1', { exact: true }))
  // Each complete group hands the focus to the next box.
  await tab.keyboard.type(shareText)
  await expect(tab.getByLabel('Group 25', { exact: true })).toHaveValue(shareText.slice(-4))
  await keys.type(tab, 'Medium', 'card')
  await keys.type(tab, 'Bag number', `A-${index}`)
  await keys.sign(tab, `Custodian ${index}`)
}

async function compare(tab: Tab, name: string): Promise<void> {
  await keys.choose(tab, name)
  const boxes = tab.getByLabel(/^Word \d+$/)
  await expect(boxes).toHaveCount(4)
  const labels = await boxes.evaluateAll((all) =>
    all.map((one) => one.closest('label')?.textContent ?? ''),
  )
  for (const label of labels)
    await keys.type(tab, label, paperWords()[Number(/\d+/.exec(label)?.[0]) - 1] ?? '')
  await keys.sign(tab, name)
  await expect(tab.getByLabel(`Passphrase of ${name}`, { exact: true })).toHaveCount(0)
}
