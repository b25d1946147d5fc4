import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page as Tab, test } from '@playwright/test'
import { sha256Hex } from '#shared/bytes.ts'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { parsePaperList } from '#shared/log/paper.ts'
import { verifyBundle } from '#shared/log/verify.ts'
import { planFiles, wrappingPair } from '../support/plans.ts'
import * as people from './support/people.ts'
import { openRoom, writePlan } from './support/room.ts'

const SHOTS = fileURLToPath(new URL('../artefacts/screens', import.meta.url))

/** A small room: administrator, witness and three custodians, any two of whom recover. */
function smallPlan() {
  const custodian = (n: number) => ({ id: `c${n}`, name: `Custodian ${n}`, roles: ['custodian'] })
  return {
    claviger: 'plan/1',
    mode: 'rehearsal',
    title: 'Order keys 2026',
    people: [
      { id: 'admin', name: 'Ceremony administrator', roles: ['administrator', 'operator'] },
      { id: 'witness', name: 'Internal witness', roles: ['witness'] },
      custodian(1),
      custodian(2),
      custodian(3),
    ],
    backup: { threshold: 2, custodians: ['c1', 'c2', 'c3'] },
    keys: [
      {
        label: 'orders',
        algorithm: 'AES-256',
        targets: [
          {
            provider: 'aws-kms',
            key: 'arn:aws:kms:eu-west-1:111122223333:key/11112222-3333-4444-5555-666677778888',
            method: 'RSAES_OAEP_SHA_256',
            wrappingKey: 'orders/WrappingPublicKey.bin',
            importToken: 'orders/ImportToken.bin',
            expires: '2031-01-01T08:00:00Z',
          },
        ],
      },
    ],
  }
}

const NAMES = [
  'Ceremony administrator',
  'Internal witness',
  'Custodian 1',
  'Custodian 2',
  'Custodian 3',
]

async function look(tab: Tab, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true })
  await tab.screenshot({ path: join(SHOTS, `${name}.png`) })
  const { violations } = await new AxeBuilder({ page: tab }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
}

test('a whole ceremony by clicks and keys, from the plan to two copies of the evidence', async ({
  context,
}) => {
  const room = await openRoom(context)
  const { tab, answers, folder } = room
  try {
    answers.plan = writePlan(folder, smallPlan(), planFiles())
    await look(tab, '01-home')
    await people.button(tab, 'Choose a plan').click()
    await expect(tab.getByRole('heading', { name: 'Open the ceremony' })).toBeVisible()
    await look(tab, '02-review')
    await people.choosePassphrase(tab, 'Ceremony administrator', 'Enrol and open the ceremony')
    await expect(people.button(tab, 'I have copied it')).toBeVisible()
    await look(tab, '03-slip')
    await people.copySlip(tab)
    for (const name of NAMES.slice(1)) {
      await people.step(tab, `Enrol ${name}`)
      if (name === 'Internal witness') await look(tab, '04-enrol')
      await people.choosePassphrase(tab, name, `Enrol ${name}`)
      await people.copySlip(tab)
    }
    const both = ['Ceremony administrator', 'Internal witness']
    await people.step(tab, 'Begin the ceremony')
    await look(tab, '05-declare')
    await people.authorise(tab, both, undefined)
    await look(tab, '06-approved')
    await people.button(tab, 'Begin now').click()
    await people.step(tab, 'Generate and split')
    await people.authorise(tab, both, 'Generate now')
    await people.step(tab, 'Release the shares')
    await people.authorise(tab, both, undefined)
    for (const index of [1, 2, 3]) await handOut(tab, index)
    await people.step(tab, 'Prove the share set')
    await look(tab, '11-prove')
    await people.button(tab, 'Prove the share set').click()
    await people.step(tab, 'Compare the key of aws-kms for orders')
    for (const name of both) await compare(tab, name)
    await people.step(tab, 'Wrap the keys')
    await people.authorise(tab, both, undefined)
    await look(tab, '13-wrap')
    await people.button(tab, 'Wrap now').click()
    for (const name of NAMES) await attest(tab, name)
    await people.step(tab, 'Close the ceremony')
    await people.authorise(tab, both, undefined)
    await look(tab, '15-close')
    await people.button(tab, 'Close now').click()
    for (const name of NAMES) await seal(tab, name)
    await people.step(tab, 'Write the evidence')
    await look(tab, '17-deliver')
    for (const medium of ['one', 'two']) {
      mkdirSync(join(folder, medium))
      answers.folder = join(folder, medium)
      await tab.getByRole('button', { name: /Choose (the first|another) folder/ }).click()
      await expect(tab.getByText(answers.folder).first()).toBeVisible()
    }
    await look(tab, '18-end')
    const { ledger } = room.app.ceremony
    const paper = ledger.state.members.map(({ id }) => `${id} ${room.app.slip(id).fingerprint}`)
    for (const medium of ['one', 'two']) {
      const bundle = join(folder, medium, `claviger-${ledger.ceremony}`)
      const { report } = verifyBundle({
        source: openBundleFolder(bundle),
        verify: verifyNative,
        signers: parsePaperList(`${paper.join('\n')}\n`),
      })
      expect(report.message).toContain('every check holds')
    }
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})

async function handOut(tab: Tab, index: number): Promise<void> {
  const name = `Custodian ${index}`
  await people.step(tab, `Hand out share ${index}`)
  if (index === 1) await look(tab, '07-alone')
  await people.button(tab, 'I am alone with the screen').click()
  const groups = tab.getByLabel('Share text, 25 groups of four')
  await expect(groups).toContainText('KSHA')
  if (index === 1) await look(tab, '08-share')
  const shareText = (await groups.innerText()).replace(/[^A-Z0-9]|\b\d{1,2}\b/g, '')
  await people.button(tab, 'I have copied it').click()
  await people.step(tab, `Read back share ${index}`)
  await expect(tab.getByText('KSHA')).toHaveCount(0)
  await tab.getByLabel('Group 1', { exact: true }).focus()
  await tab.keyboard.insertText(shareText.slice(0, 4))
  for (let group = 2; group <= 25; group++)
    await tab
      .getByLabel(`Group ${group}`, { exact: true })
      .fill(shareText.slice(4 * group - 4, 4 * group))
  await tab.getByLabel('Medium').fill('card')
  await tab.getByLabel('Bag number').fill(`A-${index}`)
  if (index === 1) await look(tab, '09-readback')
  await tab.getByLabel(`Passphrase of ${name}`, { exact: true }).fill(people.passphraseOf(name))
  await people.button(tab, 'Sign the receipt').click()
}

async function compare(tab: Tab, name: string): Promise<void> {
  const words = people.paperWords(sha256Hex(wrappingPair().spki))
  await people.choose(tab, name)
  const boxes = tab.getByLabel(/^Word \d+$/)
  await expect(boxes).toHaveCount(4)
  if (name === 'Internal witness') await look(tab, '12-compare')
  for (const box of await boxes.all()) {
    const label =
      (await box.getAttribute('aria-label')) ??
      (await box.evaluate((one) => one.closest('label')?.innerText ?? ''))
    const position = Number(/\d+/.exec(label)?.[0])
    await box.fill(words[position - 1] ?? '')
  }
  await tab.getByLabel(`Passphrase of ${name}`, { exact: true }).fill(people.passphraseOf(name))
  await people.button(tab, 'Sign the comparison').click()
  await expect(tab.getByLabel(`Passphrase of ${name}`, { exact: true })).toHaveCount(0)
}

async function attest(tab: Tab, name: string): Promise<void> {
  await people.step(tab, `Statement of ${name}`)
  await tab.getByRole('radio', { name: /^I agree/ }).check({ force: true })
  if (name === 'Ceremony administrator') await look(tab, '14-attest')
  await tab.getByLabel(`Passphrase of ${name}`, { exact: true }).fill(people.passphraseOf(name))
  await people.button(tab, 'Sign the statement').click()
}

async function seal(tab: Tab, name: string): Promise<void> {
  await people.step(tab, `Signature of ${name}`)
  if (name === 'Ceremony administrator') await look(tab, '16-seal')
  await tab.getByLabel(`Passphrase of ${name}`, { exact: true }).fill(people.passphraseOf(name))
  await people.button(tab, 'Sign the checkpoint').click()
}
