/** The released script with all that happens to people: everything by clicks, over the real services. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { audit, bundleOf, writeEvidence } from './support/evidence.ts'
import * as led from './support/led.ts'
import { look } from './support/look.ts'
import * as people from './support/people.ts'
import { ADMIN, DEPUTY, layOutPlan, NAMES, WITNESS, withDeputy } from './support/plan.ts'
import { openRoom, type Room } from './support/room.ts'
import { comeBack, current, goOnTo, leave, readWatch } from './support/script.ts'

const { button } = people
const BOTH = [ADMIN, WITNESS]
const DOOR = 'The door stood open during the break.'

test('the released script, with a break, a deputy, exceptions and somebody who disagrees', async ({
  context,
}) => {
  test.setTimeout(600_000)
  const room = await openRoom(context)
  try {
    await open(room)
    await goOnTo(room, 'opening-clock')
    await look(room.tab, 'room/clock')
    await goOnTo(room, 'media')
    await comeAndGo(room)
    await goOnTo(room, 'generate')
    await changeMind(room)
    await goOnTo(room, 'handout:2')
    await takeABreak(room)
    await goOnTo(room, 'compare:orders/aws-kms')
    await callTheDeputy(room)
    await goOnTo(room, 'drill')
    await leaveOut(room)
    await goOnTo(room, 'attest:c2')
    await disagree(room)
    await goOnTo(room, 'deliver')
    await writeEvidence(room, ['red', 'blue'])
    await look(room.tab, 'room/end', true)
    await expect(room.tab.getByRole('heading', { name: 'One person does not agree' })).toBeVisible()
    await expect(room.tab.getByText(DOOR)).toBeVisible()
    expect(audit(room, 'blue')).toMatchObject({ ok: true, outcome: 'closed' })
    const report = readFileSync(join(bundleOf(room, 'red'), 'report.html'), 'utf8')
    for (const said of [DOOR, 'disagree', 'Taken ill.', DEPUTY, 'Lunch.', 'drill'])
      expect(report).toContain(said)
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})

async function open(room: Room): Promise<void> {
  const { tab } = room
  layOutPlan(room, withDeputy)
  await button(tab, 'Choose a plan').click()
  await people.choosePassphrase(tab, ADMIN, 'Enrol and open the ceremony')
  await people.copySlip(tab)
}

async function comeAndGo(room: Room): Promise<void> {
  const { tab } = room
  await leave(room, 'Custodian 3', 'A telephone call.')
  await expect(button(tab, 'Slip of Custodian 3, away')).toBeVisible()
  await button(tab, 'The room').click()
  await comeBack(room, 'Custodian 3')
  await look(tab, 'room/dialog')
  await button(tab, 'Close').click()
}

/** An approval is withdrawn before anything is done with it, and given again. */
async function changeMind({ tab }: Room): Promise<void> {
  await people.authorise(tab, BOTH, undefined)
  await expect(button(tab, 'Generate now')).toBeVisible()
  await people.choose(tab, WITNESS)
  await people.sign(tab, WITNESS, 'Withdraw my approval')
  await expect(button(tab, 'Generate now')).toHaveCount(0)
  await expect(tab.getByText('The earlier declaration is void')).toBeVisible()
  await people.authorise(tab, BOTH, 'Generate now')
}

async function takeABreak(room: Room): Promise<void> {
  const { tab } = room
  await button(tab, 'The room').click()
  await tab.getByText('Everybody takes a break').click()
  await tab.getByLabel('Reason', { exact: true }).fill('Lunch.')
  await button(tab, 'Begin the break').click()
  await people.step(tab, 'Break: Lunch.')
  await look(tab, 'room/break')
  await comeBack(room, WITNESS)
  await expect(button(tab, 'End the break')).toHaveCount(0)
  await comeBack(room, ADMIN)
  await button(tab, 'End the break').click()
  // The custodian whose step it is has not come back yet.
  await expect(tab.getByText('Not in the room: Custodian 2')).toBeVisible()
  await button(tab, 'The room').click()
  for (const index of [1, 2, 3]) await comeBack(room, `Custodian ${index}`)
  await button(tab, 'Close').click()
}

/** The administrator is taken ill; the deputy enrols, copies the slip and takes over. */
async function callTheDeputy(room: Room): Promise<void> {
  const { tab } = room
  await leave(room, ADMIN, 'Taken ill.')
  await button(tab, `Enrol ${DEPUTY} now`).click()
  await people.choosePassphrase(tab, DEPUTY, `Enrol ${DEPUTY}`)
  await people.copySlip(tab)
  await button(tab, 'The room').click()
  await tab.getByText('A deputy or alternate takes over').click()
  await tab.getByLabel('Passphrase', { exact: true }).fill(people.passphraseOf(DEPUTY))
  await button(tab, 'Take over').click()
  await expect(tab.getByText(`${DEPUTY} has taken over from ${ADMIN}`)).toBeVisible()
  await look(tab, 'room/deputy')
  await button(tab, 'Close').click()
}

/** The date of the drill cannot be agreed on: the step is left out by exception. */
async function leaveOut(room: Room): Promise<void> {
  const { tab } = room
  await people.settle(tab, {
    open: 'Raise an exception',
    by: WITNESS,
    cosigners: [DEPUTY, 'Custodian 1'],
  })
  await people.settle(tab, {
    open: 'Raise an exception',
    about: /^A step of the script/,
    which: /^Step \d+: Agree on the date of the next drill, left out/,
    by: DEPUTY,
    cosigners: [WITNESS, 'Custodian 3'],
  })
  await expect(tab.getByRole('navigation', { name: 'Script' }).getByText(/^skipped/)).toHaveCount(1)
  expect(current(room)?.step).toBe('closing-clock')
}

async function disagree({ tab }: Room): Promise<void> {
  const name = NAMES[3] ?? ''
  await tab.getByRole('radio', { name: /^I do not agree/ }).check({ force: true })
  await people.sign(tab, name, 'Sign the statement')
  await expect(tab.getByRole('alert')).toContainText('Say what you do not agree with')
  await tab.getByLabel('Remarks').fill(DOOR)
  await people.sign(tab, name, 'Sign the statement')
  await expect(tab.getByRole('heading', { name: 'One person does not agree' })).toBeVisible()
}

test('fewer than two people: everything locks, and goes on when one is back', async ({
  browser,
}) => {
  await led.inRoom(browser, led.releasing, async (room) => {
    const { tab } = room
    for (const name of NAMES.slice(0, 3)) await leave(room, name, 'Gone.')
    await button(tab, 'The room').click()
    await button(tab, 'Custodian 2 leaves').click()
    await tab.getByLabel('Reason', { exact: true }).first().fill('Gone.')
    await button(tab, 'Record the departure').click()
    await people.step(tab, 'Fewer than two enrolled people are present.')
    await expect(tab.getByRole('dialog')).toHaveCount(0)
    await expect(button(tab, 'I am alone with the screen')).toHaveCount(0)
    await comeBack(room, 'Custodian 1')
    await people.step(tab, 'Hand out share 1')
    await expect(tab.getByText('The earlier declaration is void')).toBeVisible()
  })
})

test('a clock that jumped holds everything up until two people have read their watches', async ({
  browser,
}) => {
  let jump = 0
  const clock = () => Date.now() + jump
  await led.inRoom(
    browser,
    led.begun,
    async (room) => {
      const { tab } = room
      await people.step(tab, 'Generate and split')
      jump = 3_600_000
      await people.declare(tab)
      await people.step(tab, 'The clock of the laptop went forward by 1 h')
      await readWatch(room, WITNESS)
      await expect(tab.getByText('Now a second person')).toBeVisible()
      await readWatch(room, ADMIN)
      await people.step(tab, 'Generate and split')
    },
    { clock },
  )
})

test('the administrator does not come: their deputy opens the ceremony', async ({ context }) => {
  const room = await openRoom(context)
  const { tab, app } = room
  try {
    layOutPlan(room, withDeputy)
    await button(tab, 'Choose a plan').click()
    await people.choose(tab, DEPUTY)
    await look(tab, 'room/opened-by-deputy', true)
    await people.choosePassphrase(tab, DEPUTY, 'Enrol and open the ceremony')
    await expect(tab.getByRole('heading', { name: DEPUTY })).toBeVisible()
    expect(app.ceremony.ledger.state.members.map(({ id }) => id)).toEqual(['deputy'])
  } finally {
    room.close()
  }
})
