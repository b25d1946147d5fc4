/** What can go wrong while shares are handed out, and how the room goes on. */
import { expect, test } from '@playwright/test'
import * as led from './support/led.ts'
import * as people from './support/people.ts'
import { ADMIN, WITNESS } from './support/plan.ts'

const { button, step } = people
const BOTH = [ADMIN, WITNESS]

test('a share that was exposed is handed out again, under a new approval and as another copy', async ({
  browser,
}) => {
  await led.inRoom(browser, led.releasing, async ({ tab, app }) => {
    const before = await people.lookAtShare(tab)
    await button(tab, 'Something went wrong').click()
    await expect(tab.getByText('KSHA')).toHaveCount(0)
    await people.settle(tab, {
      open: 'Record it now',
      by: 'Custodian 1',
      cosigners: [WITNESS, 'Custodian 2'],
    })
    await people.declare(tab)
    const copy = tab.locator('dt', { hasText: 'releases 1 copy' }).locator('+ dd')
    await expect(copy).toHaveText('2')
    await people.approveAll(tab, BOTH)
    expect(await people.lookAtShare(tab)).toBe(before)
    await button(tab, 'I have copied it').click()
    await step(tab, 'Read back share 1')
    await people.typeShare(tab, before)
    await people.signReceipt(tab, 1)
    await step(tab, 'Hand out share 2')
    expect(app.ceremony.ledger.state.sets[0]?.shares[0]?.copies).toBe(2)
  })
})

test('an approval older than half an hour shows nothing: it is declared and approved again', async ({
  browser,
}) => {
  let late = 0
  // Both clocks: had only one of them moved, people would have to read their watches first.
  const clock = () => Date.now() + late
  const monotonic = () => performance.now() + late
  await led.inRoom(
    browser,
    led.releasing,
    async ({ tab }) => {
      await step(tab, 'Hand out share 1')
      late = 31 * 60_000
      await button(tab, 'I am alone with the screen').click()
      await step(tab, 'Release the shares')
      await expect(tab.getByText('The earlier declaration is void')).toBeVisible()
      await expect(tab.getByText('it is older than 30 minutes')).toBeVisible()
      await expect(tab.getByText('KSHA')).toHaveCount(0)
      await people.authorise(tab, BOTH, undefined)
      await step(tab, 'Hand out share 1')
      await people.lookAtShare(tab)
    },
    { clock, monotonic },
  )
})
