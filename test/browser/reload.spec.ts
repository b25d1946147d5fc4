/** The page dies at every step of a ceremony: the services go on, nothing is lost or shown twice. */
import { expect, type Page as Tab, test } from '@playwright/test'
import { liveSet } from '#shared/ceremony/standing.ts'
import { audit, writeEvidence } from './support/evidence.ts'
import * as led from './support/led.ts'
import * as people from './support/people.ts'
import { ADMIN, NAMES, WITNESS } from './support/plan.ts'
import type { Room } from './support/room.ts'

const BOTH = [ADMIN, WITNESS]

/** How many entries of this type the log has. */
function countOf(room: Room, type: string): number {
  return room.app.ceremony.ledger.events.filter((event) => event.type === type).length
}

/** Everything the page holds is gone, and a new page shows the same step and the same entry. */
async function reload(room: Room, title: string): Promise<void> {
  const { tab } = room
  await people.step(tab, title)
  const entries = room.app.ceremony.ledger.events.length
  await tab.reload()
  await people.step(tab, title)
  expect(room.app.ceremony.ledger.events).toHaveLength(entries)
}

/** Presses a button and kills the page before the answer is there. */
async function pressAndReload(tab: Tab, name: string): Promise<void> {
  // Without waiting: the call is on its way when the page goes.
  await people.button(tab, name).evaluate((one: HTMLElement) => one.click())
  await tab.reload()
}

test('the page is killed at every step, in the middle of calls and of a private view', async ({
  browser,
}) => {
  await led.inRoom(browser, led.enrolled, async (room) => {
    const { tab } = room
    await reload(room, 'Begin the ceremony')
    await people.declare(tab)
    await people.approve(tab, ADMIN)
    // An approval is in the log: nobody gives it twice.
    await reload(room, 'Begin the ceremony')
    await expect(tab.getByText(new RegExp(`${ADMIN}, .* UTC`)).first()).toBeVisible()
    await people.approveAll(tab, [WITNESS])
    await pressAndReload(tab, 'Begin now')
    await reload(room, 'Generate and split')

    await people.authorise(tab, BOTH, undefined)
    await pressAndReload(tab, 'Generate now')
    await reload(room, 'Release the shares')
    expect(countOf(room, 'key.generated')).toBe(1)
    expect(countOf(room, 'shares.made')).toBe(1)

    await people.authorise(tab, BOTH, undefined)
    await reload(room, 'Hand out share 1')
    const seen = await people.lookAtShare(tab)
    await tab.reload()
    await expect(tab.getByText(seen.slice(0, 4))).toHaveCount(0)
    const markup = await tab.evaluate(() => document.documentElement.outerHTML)
    expect(markup).not.toContain(seen.slice(8, 12))
    expect(countOf(room, 'share.release.started')).toBe(1)
  })
})

test('what was done before the page died is done, to the last signature', async ({ browser }) => {
  await led.inRoom(browser, led.handedOut(1), async (room) => {
    const { tab } = room
    await reload(room, 'Read back share 1')
    await people.typeShare(tab, led.cardText(room, 1))
    // Half typed, the page dies: what was typed is gone, and the card is typed again.
    await reload(room, 'Read back share 1')
    await expect(tab.getByLabel('Group 1', { exact: true })).toHaveValue('')
    await people.typeShare(tab, led.cardText(room, 1))
    await people.signReceipt(tab, 1)
    await reload(room, 'Hand out share 2')
    expect(liveSet(room.app.ceremony.ledger.state)?.shares[0]?.received).toBe(true)

    await led.leadTo(room, led.received(3))
    await reload(room, 'Prove the share set')
    await pressAndReload(tab, 'Prove the share set')
    await reload(room, 'Compare the key of aws-kms for orders')
    await people.compare(tab, ADMIN)
    await reload(room, 'Compare the key of aws-kms for orders')
    await people.compare(tab, WITNESS)
    await people.step(tab, 'Wrap the keys')
    await people.authorise(tab, BOTH, undefined)
    await pressAndReload(tab, 'Wrap now')
    expect(countOf(room, 'package.started')).toBe(1)

    await reload(room, `Statement of ${ADMIN}`)
    await people.attest(tab, ADMIN)
    await reload(room, `Statement of ${WITNESS}`)
    await led.leadTo(room, led.attested)
    await reload(room, 'Close the ceremony')
    await people.authorise(tab, BOTH, undefined)
    await pressAndReload(tab, 'Close now')
    await reload(room, `Signature of ${ADMIN}`)
    for (const name of NAMES) {
      await people.seal(tab, name)
      if (name === ADMIN) await reload(room, `Signature of ${WITNESS}`)
    }
    await reload(room, 'Write the evidence')
    await writeEvidence(room, ['one', 'two'])
    await tab.reload()
    for (const medium of ['one', 'two'])
      expect(audit(room, medium)).toMatchObject({ ok: true, outcome: 'closed' })
  })
})
