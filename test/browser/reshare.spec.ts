/** A reshare on the page: the old quorum brings its cards, other custodians carry new ones home. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page as Tab, test } from '@playwright/test'
import { sha256Hex } from '#shared/bytes.ts'
import { planFiles } from '../support/plans.ts'
import { reshareScript } from '../support/reshared.ts'
import { type Before, chooseEvidence, holdCeremony } from './support/before.ts'
import { audit, bundleOf, writeEvidence } from './support/evidence.ts'
import { look } from './support/look.ts'
import * as people from './support/people.ts'
import { ADMIN, layOutPlan, WITNESS } from './support/plan.ts'
import { openRoom, type Room } from './support/room.ts'

const { button, step } = people
const BOTH = [ADMIN, WITNESS]
/** Custodian 2 is in both sets, Custodian 1 in the old one alone, Custodian 3 does not come. */
const HERE = [
  ADMIN,
  WITNESS,
  'Custodian 1',
  'Custodian 2',
  'Custodian 4',
  'Custodian 5',
  'Custodian 6',
]
const NEXT = ['Custodian 2', 'Custodian 4', 'Custodian 5', 'Custodian 6']

function layOutReshare(room: Room, { ceremony, bundle }: Before, threshold: number): void {
  const checkpoint = sha256Hex(new Uint8Array(readFileSync(join(bundle, 'checkpoint'))))
  const idOf = (name: string) => name.replace('Custodian ', 'c')
  layOutPlan(
    room,
    (plan) => {
      const [admin, witness] = plan.people as unknown as object[]
      const custodians = HERE.slice(2).map((name) => ({
        id: idOf(name),
        name,
        roles: ['custodian'],
      }))
      Object.assign(plan, {
        kind: 'reshare',
        source: { ceremony, checkpoint },
        people: [admin, witness, ...custodians],
        backup: { threshold, custodians: NEXT.map(idOf) },
        keys: [{ label: 'orders', algorithm: 'AES-256' }],
      })
    },
    planFiles().set('script.json', reshareScript()),
  )
}

async function enrolEverybody(tab: Tab): Promise<void> {
  await people.choosePassphrase(tab, ADMIN, 'Enrol and open the ceremony')
  await people.copySlip(tab)
  for (const name of HERE.slice(1)) {
    await step(tab, `Enrol ${name}`)
    await people.choosePassphrase(tab, name, `Enrol ${name}`)
    await people.copySlip(tab)
  }
}

/** One share of the new set, from the screen to a card and back; returns its text. */
async function handOut(tab: Tab, index: number): Promise<string> {
  await step(tab, `Hand out share ${index}`)
  const shareText = await people.lookAtShare(tab)
  await button(tab, 'I have copied it').click()
  await step(tab, `Read back share ${index}`)
  return shareText
}

async function receipt(tab: Tab, index: number): Promise<void> {
  await tab.getByLabel('Medium').fill('card')
  await tab.getByLabel('Bag number').fill(`A-${index}`)
  await people.sign(tab, NEXT[index - 1] ?? '', 'Sign the receipt')
}

test('from 2 of 3 to 3 of 4 by hand, one of the old custodians gone', async ({ context }) => {
  const room = await openRoom(context)
  const { tab } = room
  try {
    const before = await holdCeremony(room)
    const alert = tab.getByRole('alert')
    layOutReshare(room, before, 2)
    await button(tab, 'Choose a plan').click()
    await chooseEvidence(room, before.bundle, before.paper, before.head)
    await expect(alert).toContainText('2 shares of these keys would be known to c2')
    await look(tab, 'reshare/too-much', true)

    layOutReshare(room, before, 3)
    await button(tab, 'Choose another plan').click()
    await chooseEvidence(room, before.bundle, before.paper, before.head)
    await expect(tab.getByRole('heading', { name: 'Later reshares of these keys' })).toBeVisible()
    await expect(button(tab, 'Enrol and open the ceremony')).toHaveCount(0)
    await button(tab, 'Choose a later bundle').click()
    await expect(alert).toContainText('is given twice')
    await look(tab, 'reshare/later', true)
    await expect(tab.getByText('a quorum of the old set, 1 witness')).toBeVisible()
    await button(tab, 'There is none').click()
    await expect(tab.getByText('Stated: there is no later reshare of these keys.')).toBeVisible()

    await enrolEverybody(tab)
    await step(tab, 'Begin the ceremony')
    await people.authorise(tab, BOTH, 'Begin now')
    await step(tab, 'Split the backup key anew')
    await people.declare(tab)
    await look(tab, 'reshare/approve', true)
    await people.approveAll(tab, ['Custodian 1', 'Custodian 2', WITNESS])
    await step(tab, 'Bring a quorum of shares')
    await look(tab, 'reshare/present')
    for (const index of [2, 1]) {
      await people.choose(tab, `Custodian ${index}`)
      await people.typeShare(tab, before.cards[index - 1] ?? '')
      await button(tab, 'Bring this share').click()
      if (index === 2) await expect(tab.getByText('1 of 2 shares are here')).toBeVisible()
    }
    await step(tab, 'Release the shares')
    await people.authorise(tab, BOTH, undefined)
    for (const [place] of NEXT.entries()) {
      const index = place + 1
      const shareText = await handOut(tab, index)
      if (index === 1) {
        await button(tab, 'Abort').click()
        await expect(tab.getByRole('dialog')).toContainText('The old set stays the one that counts')
        await tab.keyboard.press('Escape')
        await people.typeShare(tab, before.cards[1] ?? '')
        await receipt(tab, index)
        await expect(alert).toContainText('superseded set')
        await look(tab, 'reshare/old-card', true)
      }
      await people.typeShare(tab, shareText)
      await receipt(tab, index)
    }
    await step(tab, 'Prove the share set')
    await button(tab, 'Prove the share set').click()
    const slip = tab.getByRole('button', { name: 'Slip of Custodian 1' }).first()
    await slip.click()
    await expect(tab.getByText(/^Set [0-9a-f]{16} is superseded/)).toBeVisible()
    await look(tab, 'reshare/slip')
    await button(tab, 'I have copied it').click()
    for (const name of HERE) await people.attest(tab, name)
    await step(tab, 'Close the ceremony')
    await people.authorise(tab, BOTH, 'Close now')
    for (const name of HERE) await people.seal(tab, name)
    await step(tab, 'Write the evidence')
    await look(tab, 'reshare/end', true)
    await writeEvidence(room, ['one', 'two'])
    await expect(tab.getByText('Destroy every copy of the old backup files')).toBeVisible()
    await look(tab, 'reshare/closed', true)
    expect(audit(room, 'one')).toMatchObject({ ok: true, outcome: 'closed' })
    expect(readFileSync(join(bundleOf(room, 'one'), 'log.jsonl'), 'utf8')).toMatch(
      /"type":"share.presented".*"how":"typed","index":2,/,
    )
    const log = readFileSync(join(bundleOf(room, 'one'), 'log.jsonl'), 'utf8')
    expect(log).toContain('"type":"set.superseded"')
    expect(log).toContain('"code":"share.superseded"')
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})
