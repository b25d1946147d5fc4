/** A drill on the page: a quorum answers a challenge by hand, and the evidence says what that shows. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { sha256Hex } from '#shared/bytes.ts'
import { deliver } from '#electron/services/closing.ts'
import { headOf } from '#electron/services/evidence.ts'
import { drillScript } from '../support/drilled.ts'
import { planFiles } from '../support/plans.ts'
import { audit, paperOf, writeEvidence } from './support/evidence.ts'
import * as led from './support/led.ts'
import { look } from './support/look.ts'
import * as people from './support/people.ts'
import { ADMIN, layOutPlan, WITNESS } from './support/plan.ts'
import { openRoom } from './support/room.ts'

const { button, step } = people
const CHALLENGE = '0123456789abcdef'.repeat(4)

test('two of three custodians answer the challenge of an auditor, from the plan to the evidence', async ({
  context,
}) => {
  const room = await openRoom(context)
  const { tab, answers, app, folder } = room
  try {
    await led.leadTo(room, led.ended)
    await led.leadToTheEnd(room)
    const before = join(folder, 'before')
    deliver(app.ceremony, before)
    const { ceremony } = app.ceremony.ledger
    const [paper, head] = [paperOf(room), headOf(app.ceremony.store)]
    const cards = [1, 2].map((index) => led.cardText(room, index))
    app.leave()
    const checkpoint = sha256Hex(new Uint8Array(readFileSync(join(before, 'checkpoint'))))
    layOutPlan(
      room,
      (plan) => {
        for (const key of (plan.keys ?? []) as object[]) Object.assign(key, { targets: [] })
        Object.assign(plan, { kind: 'drill', source: { ceremony, checkpoint } })
      },
      planFiles().set('script.json', drillScript()),
    )
    await tab.reload()
    await button(tab, 'Choose a plan').click()
    answers.bundle = before
    await tab.getByLabel('Paper list').fill(paper)
    await tab.getByLabel('Head', { exact: true }).fill(head)
    await button(tab, 'Choose the evidence and verify it').click()
    await expect(tab.getByText('Not since the making: Custodian 1, Custodian 2')).toBeVisible()
    await look(tab, 'drill/review', true)
    await people.choosePassphrase(tab, ADMIN, 'Enrol and open the ceremony')
    await people.copySlip(tab)
    const here = [ADMIN, WITNESS, 'Custodian 1', 'Custodian 2']
    for (const name of here.slice(1)) {
      await step(tab, `Enrol ${name}`)
      await people.choosePassphrase(tab, name, `Enrol ${name}`)
      await people.copySlip(tab)
    }
    await step(tab, 'Begin the ceremony')
    await people.authorise(tab, [ADMIN, WITNESS], 'Begin now')
    await step(tab, 'Recover the keys')
    await people.authorise(tab, ['Custodian 1', 'Custodian 2', WITNESS], undefined)
    await step(tab, 'Bring a quorum of shares')
    for (const index of [2, 1]) {
      await people.choose(tab, `Custodian ${index}`)
      await people.typeShare(tab, cards[index - 1] ?? '')
      await button(tab, 'Bring this share').click()
      if (index === 2) await expect(tab.getByText('1 of 2 shares are here')).toBeVisible()
    }
    await step(tab, 'Answer the challenge')
    await button(tab, 'Prove and sign').click()
    const alert = tab.getByRole('alert')
    await expect(alert).toContainText('Type the challenge')
    await tab.getByLabel('Challenge of the auditor').fill('nine')
    await button(tab, 'Prove and sign').click()
    await expect(alert).toContainText('64 hex digits')
    await tab
      .getByLabel('Or take it from a file')
      .setInputFiles({ name: 'challenge', mimeType: 'text/plain', buffer: Buffer.from(CHALLENGE) })
    await look(tab, 'drill/challenge', true)
    await button(tab, 'Prove and sign').click()
    for (const name of here) await people.attest(tab, name)
    await step(tab, 'Close the ceremony')
    await people.authorise(tab, [ADMIN, WITNESS], 'Close now')
    for (const name of here) await people.seal(tab, name)
    await step(tab, 'Write the evidence')
    await writeEvidence(room, ['one', 'two'])
    expect(audit(room, 'one')).toMatchObject({ ok: true, outcome: 'closed' })
    await expect(tab.getByText('Not shown by this drill: Custodian 3')).toBeVisible()
    await expect(tab.getByText('Not since the making: Custodian 3')).toBeVisible()
    await expect(tab.getByText('together since the making: 1 of 3')).toBeVisible()
    await look(tab, 'drill/end', true)
    const bundle = app.snapshot().seal?.delivered[0] ?? ''
    expect(readFileSync(join(bundle, 'drill', 'challenge'), 'utf8')).toContain(CHALLENGE)
    expect(existsSync(join(bundle, 'backups'))).toBe(false)
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})
