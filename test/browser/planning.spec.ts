/** A plan is written on the page, saved, reviewed and opened, without a line of JSON. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { look } from './support/look.ts'
import { button } from './support/people.ts'
import { openRoom } from './support/room.ts'

test('a plan from nothing to the first screen of its ceremony, faults on the way', async ({
  context,
}) => {
  const room = await openRoom(context)
  const { tab, answers } = room
  try {
    const file = join(room.folder, 'written.json')
    answers.save = file
    await button(tab, 'New plan').click()
    const verdict = tab.getByRole('status').filter({ hasText: /fault/ })
    await expect(verdict).toContainText('No fault')
    await tab.getByLabel('Title').fill('Payment keys')
    await tab.getByLabel('Shares needed').fill('5')
    await expect(verdict).toContainText('fault')
    await expect(tab.getByText('5 shares are needed, and 3 are given out.')).toBeVisible()
    await look(tab, 'planning/faults', true)
    await look(tab, 'planning/faults-screen')
    await tab.getByLabel('Shares needed').fill('2')
    await expect(tab.getByText('Any 2 of these 3 recover every key.')).toBeVisible()
    await expect(verdict).toContainText('No fault')
    await button(tab, 'Add a person').click()
    await tab.getByLabel('Name', { exact: true }).last().fill('External auditor')
    const roles = tab.getByRole('group', { name: 'Roles of External auditor' })
    await roles.getByLabel('witness').uncheck()
    await roles.getByLabel('auditor').check()
    await expect(verdict).toContainText('No fault')
    const gives = tab.getByRole('group', { name: 'People give' })
    await gives.getByLabel('100 rolls').check()
    const givers = tab.getByRole('group', { name: 'Who gives' })
    await givers.getByLabel('Internal witness').check()
    await givers.getByLabel('External auditor').check()
    await gives.getByLabel('100 rolls').uncheck()
    await expect(tab.getByText('names people, and neither dice nor text').first()).toBeVisible()
    await gives.getByLabel('100 rolls').check()
    await expect(verdict).toContainText('No fault')
    await look(tab, 'planning/entropy', true)
    await button(tab, 'Save the plan').click()
    await expect(tab.getByRole('heading', { name: 'Payment keys' })).toBeVisible()
    expect(existsSync(file)).toBe(true)
    const saved = JSON.parse(readFileSync(file, 'utf8'))
    expect(saved.people.at(-1)).toEqual({ id: 'p1', name: 'External auditor', roles: ['auditor'] })
    expect(saved.entropy).toEqual({ dice: true, people: ['witness', 'p1'] })
    await expect(button(tab, 'Enrol and open the ceremony')).toBeVisible()

    await button(tab, 'Back').click()
    answers.plan = file
    await button(tab, 'Change a plan').click()
    await expect(tab.getByLabel('Title')).toHaveValue('Payment keys')
    await button(tab, 'Save the plan').click()
    await expect(tab.getByRole('alert')).toContainText('exists')
    await expect(tab.getByLabel('Title')).toHaveValue('Payment keys')
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})
