/** The page dies at every step of a ceremony led on it: nothing is lost, nothing is recorded twice. */
import { expect, test } from '@playwright/test'
import { liveSet } from '#shared/ceremony/standing.ts'
import { crash, expectNothingOf } from './support/crash.ts'
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

/** The page dies at a step, and a new one shows the same step and the same entry. */
async function dieAt(room: Room, title: string): Promise<Room> {
  await people.step(room.tab, title)
  const entries = room.app.ceremony.ledger.events.length
  const after = await crash(room)
  await people.step(after.tab, title)
  expect(room.app.ceremony.ledger.events).toHaveLength(entries)
  return after
}

/** Presses a button, and the page dies before the answer is there. */
async function dieIn(room: Room, name: string): Promise<Room> {
  // Without waiting: the call is on its way when the page goes.
  await people.button(room.tab, name).evaluate((one: HTMLElement) => one.click())
  return crash(room)
}

test('the page is killed at every step, in the middle of calls and of a private view', async ({
  browser,
}) => {
  await led.inRoom(browser, led.enrolled, async (opened) => {
    let room = await dieAt(opened, 'Begin the ceremony')
    await people.declare(room.tab)
    await people.approve(room.tab, ADMIN)
    // An approval is in the log: nobody gives it twice.
    room = await dieAt(room, 'Begin the ceremony')
    await expect(room.tab.getByText(new RegExp(`${ADMIN}, .* UTC`)).first()).toBeVisible()
    // An approval that is being signed is given once, and the passphrase for it is gone.
    await people.choose(room.tab, WITNESS)
    await people.passphraseField(room.tab, WITNESS).fill(people.passphraseOf(WITNESS))
    room = await dieIn(room, 'Approve')
    await expect(people.button(room.tab, 'Begin now')).toBeVisible()
    expect(countOf(room, 'intent.approved')).toBe(2)
    await expectNothingOf(room.tab, [people.passphraseOf(WITNESS)])
    room = await dieIn(room, 'Begin now')
    room = await dieAt(room, 'Generate and split')

    await people.authorise(room.tab, BOTH, undefined)
    room = await dieIn(room, 'Generate now')
    room = await dieAt(room, 'Release the shares')
    expect(countOf(room, 'key.generated')).toBe(1)
    expect(countOf(room, 'shares.made')).toBe(1)

    await people.authorise(room.tab, BOTH, undefined)
    room = await dieAt(room, 'Hand out share 1')
    const seen = await people.lookAtShare(room.tab)
    room = await dieAt(room, 'Hand out share 1')
    await expectNothingOf(room.tab, [seen.slice(28)])
    expect(countOf(room, 'share.release.started')).toBe(1)
  })
})

test('what was done before the page died is done, to the last signature', async ({ browser }) => {
  await led.inRoom(browser, led.handedOut(1), async (opened) => {
    let room = await dieAt(opened, 'Read back share 1')
    const card = led.cardText(room, 1)
    for (let group = 1; group <= 12; group++)
      await room.tab
        .getByLabel(`Group ${group}`, { exact: true })
        .fill(card.slice(4 * group - 4, 4 * group))
    // Half typed, the page dies: what was typed is gone, and the card is typed again.
    room = await dieAt(room, 'Read back share 1')
    await expectNothingOf(room.tab, [card.slice(28)])
    await people.typeShare(room.tab, card)
    await people.signReceipt(room.tab, 1)
    room = await dieAt(room, 'Hand out share 2')
    expect(liveSet(room.app.ceremony.ledger.state)?.shares[0]?.received).toBe(true)

    await led.leadTo(room, led.received(3))
    room = await dieAt(room, 'Prove the share set')
    room = await dieIn(room, 'Prove the share set')
    room = await dieAt(room, 'Compare the key of aws-kms for orders')
    await people.compare(room.tab, ADMIN)
    room = await dieAt(room, 'Compare the key of aws-kms for orders')
    await people.compare(room.tab, WITNESS)
    await people.step(room.tab, 'Wrap the keys')
    await people.authorise(room.tab, BOTH, undefined)
    room = await dieIn(room, 'Wrap now')
    expect(countOf(room, 'package.started')).toBe(1)

    room = await dieAt(room, `Statement of ${ADMIN}`)
    await people.attest(room.tab, ADMIN)
    room = await dieAt(room, `Statement of ${WITNESS}`)
    await led.leadTo(room, led.attested)
    room = await dieAt(room, 'Close the ceremony')
    await people.authorise(room.tab, BOTH, undefined)
    room = await dieIn(room, 'Close now')
    room = await dieAt(room, `Signature of ${ADMIN}`)
    for (const name of NAMES) {
      await people.seal(room.tab, name)
      if (name === ADMIN) room = await dieAt(room, `Signature of ${WITNESS}`)
    }
    room = await dieAt(room, 'Write the evidence')
    await writeEvidence(room, ['one', 'two'])
    room = await crash(room)
    for (const medium of ['one', 'two'])
      expect(audit(room, medium)).toMatchObject({ ok: true, outcome: 'closed' })
  })
})
