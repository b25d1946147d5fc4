/** Long work on screen: how far it is, and the way to stop it. */
import { expect, type Page, test } from '@playwright/test'
import type { Refusal, Result } from '#shared/ipc/result.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { Tick } from '#shared/steps.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { STATES } from './fixtures/states.ts'

const CANCELLED: Refusal = {
  code: 'call.cancelled',
  message: 'making the keys was cancelled',
  hint: 'Nothing was made. Start the step again when you are ready.',
}

const push = (page: Page, progress: Tick) =>
  page.evaluate((value) => {
    ;(window as unknown as { __progress: (value: unknown) => void }).__progress(value)
  }, progress)

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
  await push(page, { what: 'keys', done: 37, total: 200 })
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
  await push(page, { what: 'wraps', done: 1, total: 3 })
  await expect(page.getByRole('progressbar', { name: 'Making packages' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('1 of 3 packages are made.')).toBeVisible()
  await expect(wrap).toBeFocused()
  await wrap.click()
  await expect.poll(() => callsTo('perform')).toHaveLength(2)
  expect(faults).toEqual([])
})
