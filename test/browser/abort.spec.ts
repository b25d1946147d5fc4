/** Anybody can stop at any time; what happened until then is evidence all the same. */
import { expect, type Page as Tab, test } from '@playwright/test'
import { audit, verifyOnPage, writeEvidence } from './support/evidence.ts'
import * as led from './support/led.ts'
import { look } from './support/look.ts'
import * as people from './support/people.ts'
import { ADMIN, WITNESS } from './support/plan.ts'
import { unlock } from './support/resume.ts'

const { button } = people
const ABORTED = 'The ceremony was aborted'

/** Somebody stops: with the passphrase if it is given. */
async function abort(tab: Tab, name: string, reason: string, passphrase?: string): Promise<void> {
  await button(tab, 'Abort').click()
  const dialog = tab.getByRole('dialog')
  await people.choose(dialog, name)
  await dialog.getByLabel('Reason').fill(reason)
  if (passphrase !== undefined)
    await dialog.getByLabel('Passphrase, if you can give it', { exact: true }).fill(passphrase)
  await button(dialog, 'Abort now').click()
}

test('unsigned, before it began: the recorder notes who asked, and the evidence says so', async ({
  browser,
}) => {
  await led.inRoom(browser, led.enrolled, async (room) => {
    const { tab } = room
    await button(tab, 'Abort').click()
    await button(tab, 'Abort now').click()
    await expect(tab.getByRole('alert')).toContainText('Choose yourself first.')
    await people.choose(tab.getByRole('dialog'), 'Custodian 2')
    await button(tab, 'Abort now').click()
    await expect(tab.getByRole('alert')).toContainText('Give the reason.')
    await look(tab, 'abort/dialog')
    await button(tab, 'Do not abort').click()
    await people.step(tab, 'Begin the ceremony')

    await abort(tab, 'Custodian 2', 'The fire alarm rang.')
    await expect(tab.getByRole('heading', { name: ABORTED })).toBeVisible()
    await expect(tab.getByText('Signed by the recorder alone.')).toBeVisible()
    await look(tab, 'abort/unsigned')
    await writeEvidence(room, ['one', 'two'])
    expect(audit(room, 'one')).toMatchObject({ ok: true, outcome: 'aborted' })
    await verifyOnPage(room, 'two')
    await expect(tab.getByRole('heading', { name: 'Verified: REHEARSAL, aborted' })).toBeVisible()
  })
})

test('signed, with shares handed out: the shares are void and named, the signature counts', async ({
  browser,
}) => {
  await led.inRoom(browser, led.handedOut(2), async (room) => {
    const { tab } = room
    await abort(tab, 'Custodian 1', 'My card is missing.', 'not my passphrase at all')
    await expect(tab.getByRole('alert')).toContainText('passphrase.wrong')
    expect(room.app.ceremony.ledger.state.end).toBeUndefined()
    const dialog = tab.getByRole('dialog')
    await expect(dialog.getByLabel('Reason')).toHaveValue('My card is missing.')
    await dialog
      .getByLabel('Passphrase, if you can give it', { exact: true })
      .fill(people.passphraseOf('Custodian 1'))
    await button(dialog, 'Abort now').click()
    await expect(tab.getByRole('heading', { name: ABORTED })).toBeVisible()
    const voided = tab.getByText(/^Share \d of set [0-9a-f]{16}, handed out to Custodian \d\.$/)
    await expect(voided).toHaveCount(2)
    await expect(tab.getByText('Signed by Custodian 1.')).toBeVisible()
    await look(tab, 'abort/signed')
    await writeEvidence(room, ['one'])
    expect(audit(room, 'one')).toMatchObject({ ok: true, outcome: 'aborted' })
    await verifyOnPage(room, 'one')
    await expect(tab.getByRole('heading', { name: 'Verified: REHEARSAL, aborted' })).toBeVisible()
  })
})

test('after a share was exposed: no exception is needed to stop', async ({ browser }) => {
  await led.inRoom(browser, led.releasing, async (room) => {
    const { tab } = room
    await people.lookAtShare(tab)
    // One pair of eyes, one screen: what lies below it is out of reach.
    await expect(tab.locator('[inert]').filter({ has: tab.locator('#work') })).toHaveCount(1)
    await button(tab, 'Something went wrong').click()
    await expect(tab.getByText('1 thing was started and never finished')).toBeVisible()
    await expect(tab.getByText('The earlier declaration is void')).toBeVisible()
    await look(tab, 'abort/exposed')
    await abort(tab, WITNESS, 'Somebody stood behind the custodian.', people.passphraseOf(WITNESS))
    await expect(tab.getByRole('heading', { name: ABORTED })).toBeVisible()
    await expect(tab.getByText(/^Share 1 of set/)).toBeVisible()
    await writeEvidence(room, ['one'])
    expect(audit(room, 'one')).toMatchObject({ ok: true, outcome: 'aborted' })
  })
})

test('while resuming, before anybody has stated the head', async ({ browser }) => {
  await led.inRoom(browser, led.proven, async (_, restart) => {
    const room = await restart()
    const { tab } = room
    await unlock(tab, 'Custodian 3')
    await people.step(tab, 'Resume the ceremony')
    await abort(tab, 'Custodian 3', 'The paper is lost.', people.passphraseOf('Custodian 3'))
    await expect(tab.getByRole('heading', { name: ABORTED })).toBeVisible()
    await expect(tab.getByText(/^Share \d of set/)).toHaveCount(3)
    await writeEvidence(room, ['one'])
    expect(audit(room, 'one')).toMatchObject({ ok: true, outcome: 'aborted' })
  })
})

test('an aborted ceremony is found again at home, and its evidence is written later', async ({
  browser,
}) => {
  await led.inRoom(browser, led.begun, async (first, restart) => {
    await abort(first.tab, ADMIN, 'No time.', people.passphraseOf(ADMIN))
    await expect(first.tab.getByRole('heading', { name: ABORTED })).toBeVisible()
    const room = await restart()
    const { tab } = room
    await expect(tab.getByText('Aborted. Started')).toBeVisible()
    await unlock(tab, WITNESS)
    await expect(tab.getByRole('heading', { name: ABORTED })).toBeVisible()
    await writeEvidence(room, ['one'])
    expect(audit(room, 'one')).toMatchObject({ ok: true, outcome: 'aborted' })
  })
})

test('after a package has left: only a co-signed decision ends it, as terminated', async ({
  browser,
}) => {
  await led.inRoom(browser, led.wrapped, async (room) => {
    const { tab } = room
    const passphrase = people.passphraseOf(ADMIN)
    await abort(tab, ADMIN, 'The audit team has left.', passphrase)
    const dialog = tab.getByRole('dialog')
    await expect(dialog.getByText('First raise an exception about ending')).toBeVisible()
    await expect(tab.getByRole('alert')).toContainText('rule.exception')
    await look(tab, 'abort/package-left')
    await button(dialog, 'Do not abort').click()
    await people.settle(tab, {
      open: 'Raise an exception',
      about: /^Ending now/,
      by: ADMIN,
      cosigners: [WITNESS, 'Custodian 1'],
    })
    await abort(tab, ADMIN, 'The audit team has left.', passphrase)
    await expect(tab.getByRole('heading', { name: 'The ceremony was terminated' })).toBeVisible()
    await expect(tab.getByText('packages/orders/', { exact: false }).first()).toBeVisible()
    await look(tab, 'abort/terminated')
    await writeEvidence(room, ['one'])
    expect(audit(room, 'one')).toMatchObject({ ok: true, outcome: 'terminated' })
    await verifyOnPage(room, 'one')
    await expect(
      tab.getByRole('heading', { name: 'Verified: REHEARSAL, terminated' }),
    ).toBeVisible()
  })
})
