/** A copy of the evidence in which a backup is damaged: people see what is lost, and name it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { sha256Hex } from '#shared/bytes.ts'
import type { ClavigerApi } from '#shared/ipc/api.ts'
import { drillScript } from '../support/drilled.ts'
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
const HERE = [ADMIN, WITNESS, 'Custodian 1', 'Custodian 2']

/** The small plan with a second key, which goes nowhere. */
function twoKeys(plan: Loose): void {
  const [orders] = plan.keys as unknown as object[]
  Object.assign(plan, { keys: [orders, { ...orders, label: 'refunds', targets: [] }] })
}

function layOut(room: Room, { ceremony, bundle }: Before, kind: 'recover' | 'drill'): void {
  const checkpoint = sha256Hex(new Uint8Array(readFileSync(join(bundle, 'checkpoint'))))
  const script = kind === 'drill' ? drillScript() : recoveryScript()
  layOutPlan(
    room,
    (plan) => {
      twoKeys(plan)
      if (kind === 'drill')
        for (const key of plan.keys as unknown as object[]) Object.assign(key, { targets: [] })
      Object.assign(plan, { kind, source: { ceremony, checkpoint } })
    },
    planFiles().set('script.json', script),
  )
}

function damage(bundle: string, label: string): void {
  const path = join(bundle, 'backups', `${label}.kwp`)
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5)
  writeFileSync(path, bytes)
}

async function enrolAndBegin({ tab }: Room, before: Before): Promise<void> {
  await people.choosePassphrase(tab, ADMIN, 'Enrol and open the ceremony')
  await people.copySlip(tab)
  for (const name of HERE.slice(1)) {
    await step(tab, `Enrol ${name}`)
    await people.choosePassphrase(tab, name, `Enrol ${name}`)
    await people.copySlip(tab)
  }
  await step(tab, 'Begin the ceremony')
  await people.authorise(tab, BOTH, 'Begin now')
  await step(tab, 'Recover the keys')
  await people.declare(tab)
  await expect(tab.getByText('without', { exact: true })).toBeVisible()
  await look(tab, 'damaged/approve', true)
  await people.approveAll(tab, ['Custodian 1', 'Custodian 2', WITNESS])
  await step(tab, 'Bring a quorum of shares')
  for (const index of [2, 1]) {
    await people.choose(tab, `Custodian ${index}`)
    await people.typeShare(tab, before.cards[index - 1] ?? '')
    await button(tab, 'Bring this share').click()
    if (index === 2) await expect(tab.getByText('1 of 2 shares are here')).toBeVisible()
  }
}

async function closeTogether(room: Room): Promise<void> {
  const { tab } = room
  for (const name of HERE) await people.attest(tab, name)
  await step(tab, 'Close the ceremony')
  await people.authorise(tab, BOTH, 'Close now')
  for (const name of HERE) await people.seal(tab, name)
  await step(tab, 'Write the evidence')
  await writeEvidence(room, ['one', 'two'])
  expect(audit(room, 'one')).toMatchObject({
    ok: true,
    outcome: 'closed',
    findings: [{ label: 'refunds', fault: 'altered' }],
  })
  await expect(tab.getByText('This backup does not open')).toBeVisible()
}

/** Behind the page: exactly the damaged key has to be named before anything is opened. */
async function expectNotOpened({ tab }: Room, { paper, head }: Before): Promise<void> {
  const answers = await tab.evaluate(
    async (given) => {
      const { claviger } = globalThis as unknown as { claviger: ClavigerApi }
      const plan = await claviger.choosePlan()
      const token = plan.ok && plan.value !== null ? plan.value.token : ''
      await claviger.chooseSource({ token, ...given })
      const said: unknown[] = []
      for (const labels of [[], ['orders'], ['refunds', 'orders'], ['payments']])
        said.push(await claviger.acceptDamaged({ token, labels }))
      const passphrase = 'correct horse battery staple of admin'
      return [...said, await claviger.openCeremony({ token, passphrase })]
    },
    { paper, head },
  )
  expect(answers).toHaveLength(5)
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: false, error: { code: 'backup.damaged' } })
}

test('a recovery goes on without the key that people name, and says so to the end', async ({
  context,
}) => {
  const room = await openRoom(context)
  const { tab } = room
  try {
    const before = await holdCeremony(room, twoKeys)
    damage(before.bundle, 'refunds')
    layOut(room, before, 'recover')
    room.answers.bundle = before.bundle
    await expectNotOpened(room, before)
    await button(tab, 'Choose a plan').click()
    await chooseEvidence(room, before.bundle, before.paper, before.head)
    await expect(tab.getByText('1 backup is damaged in this copy')).toBeVisible()
    await expect(tab.getByText('backups/refunds.kwp')).toBeVisible()
    await expect(tab.getByText('Every other check of this copy holds')).toBeVisible()
    await look(tab, 'damaged/review', true)
    await button(tab, 'Go on without them').click()
    await expect(tab.getByRole('alert')).toContainText('Not ticked yet: refunds')
    await expect(button(tab, 'Enrol and open the ceremony')).toHaveCount(0)
    await tab.getByRole('checkbox', { name: 'Go on without refunds' }).check({ force: true })
    await button(tab, 'Go on without them').click()
    await expect(tab.getByText('Given up in this ceremony: refunds.')).toBeVisible()
    await look(tab, 'damaged/accepted', true)
    await enrolAndBegin(room, before)
    await step(tab, 'Compare the key of aws-kms for orders')
    for (const name of BOTH) await people.compare(tab, name)
    await step(tab, 'Wrap the keys')
    await people.authorise(tab, BOTH, 'Wrap now')
    await step(tab, 'Decide when the keys are replaced')
    await expect(tab.getByRole('group', { name: 'Key refunds' })).toHaveCount(0)
    const key = tab.getByRole('group', { name: 'Key orders' })
    await key.getByRole('radio', { name: 'Replace it' }).check({ force: true })
    await tab.getByLabel('Replace orders by').fill('2999-03-31')
    await tab.getByLabel('Reason for orders').fill('It was in memory.')
    await people.sign(tab, ADMIN, 'Sign the decision')
    await closeTogether(room)
    await look(tab, 'damaged/end', true)
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})

test('a drill records a damaged copy as its finding, and nothing else opens a ceremony', async ({
  context,
}) => {
  const room = await openRoom(context)
  const { tab } = room
  try {
    const before = await holdCeremony(room, twoKeys)
    damage(before.bundle, 'refunds')
    layOut(room, before, 'drill')
    await button(tab, 'Choose a plan').click()
    await chooseEvidence(room, before.bundle, before.paper, before.head)
    await expect(tab.getByText('Cannot be opened from this copy')).toBeVisible()
    await look(tab, 'damaged/drill-review', true)
    await tab.getByRole('checkbox', { name: 'Go on without refunds' }).check({ force: true })
    await button(tab, 'Go on without them').click()
    await enrolAndBegin(room, before)
    await step(tab, 'Answer the challenge')
    await tab.getByLabel('Challenge of the auditor').fill('0123456789abcdef'.repeat(4))
    await button(tab, 'Prove and sign').click()
    await closeTogether(room)
    await expect(tab.getByText('This ceremony is no proof for this key.')).toBeVisible()
    await expect(tab.getByText('The backup of refunds does not open')).toBeVisible()
    await look(tab, 'damaged/drill-end', true)
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})
