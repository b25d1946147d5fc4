/** The program dies, the log survives: the page leads people back to where they were. */
import { expect, test } from '@playwright/test'
import { audit, verifyOnPage, writeEvidence } from './support/evidence.ts'
import * as led from './support/led.ts'
import { look } from './support/look.ts'
import * as people from './support/people.ts'
import { ADMIN, NAMES, WITNESS } from './support/plan.ts'
import { note, stateHead, takeUp, unlock } from './support/resume.ts'
import type { Room } from './support/room.ts'

const { button, step } = people
const BOTH = [ADMIN, WITNESS]

/** What is left to be done is done; the evidence is written by hand and holds. */
async function toEvidence(room: Room): Promise<void> {
  await led.leadToTheEnd(room)
  await writeEvidence(room, ['one', 'two'])
  for (const medium of ['one', 'two'])
    expect(audit(room, medium)).toMatchObject({ ok: true, outcome: 'closed' })
}

test('before it began: a wrong passphrase and a wrong head are refused, the right ones lead back', async ({
  browser,
}) => {
  await led.inRoom(browser, led.enrolled, async (first, restart) => {
    await step(first.tab, 'Begin the ceremony')
    const noted = await note(first.tab)
    const room = await restart()
    const { tab } = room
    await expect(tab.getByText('In progress. Started')).toBeVisible()
    // What is stated from paper is on no screen before: neither the entry nor how many there are.
    const told = await tab.getByRole('main').innerText()
    expect(told).not.toMatch(/\b\d+ entr(y|ies)\b/)
    await button(tab, 'Resume Order keys 2026').click()
    await people.choose(tab, WITNESS)
    await people.passphraseField(tab, WITNESS).fill('not the passphrase of the witness')
    await button(tab, 'Unlock and resume').click()
    const alert = tab.getByRole('alert')
    await expect(alert).toContainText('This passphrase does not open the key.')
    await expect(alert).toContainText('Capital letters and spaces count.')
    await look(tab, 'resume/wrong-passphrase')
    await people.sign(tab, WITNESS, 'Unlock and resume')

    await step(tab, 'Resume the ceremony')
    await expect(tab.getByText(noted.head.slice(0, 4))).toHaveCount(0)
    await stateHead(tab, ADMIN, {
      ...noted,
      head: noted.head.replace(/^./, (one) => (one === '0' ? '1' : '0')),
    })
    await expect(alert).toContainText('rule.resume')
    await expect(alert).toContainText('it may be a fork')
    await look(tab, 'resume/wrong-head')
    // Typed from paper once: it is compared, not typed again.
    await expect(tab.getByLabel('Last entry you noted')).toHaveValue(noted.entry)
    await stateHead(tab, ADMIN, { ...noted, entry: '999' })
    await expect(alert).toContainText('at entry 999, or ends before it')
    await stateHead(tab, ADMIN, noted)
    await expect(tab.getByText('1 of 2 have stated')).toBeVisible()
    await stateHead(tab, 'Custodian 3', noted)

    await step(tab, 'Begin the ceremony')
    await expect(
      tab.getByText(
        'Refused: a wrong passphrase (passphrase.wrong), in the name of Internal witness.',
        { exact: true },
      ),
    ).toBeVisible()
    await expect(
      tab
        .getByText(
          'Refused: a head or an entry that does not fit the log (rule.resume), in the name of Ceremony administrator.',
          { exact: true },
        )
        .first(),
    ).toBeVisible()
    await people.authorise(tab, BOTH, 'Begin now')
    await step(tab, 'Generate and split')
    await toEvidence(room)
  })
})

test('while a share is on the screen: it counts as exposed until three people have signed for it', async ({
  browser,
}) => {
  await led.inRoom(browser, led.releasing, async (first, restart) => {
    await step(first.tab, 'Hand out share 1')
    const noted = await note(first.tab)
    await people.lookAtShare(first.tab)
    const room = await restart()
    const { tab } = room
    await takeUp(tab, noted, 'Custodian 2')
    await expect(tab.getByText('1 thing was started and never finished')).toBeVisible()
    await look(tab, 'resume/exposed')
    await step(tab, 'Generate and split')
    await people.declare(tab)
    await expect(tab.getByRole('alert')).toContainText('rule.exposure')
    const cosigners = [WITNESS, 'Custodian 3']
    await people.settle(tab, { open: 'Record it now', by: 'Custodian 1', cosigners })
    await expect(tab.getByText('started and never finished')).toHaveCount(0)
    await people.authorise(tab, BOTH, 'Generate now')
    await step(tab, 'Release the shares')
    await toEvidence(room)
  })
})

test('between receipts: the set is void, its shares go back, and everything is made again', async ({
  browser,
}) => {
  await led.inRoom(browser, led.received(2), async (first, restart) => {
    const noted = await note(first.tab)
    const voided = led.cardText(first, 1)
    const room = await restart()
    const { tab } = room
    await takeUp(tab, noted)
    await expect(tab.getByText('Shares handed out: 1, 2. Return and destroy them.')).toBeVisible()
    await expect(tab.getByText('Collect them now and destroy them before witnesses.')).toBeVisible()
    await expect(tab.getByText(/^Share \d of set .*, handed out to Custodian \d\.$/)).toHaveCount(2)
    await step(tab, 'Generate and split')
    await look(tab, 'resume/voided')
    await led.leadTo(room, led.handedOut(1))
    await step(tab, 'Read back share 1')
    await people.typeShare(tab, voided)
    await people.signReceipt(tab, 1)
    await expect(tab.getByRole('alert')).toContainText('which was voided')
    await people.typeShare(tab, led.cardText(room, 1))
    await people.signReceipt(tab, 1)
    await people.step(tab, 'Hand out share 2')
    await toEvidence(room)
  })
})

test('after the proof: a quorum fills the vault again and the packages are made', async ({
  browser,
}) => {
  await led.inRoom(browser, led.proven, async (first, restart) => {
    await step(first.tab, 'Compare the key of aws-kms for orders')
    const noted = await note(first.tab)
    const room = await restart()
    const { tab } = room
    await takeUp(tab, noted)
    await expect(tab.getByText('The vault is empty', { exact: true })).toBeVisible()
    for (const name of BOTH) await people.compare(tab, name)
    await step(tab, 'Fill the vault again')
    await look(tab, 'resume/recover')
    await people.authorise(tab, ['Custodian 1', 'Custodian 3', WITNESS], undefined)
    await step(tab, 'Bring a quorum of shares')
    for (const index of [3, 1]) {
      await people.choose(tab, `Custodian ${index}`)
      await people.typeShare(tab, led.cardText(room, index))
      if (index === 3) await look(tab, 'resume/present')
      await button(tab, 'Bring this share').click()
      if (index === 3) await expect(tab.getByText('1 of 2 shares are here')).toBeVisible()
    }
    await step(tab, 'Wrap the keys')
    await expect(tab.getByText('The vault is empty', { exact: true })).toHaveCount(0)
    await people.authorise(tab, BOTH, 'Wrap now')
    await step(tab, `Statement of ${ADMIN}`)
    await toEvidence(room)
  })
})

test('after the close, before everybody has signed: the signatures go on', async ({ browser }) => {
  await led.inRoom(browser, led.ended, async (first, restart) => {
    for (const name of BOTH) await people.seal(first.tab, name)
    await step(first.tab, 'Signature of Custodian 1')
    const room = await restart()
    const { tab } = room
    await expect(tab.getByText('Closed. Started')).toBeVisible()
    await unlock(tab, 'Custodian 2')
    for (const name of NAMES.slice(2)) await people.seal(tab, name)
    await step(tab, 'Write the evidence')
    await writeEvidence(room, ['one', 'two'])
    await expect(tab.getByRole('heading', { name: 'The ceremony is closed' })).toBeVisible()
    await verifyOnPage(room, 'two')
    await expect(tab.getByRole('heading', { name: 'Verified: REHEARSAL, closed' })).toBeVisible()
    await look(tab, 'resume/verified')
  })
})
