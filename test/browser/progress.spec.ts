/** Long work on screen: how far it is, and the way to stop it. */
import { expect, test } from '@playwright/test'
import { refusalOf, type Result } from '#shared/ipc/result.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { STATES } from './fixtures/states.ts'
import { cancelledAt, tellOf, WORK_SCENES } from './fixtures/work-scenes.ts'
import { speak } from './support/language.ts'
import { shoot } from './support/look.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'

const CANCELLED = refusalOf(new CeremonyError('call.cancelled', say('call.keys-cancelled')))

/** A main process that works until somebody cancels, and then answers so. */
function working(snapshot: Snapshot, answer: Result<Snapshot>) {
  let end: (answer: Result<Snapshot>) => void = () => {}
  const bridge = fakeBridge(snapshot, {
    perform: () =>
      new Promise((resolve) => {
        end = resolve
      }),
    cancelWork: async () => {
      end(answer)
      return { ok: true, value: null }
    },
  })
  return { bridge, callsTo: (name: string) => bridge.calls.filter((one) => one.channel === name) }
}

test('the making of many keys shows how far it is and is cancelled from the keyboard', async ({
  context,
}) => {
  const { bridge, callsTo } = working(STATES.perform, { ok: false, error: CANCELLED })
  const { page, faults } = await openPage(context, bridge)
  const bar = page.getByRole('progressbar', { name: 'Making keys' })
  await page.getByRole('button', { name: 'Generate now' }).click()
  await expect(page.getByText('Generating. This can take a minute').first()).toBeVisible()
  await expect(bar).toBeHidden()
  await tellOf(page, { what: 'keys', done: 37, total: 200 })
  await expect(page.getByText('Making key 38 of 200')).toBeVisible()
  await expect(bar).toHaveAttribute('value', '37')
  await expect(bar).toHaveAttribute('max', '200')
  expect(callsTo('cancelWork')).toHaveLength(0)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Nothing was made')
  await expect(bar).toBeHidden()
  expect(callsTo('cancelWork')).toHaveLength(1)
  await expect(page.getByRole('button', { name: 'Generate now' })).toBeEnabled()
  expect(faults).toEqual([])
})

test('a wrap that was cancelled says what is made, and goes on with the rest', async ({
  context,
}) => {
  const [first] = STATES.wrap.packages
  if (first === undefined) throw new Error('no package')
  const intents = STATES.wrap.intents.map((one) => ({ ...one, status: 'approved' as const }))
  const packages = [1, 2, 3].map((i) => ({ ...first, path: `packages/key-${i}/aws-kms` }))
  const approved = { ...STATES.wrap, intents, packages }
  const [made, ...rest] = packages
  if (made === undefined) throw new Error('no package')
  const partly = { ...approved, packages: [{ ...made, status: 'finished' as const }, ...rest] }
  const { bridge, callsTo } = working(approved, { ok: true, value: partly })
  const { page, faults } = await openPage(context, bridge)
  const wrap = page.getByRole('button', { name: 'Wrap now' })
  await wrap.click()
  await tellOf(page, { what: 'wraps', done: 1, total: 3 })
  await expect(page.getByRole('progressbar', { name: 'Making packages' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('1 of 3 packages are made.')).toBeVisible()
  await expect(wrap).toBeFocused()
  await wrap.click()
  await expect.poll(() => callsTo('perform')).toHaveLength(2)
  expect(faults).toEqual([])
})

test('a verification shows which signature it is at; cancelled, it says that nothing was taken and how to go on', async ({
  context,
}) => {
  let end: (answer: Result<never>) => void = () => {}
  const bridge = fakeBridge(null, {
    verifyBundle: () =>
      new Promise((resolve) => {
        end = resolve
      }),
    cancelWork: async () => {
      end(cancelledAt('evidence', { what: 'signatures', done: 11, total: 48 }))
      return { ok: true, value: null }
    },
  })
  const { page, faults } = await openPage(context, bridge)
  await page.getByRole('button', { name: 'Verify evidence' }).click()
  const go = page.getByRole('button', { name: 'Choose the bundle and verify' })
  await go.click()
  await expect(page.getByRole('button', { name: 'Verifying' })).toBeVisible()
  await tellOf(page, { what: 'signatures', done: 11, total: 48 })
  const bar = page.getByRole('progressbar', { name: 'Checking signatures' })
  await expect(bar).toHaveAttribute('aria-valuetext', 'Checking signature 12 of 48')
  await expect(page.locator('.long-work').getByText('Checking signature 12 of 48')).toBeVisible()
  await tellOf(page, { what: 'files', done: 2, total: 9 })
  await expect(page.locator('.long-work').getByText('Checking file 3 of 9')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Stopped')
  await expect(alert).toContainText('Checking signatures: 11 of 48 were done.')
  await expect(alert).toContainText('Nothing was taken from it, and nothing of it was changed.')
  await expect(alert).toContainText('Verify it again from the beginning when you are ready.')
  await expect(bar).toHaveCount(0)
  await expect(go).toBeEnabled()
  expect(faults).toEqual([])
})

test('how far it is is said aloud every few seconds, not at each step', async ({ context }) => {
  const bridge = fakeBridge(null, { verifyBundle: () => new Promise(() => {}) })
  const { page, faults } = await openPage(context, bridge)
  await page.clock.install()
  await page.getByRole('button', { name: 'Verify evidence' }).click()
  await page.getByRole('button', { name: 'Choose the bundle and verify' }).click()
  await page.clock.runFor(1000)
  for (const done of [1, 2, 3]) await tellOf(page, { what: 'signatures', done, total: 48 })
  await expect(page.locator('.long-work').getByText('Checking signature 4 of 48')).toBeVisible()
  await expect(page.locator('.said-aloud')).toHaveText('')
  await page.clock.runFor(5000)
  await expect(page.locator('.said-aloud')).toHaveText('Checking signature 4 of 48')
  await tellOf(page, { what: 'signatures', done: 4, total: 48 })
  await expect(page.locator('.long-work > p').first()).toHaveText('Checking signature 5 of 48')
  await expect(page.locator('.said-aloud')).toHaveText('Checking signature 4 of 48')
  expect(faults).toEqual([])
})

test('what cannot be stopped offers no cancel, and says not to switch off', async ({ context }) => {
  const bridge = fakeBridge(STATES.seal, { seal: () => new Promise(() => {}) })
  const { page, faults } = await openPage(context, bridge)
  await page.getByLabel(/^Passphrase of /).fill('harbour violet anchor pepper')
  await page.getByRole('button', { name: 'Sign the checkpoint' }).click()
  await tellOf(page, { what: 'sealing', done: 0, total: 0 })
  await expect(page.getByText('Do not switch off. This takes some seconds.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0)
  expect(faults).toEqual([])
})

test('of several buttons for one call only the one that was pressed speaks, and the others wait', async ({
  context,
}) => {
  const bridge = fakeBridge(null, { continuePlan: () => new Promise(() => {}) })
  const { page, faults } = await openPage(context, bridge)
  const desk = page.getByRole('region', { name: 'Come back to keys' })
  const buttons = desk.getByRole('button')
  await buttons.first().click()
  await expect(desk.getByRole('button', { name: 'Verifying the evidence' })).toHaveCount(1)
  for (const button of await buttons.all())
    await expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(faults).toEqual([])
})

for (const scene of WORK_SCENES.filter(({ name }) => !name.endsWith('-cancelled')))
  test(`how far it is is on the screen without scrolling: ${scene.name}`, async ({ context }) => {
    const { page } = await openPage(context, fakeBridge(scene.snapshot, scene.answers))
    await page.setViewportSize({ width: 1280, height: 800 })
    await scene.drive?.(page)
    for (const language of ['en', 'de'] as const) {
      await speak(page, language)
      await expect(page.locator('.long-work')).toBeInViewport({ ratio: 1 })
      await shoot(page, `work/${scene.name}-${language}-1280`)
    }
  })
