/** The end of a share set on the page: bag, record, deed and witness, and a share that is missing. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page as Tab, test } from '@playwright/test'
import { sha256Hex } from '#shared/bytes.ts'
import { planFiles } from '../support/plans.ts'
import { endScript } from '../support/destroyed.ts'
import { chooseEvidence, holdCeremony } from './support/before.ts'
import { audit, writeEvidence } from './support/evidence.ts'
import { look } from './support/look.ts'
import * as people from './support/people.ts'
import { ADMIN, layOutPlan, WITNESS } from './support/plan.ts'
import { openRoom } from './support/room.ts'

const { button, step } = people
const HERE = [ADMIN, WITNESS, 'Custodian 1', 'Custodian 2', 'Custodian 3']
const COPIES = [{ id: 'red', medium: 'Red stick', place: 'Safe A' }]

async function witnessed(tab: Tab): Promise<void> {
  // The form before it asks the witness for a passphrase, too.
  await expect(tab.getByText('Somebody who looked on signs as well.')).toBeVisible()
  await people.sign(tab, WITNESS, 'Sign as the witness')
}

test('a share set comes to its end before a witness; what is missing is said outright', async ({
  context,
}) => {
  const room = await openRoom(context)
  const { tab, app } = room
  try {
    const before = await holdCeremony(room)
    const { ceremony, bundle } = before
    const checkpoint = sha256Hex(new Uint8Array(readFileSync(join(bundle, 'checkpoint'))))
    layOutPlan(
      room,
      (plan) => {
        for (const key of (plan.keys ?? []) as object[]) Object.assign(key, { targets: [] })
        const destruction = { successor: 'none', copies: COPIES }
        Object.assign(plan, { kind: 'destroy', source: { ceremony, checkpoint }, destruction })
      },
      planFiles().set('script.json', endScript()),
    )
    await tab.reload()
    await button(tab, 'Choose a plan').click()
    await expect(tab.getByText('Nothing: the keys end.')).toBeVisible()
    await chooseEvidence(room, bundle, before.paper, before.head)
    await button(tab, 'There is none').click()
    await look(tab, 'destroy/review', true)
    await people.choosePassphrase(tab, ADMIN, 'Enrol and open the ceremony')
    await people.copySlip(tab)
    for (const name of HERE.slice(1)) {
      await step(tab, `Enrol ${name}`)
      await people.choosePassphrase(tab, name, `Enrol ${name}`)
      await people.copySlip(tab)
    }
    await step(tab, 'Begin the ceremony')
    await people.authorise(tab, [ADMIN, WITNESS], 'Begin now')
    await step(tab, 'Destroy')
    await people.declare(tab)
    await look(tab, 'destroy/approve', true)
    await people.approveAll(tab, [ADMIN, WITNESS])

    const { source } = app.ceremony.ledger.state
    await step(tab, 'Destroy share 1')
    await button(tab, 'Sign for the bag').click()
    await expect(tab.getByRole('alert')).toContainText('Say how the seal is')
    await people.choose(tab, 'Broken')
    await tab.getByLabel('Number on the bag').fill('X-77')
    await look(tab, 'destroy/bag', true)
    await people.sign(tab, WITNESS, 'Sign for the bag')
    await expect(tab.getByText('The seal was broken.')).toBeVisible()
    await people.choose(tab, 'Card, on paper')
    await people.choose(tab, 'Cross-cut shredder')
    await tab.getByLabel('Share set on it').fill('f'.repeat(16))
    await tab.getByLabel('Commitment on it').fill(source?.shares[0]?.commitment.slice(0, 16) ?? '')
    await button(tab, 'Record it, then destroy it').click()
    await expect(tab.getByRole('alert')).toContainText('his is a share of set ffff')
    await tab.getByLabel('Share set on it').fill(source?.set ?? '')
    await look(tab, 'destroy/record', true)
    await button(tab, 'Record it, then destroy it').click()
    await expect(tab.getByText('Destroy it now')).toBeVisible()
    await look(tab, 'destroy/now', true)
    await people.sign(tab, 'Custodian 1', 'Sign that it is destroyed')
    await look(tab, 'destroy/witness', true)
    await witnessed(tab)

    for (const index of [2, 3]) {
      await step(tab, `Destroy share ${index}`)
      await tab.getByText('It cannot be produced').first().click()
      await tab.getByLabel('Why, and where it was last').fill('Lost in a move.')
      if (index === 2) await look(tab, 'destroy/missing', true)
      const form = tab.locator('details', { hasText: 'It cannot be produced' })
      await people.sign(form, `Custodian ${index}`, 'Sign that it cannot be produced')
      await witnessed(tab)
    }

    await step(tab, 'Destroy backup copy red')
    await people.choose(tab, 'Overwritten, and the medium stays in use')
    await people.choose(tab, ADMIN)
    await tab.getByLabel('Number or label of the medium').fill('SN-1')
    await button(tab, 'Record it, then destroy it').click()
    await people.sign(tab, ADMIN, 'Sign that it is destroyed')
    await witnessed(tab)

    for (const name of HERE) await people.attest(tab, name)
    await step(tab, 'Close the ceremony')
    await people.authorise(tab, [ADMIN, WITNESS], 'Close now')
    for (const name of HERE) await people.seal(tab, name)
    await step(tab, 'Write the evidence')
    await writeEvidence(room, ['one', 'two'])
    expect(audit(room, 'one')).toMatchObject({ ok: true, outcome: 'closed' })
    await expect(tab.getByText('Shares shown to be destroyed: 1 of 3')).toBeVisible()
    await expect(tab.getByText('The set can still recover')).toBeVisible()
    await expect(tab.getByText('A copy that nobody knows of cannot be excluded.')).toBeVisible()
    await look(tab, 'destroy/end', true)
    const written = app.snapshot().seal?.delivered[0] ?? ''
    expect(existsSync(join(written, 'backups'))).toBe(false)
    const report = readFileSync(join(written, 'report.html'), 'utf8')
    expect(report).toContain('Bags were not as on the receipts')
    expect(report).toContain('Media were overwritten and stay in use')
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})
