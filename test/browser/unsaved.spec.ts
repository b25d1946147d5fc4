/** A changed plan never leaves the screen unasked, whichever way out somebody takes. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, expect, type Page as Tab, test } from '@playwright/test'
import { de } from '#shared/text/de/catalogue.ts'
import { en } from '#shared/text/en/catalogue.ts'
import { look, shoot } from './support/look.ts'
import { speak } from './support/language.ts'
import { button } from './support/people.ts'
import { openRoom, type Room } from './support/room.ts'

const { plan, home, palette, verify } = en
const question = (tab: Tab) => tab.getByRole('dialog', { name: plan.leaving })
const answer = (tab: Tab, name: string) => question(tab).getByRole('button', { name, exact: true })

/** A new plan on the desk, with another title than it began with. */
async function changePlan({ tab }: Room): Promise<void> {
  await button(tab, home.newPlan).click()
  await tab.getByLabel('Title').fill('Payment keys')
  await expect(tab.getByText(plan.unsaved)).toBeVisible()
}

/** Leaves by the palette, on the keyboard alone. */
async function goBy(tab: Tab, name: string): Promise<void> {
  await tab.keyboard.press('Control+k')
  await expect(tab.getByLabel(palette.find)).toBeFocused()
  await tab.keyboard.type(name)
  await expect(tab.getByRole('menuitem')).toHaveCount(1)
  await tab.keyboard.press('ArrowDown')
  await tab.keyboard.press('Enter')
}

async function inRoom(browser: Browser, run: (room: Room) => Promise<void>): Promise<void> {
  const context = await browser.newContext()
  const room = await openRoom(context)
  try {
    await run(room)
    expect(room.faults).toEqual([])
  } finally {
    room.close()
    await context.close()
  }
}

test('Back asks; Escape and Stay keep what was typed, Discard goes', ({ browser }) =>
  inRoom(browser, async (room) => {
    const { tab } = room
    await changePlan(room)
    for (const refuse of [
      () => tab.keyboard.press('Escape'),
      () => answer(tab, plan.stay).press('Enter'),
    ]) {
      await button(tab, en.common.back).click()
      await expect(question(tab)).toBeVisible()
      await refuse()
      await expect(question(tab)).toHaveCount(0)
      await expect(tab.getByLabel('Title')).toHaveValue('Payment keys')
    }
    await button(tab, en.common.back).click()
    await answer(tab, plan.discard).press('Enter')
    await expect(button(tab, home.newPlan)).toBeVisible()
  }))

test('the palette asks, and goes on where it was to go once the plan is saved', ({ browser }) =>
  inRoom(browser, async (room) => {
    const { tab, answers, folder } = room
    await changePlan(room)
    await goBy(tab, palette.verify)
    await expect(question(tab)).toBeVisible()
    // Nobody chose a name: the plan is still here, and so is the question.
    await answer(tab, plan.save).click()
    await expect(answer(tab, plan.save)).toBeEnabled()
    await expect(question(tab)).toBeVisible()
    const taken = join(folder, 'taken.json')
    writeFileSync(taken, '{}')
    answers.save = taken
    await answer(tab, plan.save).click()
    await expect(question(tab).getByRole('alert')).toContainText('exists')
    answers.save = join(folder, 'written.json')
    await answer(tab, plan.save).press('Enter')
    await expect(tab.getByRole('heading', { name: verify.title })).toBeVisible()
    expect(existsSync(answers.save)).toBe(true)
  }))

test('another plan does not replace a changed one unasked', ({ browser }) =>
  inRoom(browser, async (room) => {
    const { tab } = room
    await changePlan(room)
    await goBy(tab, palette.newPlan)
    await answer(tab, plan.stay).click()
    await expect(tab.getByLabel('Title')).toHaveValue('Payment keys')
    await goBy(tab, palette.newPlan)
    await answer(tab, plan.discard).click()
    await expect(tab.getByText(plan.saveHint)).toBeVisible()
    await expect(tab.getByLabel('Title')).not.toHaveValue('Payment keys')
  }))

test('the window stays open until somebody has answered', ({ browser }) =>
  inRoom(browser, async (room) => {
    const { tab } = room
    const asked: string[] = []
    tab.on('dialog', async (one) => {
      asked.push(one.type())
      await one.dismiss()
    })
    await changePlan(room)
    await tab.close({ runBeforeUnload: true })
    await expect(question(tab)).toBeVisible()
    expect(asked).toEqual(['beforeunload'])
    await answer(tab, plan.discard).click()
    await expect(button(tab, home.newPlan)).toBeVisible()
    const closed = tab.waitForEvent('close')
    await tab.close({ runBeforeUnload: true })
    await closed
    expect(asked).toEqual(['beforeunload'])
  }))

test('a plan that nobody changed, and one that is saved, go without a question', ({ browser }) =>
  inRoom(browser, async (room) => {
    const { tab, answers, folder } = room
    await button(tab, home.newPlan).click()
    await button(tab, en.common.back).click()
    await changePlan(room)
    answers.save = join(folder, 'written.json')
    await button(tab, plan.save).click()
    await expect(button(tab, 'Enrol and open the ceremony')).toBeVisible()
    await button(tab, en.common.back).click()
    await expect(button(tab, home.newPlan)).toBeVisible()
  }))

test('what is asked can be read in both languages, light and dark', ({ browser }) =>
  inRoom(browser, async (room) => {
    const { tab } = room
    await changePlan(room)
    await button(tab, en.common.back).click()
    await expect(question(tab)).toBeVisible()
    await look(tab, 'unsaved/en-1280')
    await speak(tab, 'de')
    await expect(tab.getByRole('dialog', { name: de.plan.leaving })).toBeVisible()
    await look(tab, 'unsaved/de-1280')
    await tab.emulateMedia({ colorScheme: 'dark' })
    await tab.setViewportSize({ width: 1920, height: 1080 })
    await shoot(tab, 'unsaved/de-1920-dark')
  }))
