import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectNothingSecret, openDisplay } from './support/display.ts'
import { audit } from './support/evidence.ts'
import { look } from './support/look.ts'
import * as people from './support/people.ts'
import { ADMIN, layOutPlan, NAMES, WITNESS } from './support/plan.ts'
import { openRoom } from './support/room.ts'

test('a whole ceremony by clicks and keys, from the plan to two copies of the evidence', async ({
  context,
}) => {
  const room = await openRoom(context)
  const { tab, answers, folder } = room
  try {
    layOutPlan(room)
    await look(tab, '01-home')
    await people.button(tab, 'Choose a plan').click()
    await expect(tab.getByRole('heading', { name: 'Open the ceremony' })).toBeVisible()
    await look(tab, '02-review')
    await people.choosePassphrase(tab, ADMIN, 'Enrol and open the ceremony')
    await expect(people.button(tab, 'I have copied it')).toBeVisible()
    await look(tab, '03-slip')
    await people.copySlip(tab)
    const display = await openDisplay(room)
    for (const name of NAMES.slice(1)) {
      await people.step(tab, `Enrol ${name}`)
      if (name === WITNESS) await look(tab, '04-enrol')
      await people.choosePassphrase(tab, name, `Enrol ${name}`)
      await people.copySlip(tab)
    }
    const both = [ADMIN, WITNESS]
    await people.step(tab, 'Begin the ceremony')
    await look(tab, '05-declare')
    await people.authorise(tab, both, undefined)
    await look(tab, '06-approved')
    await people.button(tab, 'Begin now').click()
    await people.step(tab, 'Generate and split')
    await people.authorise(tab, both, 'Generate now')
    await people.step(tab, 'Release the shares')
    await people.authorise(tab, both, undefined)
    const first: Record<string, string> = { alone: '07', share: '08', readback: '09' }
    const shares: string[] = []
    for (const index of [1, 2, 3]) {
      const text = await people.handOut(tab, index, async (moment) => {
        if (index === 1) await look(tab, `${first[moment]}-${moment}`)
      })
      shares.push(text)
    }
    await people.step(tab, 'Prove the share set')
    await look(tab, '11-prove')
    await people.button(tab, 'Prove the share set').click()
    await people.step(tab, 'Compare the key of aws-kms for orders')
    for (const name of both)
      await people.compare(tab, name, async () => {
        if (name === WITNESS) await look(tab, '12-compare')
      })
    await people.step(tab, 'Wrap the keys')
    await people.authorise(tab, both, undefined)
    await look(tab, '13-wrap')
    await people.button(tab, 'Wrap now').click()
    for (const name of NAMES)
      await people.attest(tab, name, async () => {
        if (name === ADMIN) await look(tab, '14-attest')
      })
    await people.step(tab, 'Close the ceremony')
    await people.authorise(tab, both, undefined)
    await look(tab, '15-close')
    await people.button(tab, 'Close now').click()
    for (const name of NAMES)
      await people.seal(tab, name, async () => {
        if (name === ADMIN) await look(tab, '16-seal')
      })
    await people.step(tab, 'Write the evidence')
    await look(tab, '17-deliver')
    for (const medium of ['one', 'two']) {
      mkdirSync(join(folder, medium))
      answers.folder = join(folder, medium)
      await tab.getByRole('button', { name: /Choose (the first|another) folder/ }).click()
      await expect(tab.getByText(answers.folder).first()).toBeVisible()
    }
    await look(tab, '18-end')
    await expect(display.getByRole('heading', { name: 'The ceremony is closed' })).toBeVisible()
    await expectNothingSecret(room, display, shares)
    mkdirSync(join(folder, 'papers'))
    answers.folder = join(folder, 'papers')
    await people.button(tab, 'Save the documents').click()
    await expect(tab.getByText(/\d+ documents are in/)).toBeVisible({ timeout: 120_000 })
    const [papers = ''] = readdirSync(answers.folder)
    const audited = readFileSync(join(answers.folder, papers, 'audit.pdf'))
    expect(audited.subarray(0, 5).toString()).toBe('%PDF-')
    for (const medium of ['one', 'two'])
      expect(audit(room, medium).message).toContain('every check holds')
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})
