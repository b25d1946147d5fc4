/** Two people give dice and text, each alone: neither page nor log keeps anything for the other. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page as Tab, test } from '@playwright/test'
import { lineOf, rollsOf } from '../support/gifts.ts'
import { look } from './support/look.ts'
import * as people from './support/people.ts'
import { ADMIN, idOf, layOutPlan, NAMES, WITNESS } from './support/plan.ts'
import { openRoom, type Room } from './support/room.ts'

const GIVERS = [WITNESS, 'Custodian 1']
const ROLLS = 'Rolls, hidden'
const LINE = 'Your line of text'

/** Everything that could be found in the page: markup and live values. */
function everything(tab: Tab): Promise<string> {
  return tab.evaluate(() => {
    const values = Array.from(document.querySelectorAll('input'), (input) => input.value)
    return [document.documentElement.outerHTML, ...values].join('\n')
  })
}

/** Begins a ceremony whose plan asks two people. */
async function begin(room: Room): Promise<void> {
  const { tab } = room
  layOutPlan(room, (plan) => {
    Object.assign(plan, { entropy: { dice: true, text: true, people: GIVERS.map(idOf) } })
  })
  await people.button(tab, 'Choose a plan').click()
  for (const name of NAMES) {
    const go = name === ADMIN ? 'Enrol and open the ceremony' : `Enrol ${name}`
    await people.choosePassphrase(tab, name, go)
    await people.copySlip(tab)
  }
  await people.step(tab, 'Begin the ceremony')
  await people.authorise(tab, [ADMIN, WITNESS], 'Begin now')
}

test('two people give, each alone, and neither sees anything of the other', async ({ context }) => {
  const room = await openRoom(context)
  const { tab, app } = room
  try {
    await begin(room)
    for (const name of GIVERS) {
      const [rolls, line] = [rollsOf(idOf(name)), lineOf(idOf(name))]
      await people.step(tab, `What ${name} gives`)
      await expect(tab.getByLabel(ROLLS)).toHaveCount(0)
      if (name === WITNESS) await look(tab, '19-entropy')
      await people.button(tab, 'I am alone with the screen').click()
      await expect(tab.getByLabel(ROLLS)).toHaveValue('')
      await expect(tab.getByLabel(LINE, { exact: true })).toHaveValue('')
      await tab.getByLabel(ROLLS).pressSequentially(`${rolls.slice(0, 98)}x0789`)
      await expect(tab.getByText('98 of 100 rolls').first()).toBeVisible()
      await people.button(tab, `Add a ${rolls[98]}`).click()
      await people.button(tab, `Add a ${rolls[0]}`).click()
      await people.button(tab, 'Undo the last roll').click()
      await people.button(tab, `Add a ${rolls[99]}`).click()
      await expect(tab.getByText('Enough rolls.')).toBeVisible()
      await expect(tab.getByLabel(ROLLS)).toHaveAttribute('type', 'password')
      if (name === WITNESS) await look(tab, '20-dice')
      await tab.getByLabel(LINE, { exact: true }).fill(line)
      // A wrong passphrase costs nobody a hundred rolls.
      await people.passphraseField(tab, name).fill('not the passphrase at all')
      await people.button(tab, 'Sign and give').click()
      await expect(tab.getByRole('alert')).toContainText('passphrase.wrong')
      expect(await tab.evaluate(() => document.body.innerHTML)).not.toContain(rolls.slice(0, 20))
      await people.sign(tab, name, 'Sign and give')
      await expect(tab.getByLabel(ROLLS)).toHaveCount(0)
      const left = await everything(tab)
      expect(left).not.toContain(rolls.slice(0, 20))
      expect(left).not.toContain(line)
    }
    await people.step(tab, 'Generate and split')
    await people.authorise(tab, [ADMIN, WITNESS], 'Generate now')
    await people.step(tab, 'Release the shares')
    const database = readFileSync(
      join(room.folder, 'ceremonies', `${app.snapshot().ceremony}.sqlite`),
      'latin1',
    )
    const snapshot = JSON.stringify(app.snapshot())
    for (const secret of GIVERS.map(idOf).flatMap((id) => [rollsOf(id).slice(0, 20), lineOf(id)]))
      for (const place of [database, snapshot]) expect(place).not.toContain(secret)
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})

test('rolls that nobody would roll are named on the screen and refused', async ({ context }) => {
  const room = await openRoom(context)
  const { tab, app } = room
  try {
    await begin(room)
    await people.step(tab, `What ${WITNESS} gives`)
    await people.button(tab, 'I am alone with the screen').click()
    await people.sign(tab, WITNESS, 'Sign and give')
    await expect(tab.getByRole('alert')).toContainText('100 rolls are missing')
    await tab.getByLabel(ROLLS).fill('123456'.repeat(17))
    await expect(tab.getByText('No roll is equal to the one before it.')).toBeVisible()
    await tab.getByLabel(LINE, { exact: true }).fill(lineOf('witness'))
    await people.sign(tab, WITNESS, 'Sign and give')
    await expect(tab.getByRole('alert')).toContainText('dice.refused')
    expect(app.snapshot().recent.at(-1)?.sentence).toContain(
      '(dice.refused), in the name of Internal witness',
    )
    await people.button(tab, 'Begin again').click()
    await expect(tab.getByLabel(ROLLS)).toHaveValue('')
    await expect(tab.getByLabel(ROLLS)).toBeFocused()
    await people.button(tab, 'Leave without giving').click()
    await expect(people.button(tab, 'I am alone with the screen')).toBeFocused()
    expect(await everything(tab)).not.toContain(lineOf('witness'))
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})

test('rolls are typed, undone and given by the keyboard alone', async ({ context }) => {
  const room = await openRoom(context)
  const { tab } = room
  try {
    await begin(room)
    await people.step(tab, `What ${WITNESS} gives`)
    await people.button(tab, 'I am alone with the screen').focus()
    await tab.keyboard.press('Enter')
    await tab.getByLabel(ROLLS).focus()
    await tab.keyboard.type(`${rollsOf('witness')}6`)
    await tab.keyboard.press('Backspace')
    await expect(tab.getByText('100 rolls', { exact: true })).toBeVisible()
    for (let face = 1; face <= 6; face++) {
      await tab.keyboard.press('Tab')
      await expect(people.button(tab, `Add a ${face}`)).toBeFocused()
    }
    await tab.keyboard.press('Tab')
    await expect(people.button(tab, 'Undo the last roll')).toBeFocused()
    await tab.keyboard.press('Tab')
    await expect(people.button(tab, 'Begin again')).toBeFocused()
    await tab.keyboard.press('Tab')
    await tab.keyboard.type(lineOf('witness'))
    await tab.keyboard.press('Tab')
    await tab.keyboard.press('Tab')
    await tab.keyboard.type(people.passphraseOf(WITNESS))
    await tab.keyboard.press('Enter')
    await people.step(tab, 'What Custodian 1 gives')
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})
