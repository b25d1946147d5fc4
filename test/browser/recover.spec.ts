/** A recovery on the page: a plan is opened with the evidence that it continues, and nothing else. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page as Tab, test } from '@playwright/test'
import type { ClavigerApi } from '#shared/ipc/api.ts'
import { sha256Hex } from '#shared/bytes.ts'
import { withCopy } from '../support/bundles.ts'
import { type Loose, planFiles } from '../support/plans.ts'
import { recoveryScript } from '../support/recovered.ts'
import { type Before, chooseEvidence, holdCeremony } from './support/before.ts'
import { audit, writeEvidence } from './support/evidence.ts'
import { look } from './support/look.ts'
import * as people from './support/people.ts'
import { ADMIN, layOutPlan, WITNESS } from './support/plan.ts'
import { openRoom, type Room } from './support/room.ts'

const { button, step } = people
const BOTH = [ADMIN, WITNESS]

function layOutRecovery(
  room: Room,
  { ceremony, bundle }: Before,
  change: (plan: Loose) => void = () => {},
): void {
  const checkpoint = sha256Hex(new Uint8Array(readFileSync(join(bundle, 'checkpoint'))))
  layOutPlan(
    room,
    (plan) => {
      Object.assign(plan, { kind: 'recover', source: { ceremony, checkpoint } })
      change(plan)
    },
    planFiles().set('script.json', recoveryScript()),
  )
}

/** The second custodian is not there: the third one comes, and nobody waits for more. */
async function enrolEverybody(tab: Tab): Promise<void> {
  await people.choosePassphrase(tab, ADMIN, 'Enrol and open the ceremony')
  await people.copySlip(tab)
  for (const name of [WITNESS, 'Custodian 1']) {
    await step(tab, `Enrol ${name}`)
    await people.choosePassphrase(tab, name, `Enrol ${name}`)
    await people.copySlip(tab)
  }
  await step(tab, 'Enrol Custodian 2')
  await button(tab, 'Enrol Custodian 3 now').click()
  const third = tab.getByRole('dialog')
  await people.choosePassphrase(third, 'Custodian 3', 'Enrol Custodian 3')
  await people.copySlip(tab)
}

async function bringShares(tab: Tab, before: Before, looks = false): Promise<void> {
  await step(tab, 'Recover the keys')
  await people.authorise(tab, ['Custodian 1', 'Custodian 3', WITNESS], undefined)
  await step(tab, 'Bring a quorum of shares')
  // Nothing was lost: it begins with an empty vault.
  await expect(tab.getByText('The vault is empty', { exact: true })).toHaveCount(0)
  if (looks) await look(tab, 'recover/present')
  for (const index of [3, 1]) {
    await people.choose(tab, `Custodian ${index}`)
    await people.typeShare(tab, before.cards[index - 1] ?? '')
    await button(tab, 'Bring this share').click()
    if (index === 3) await expect(tab.getByText('1 of 2 shares are here')).toBeVisible()
  }
}

/** The key is replaced, by a day and for a reason. */
async function decideRotation(tab: Tab): Promise<void> {
  await step(tab, 'Decide when the keys are replaced')
  const sign = () => people.sign(tab, ADMIN, 'Sign the decision')
  await sign()
  const alert = tab.getByRole('alert')
  await expect(alert).toContainText('Choose for orders')
  const key = (label: string) => tab.getByRole('group', { name: `Key ${label}` })
  await key('orders').getByRole('radio', { name: 'Replace it' }).check({ force: true })
  await sign()
  await expect(alert).toContainText('Type the day for orders')
  await tab.getByLabel('Replace orders by').fill('2999-03-31')
  await tab.getByLabel('Reason for orders').fill('It was in memory.')
  await look(tab, 'recover/rotation', true)
  await sign()
}

async function closeTogether(room: Room): Promise<void> {
  const { tab } = room
  const here = [ADMIN, WITNESS, 'Custodian 1', 'Custodian 3']
  for (const name of here) await people.attest(tab, name)
  await step(tab, 'Close the ceremony')
  await people.authorise(tab, BOTH, 'Close now')
  for (const name of here) await people.seal(tab, name)
  await step(tab, 'Write the evidence')
  await writeEvidence(room, ['one', 'two'])
  for (const medium of ['one', 'two'])
    expect(audit(room, medium)).toMatchObject({ ok: true, outcome: 'closed' })
  expect(room.faults).toEqual([])
}

/** The page does not offer it, and the bridge does not do it. */
async function expectNotOpened(tab: Tab): Promise<void> {
  await expect(button(tab, 'Enrol and open the ceremony')).toHaveCount(0)
  const answer = await tab.evaluate(async () => {
    const { claviger } = globalThis as unknown as { claviger: ClavigerApi }
    const review = await claviger.choosePlan()
    const token = review.ok && review.value !== null ? review.value.token : ''
    return claviger.openCeremony({ token, passphrase: 'correct horse battery staple of admin' })
  })
  expect(answer).toMatchObject({ ok: false, error: { code: 'bundle.missing' } })
}

test('the evidence is verified first; two of three custodians recover the key by hand', async ({
  context,
}) => {
  const room = await openRoom(context)
  const { tab } = room
  try {
    const before = await holdCeremony(room)
    layOutRecovery(room, before)
    await button(tab, 'Choose a plan').click()
    await expect(
      tab.getByRole('heading', { name: 'Evidence that this plan continues' }),
    ).toBeVisible()
    await look(tab, 'recover/review', true)
    await expectNotOpened(tab)
    const alert = tab.getByRole('alert')
    await withCopy(before.bundle, async (copy) => {
      writeFileSync(join(copy, 'report.html'), 'another report')
      await chooseEvidence(room, copy, before.paper, before.head)
      await expect(alert).toContainText('does not verify')
    })
    await chooseEvidence(room, before.bundle, before.paper, 'a'.repeat(64))
    await expect(alert).toContainText('the head on paper is not the head of this bundle')
    await look(tab, 'recover/refused', true)
    await expectNotOpened(tab)
    await chooseEvidence(room, before.bundle, before.paper, before.head)
    await expect(tab.getByText('the paper list and the head')).toBeVisible()
    await expect(tab.getByRole('list', { name: 'Head of the evidence' }).locator('li')).toHaveCount(
      32,
    )
    await look(tab, 'recover/source', true)

    await enrolEverybody(tab)
    await step(tab, 'Begin the ceremony')
    await people.declare(tab)
    await expect(tab.getByText(before.ceremony).first()).toBeVisible()
    await people.approveAll(tab, BOTH)
    await button(tab, 'Begin now').click()
    await bringShares(tab, before, true)
    await step(tab, 'Compare the key of aws-kms for orders')
    for (const name of BOTH) await people.compare(tab, name)
    await step(tab, 'Wrap the keys')
    await people.authorise(tab, BOTH, 'Wrap now')
    await decideRotation(tab)
    await closeTogether(room)
  } finally {
    room.close()
  }
})

test('with no target the key goes to a file, in a folder that a dialog chose', async ({
  context,
}) => {
  const room = await openRoom(context)
  const { tab, answers } = room
  try {
    const before = await holdCeremony(room)
    layOutRecovery(room, before, (plan) => {
      for (const key of (plan.keys ?? []) as object[]) Object.assign(key, { targets: [] })
      Object.assign(plan, { outcome: 'file' })
    })
    await button(tab, 'Choose a plan').click()
    await expect(tab.getByText('key material leaves in a file')).toBeVisible()
    await chooseEvidence(room, before.bundle, before.paper, before.head)
    await enrolEverybody(tab)
    await step(tab, 'Begin the ceremony')
    await people.authorise(tab, BOTH, 'Begin now')
    await bringShares(tab, before)
    await step(tab, 'Export key material to a file')
    answers.folder = null
    await people.declare(tab)
    await expect(button(tab, 'Declare')).toBeEnabled()
    const stick = join(room.folder, 'stick')
    mkdirSync(stick)
    answers.folder = stick
    writeFileSync(join(stick, 'orders.key'), 'somebody put it here')
    await people.declare(tab)
    await expect(tab.getByRole('alert')).toContainText('exists already')
    rmSync(join(stick, 'orders.key'))
    await people.authorise(tab, BOTH, undefined)
    await look(tab, 'recover/export', true)
    await button(tab, 'Export now').click()
    await decideRotation(tab)
    expect(statSync(join(stick, 'orders.key')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(stick, 'orders.key'))).toHaveLength(32)
    await closeTogether(room)
  } finally {
    room.close()
  }
})

test('an abort says that the shares stay valid', async ({ context }) => {
  const room = await openRoom(context)
  const { tab } = room
  try {
    const before = await holdCeremony(room)
    layOutRecovery(room, before)
    await button(tab, 'Choose a plan').click()
    await chooseEvidence(room, before.bundle, before.paper, before.head)
    await people.choosePassphrase(tab, ADMIN, 'Enrol and open the ceremony')
    await people.copySlip(tab)
    await button(tab, 'Abort').click()
    const dialog = tab.getByRole('dialog')
    await expect(dialog).toContainText('The shares stay valid')
    await people.choose(dialog, ADMIN)
    await dialog.getByLabel('Reason').fill('Nobody came.')
    await button(dialog, 'Abort now').click()
    await expect(tab.getByRole('heading', { name: 'The ceremony was aborted' })).toBeVisible()
    await expect(tab.getByText('Destroy no share.')).toBeVisible()
    await expect(tab.getByText('Destroy the shares before witnesses.')).toHaveCount(0)
    await look(tab, 'recover/aborted', true)
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})
