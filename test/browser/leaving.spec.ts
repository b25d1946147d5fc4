/** Long work is never left on a screen unasked, and its end shows nothing where nobody asked for it. */
import { expect, type Page, test } from '@playwright/test'
import type { VerifiedBundle } from '#shared/ipc/answers.ts'
import type { PlanWriting } from '#shared/ipc/reviews.ts'
import type { Result } from '#shared/ipc/result.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { Tick } from '#shared/steps.ts'
import { de } from '#shared/text/de/catalogue.ts'
import { en } from '#shared/text/en/catalogue.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { GOOD } from './fixtures/public.ts'
import { STATES } from './fixtures/states.ts'
import { cancelledAt, tellOf } from './fixtures/work-scenes.ts'
import { look, shoot } from './support/look.ts'

const AT: Tick = { what: 'signatures', done: 11, total: 48 }
const { work, palette, verify, home } = en
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true })
const question = (page: Page) => page.getByRole('dialog', { name: work.leaving })
const answer = (page: Page, name: string) =>
  question(page).getByRole('button', { name, exact: true })

type Answer = Result<VerifiedBundle | PlanWriting | Snapshot>

/** A main process that works until it is told to end, and is stopped by the number of its work. */
function working(snapshot: Snapshot | null = null, number = 1) {
  const ends: ((answer: Answer) => void)[] = []
  const works = () => new Promise<never>((resolve) => ends.push(resolve as never))
  const stopped: number[] = []
  const bridge = fakeBridge(snapshot, {
    verifyBundle: works,
    continuePlan: works,
    perform: works,
    deliver: works,
    cancelWork: async (call) => {
      stopped.push(call.work)
      if (call.work === number) end(cancelledAt('evidence', AT))
      return { ok: true, value: null }
    },
  })
  const end = (answer: Answer) => ends.shift()?.(answer)
  const calls = (name: string) => bridge.calls.filter(({ channel }) => channel === name)
  return { bridge, stopped, end, calls }
}

/** Leaves by the palette, on the keyboard alone. */
async function goBy(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByLabel(palette.find)).toBeFocused()
  await page.keyboard.type(name)
  await expect(page.getByRole('menuitem')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

async function drop(page: Page, name: string): Promise<void> {
  await page.evaluate((name) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([], name))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
  }, name)
}

/** The verification is under way; told is how far it is, or nothing yet. */
async function verifies(page: Page, tick: Tick | null = AT): Promise<void> {
  await button(page, home.verifyGo).click()
  await button(page, verify.choose).click()
  await expect(button(page, verify.checking)).toBeVisible()
  if (tick === null) return
  await tellOf(page, tick)
  await expect(page.locator('.long-work')).toBeVisible()
}

const WAYS: readonly [string, (page: Page) => Promise<void>, (page: Page) => Promise<void>][] = [
  [
    'Back',
    (page) => button(page, en.common.back).click(),
    (page) => expect(button(page, home.verifyGo)).toBeVisible(),
  ],
  [
    'the palette',
    (page) => goBy(page, palette.home),
    (page) => expect(button(page, home.verifyGo)).toBeVisible(),
  ],
  [
    'another bundle that is dropped',
    (page) => drop(page, 'another'),
    (page) => expect(page.locator('.drop-place')).toContainText('/media/evidence/another'),
  ],
]

for (const [name, leaves, isThere] of WAYS)
  test(`${name} asks: Stay keeps the verification and its button, Stop stops it and goes`, async ({
    context,
  }) => {
    const { bridge, stopped, end } = working()
    const { page, faults } = await openPage(context, bridge)
    await verifies(page)
    for (const refuse of [
      () => page.keyboard.press('Escape'),
      () => answer(page, work.stay).press('Enter'),
    ]) {
      await leaves(page)
      await expect(question(page)).toContainText('Checking signature 12 of 48')
      await refuse()
      await expect(question(page)).toHaveCount(0)
      await expect(page.locator('.long-work')).toBeVisible()
    }
    expect(stopped).toEqual([])
    await leaves(page)
    await answer(page, work.stopAndGo).click()
    await isThere(page)
    expect(stopped).toEqual([1])
    await expect(question(page)).toHaveCount(0)
    await expect(page.getByRole('alert')).toHaveCount(0)
    end({ ok: true, value: GOOD })
    await isThere(page)
    expect(faults).toEqual([])
  })

test('work that ends while somebody is asked shows what came of it, and the question goes', async ({
  context,
}) => {
  const { bridge, end, stopped } = working()
  const { page, faults } = await openPage(context, bridge)
  await verifies(page)
  await button(page, en.common.back).click()
  await expect(question(page)).toBeVisible()
  end({ ok: true, value: GOOD })
  await expect(question(page)).toHaveCount(0)
  await expect(page.locator('.verdict-good')).toBeVisible()
  await button(page, en.common.back).click()
  await expect(button(page, home.verifyGo)).toBeVisible()
  expect(stopped).toEqual([])
  expect(faults).toEqual([])
})

test('left before it said how far it is, work is stopped as soon as it does, and shows nothing', async ({
  context,
}) => {
  const { bridge, stopped, end } = working(null, 7)
  const { page, faults } = await openPage(context, bridge)
  await verifies(page, null)
  await goBy(page, palette.home)
  await expect(button(page, home.verifyGo)).toBeVisible()
  await tellOf(page, AT, 7)
  await expect.poll(() => stopped).toEqual([7])
  await expect(page.getByRole('alert')).toHaveCount(0)
  await verifies(page, null)
  await drop(page, 'another')
  end({ ok: true, value: GOOD })
  await expect(button(page, verify.dropped)).toBeVisible()
  await expect(page.locator('.verdict')).toHaveCount(0)
  await expect(page.locator('.drop-place')).toContainText('/media/evidence/another')
  expect(faults).toEqual([])
})

test('a plan that is begun from evidence does not come up where somebody else has gone', async ({
  context,
}) => {
  const { bridge, stopped, end } = working()
  const { page, faults } = await openPage(context, bridge)
  const ways = page.getByRole('region', { name: home.later }).getByRole('button')
  await ways.first().click()
  await button(page, home.verifyGo).click()
  await expect(button(page, verify.choose)).toBeVisible()
  const value = { token: 'e1'.repeat(16), file: '', text: '{}' }
  end({ ok: true, value })
  await expect(button(page, verify.choose)).toBeEnabled()
  await expect(page.getByLabel('Title')).toHaveCount(0)
  await button(page, en.common.back).click()
  await ways.first().click()
  await tellOf(page, { what: 'files', done: 1, total: 9 }, 2)
  await drop(page, 'another')
  await expect(question(page)).toContainText('Checking file 2 of 9')
  await answer(page, work.stay).click()
  // What asks the main process would wait behind the work unseen.
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('menuitem', { name: palette.verify })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: palette.choosePlan })).toHaveCount(0)
  expect(stopped).toEqual([])
  expect(faults).toEqual([])
})

test('another language is no way out: the work goes on in its words, and the palette closes', async ({
  context,
}) => {
  const { bridge, stopped, end } = working()
  const { page, faults } = await openPage(context, bridge)
  await verifies(page)
  await goBy(page, 'Deutsch')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.locator('.long-work')).toContainText('Geprüft wird Signatur 12 von 48')
  await button(page, de.common.back).click()
  await expect(page.getByRole('dialog', { name: de.work.leaving })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: de.work.stay }).click()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('.long-work')).toContainText('Checking signature 12 of 48')
  expect(stopped).toEqual([])
  end({ ok: true, value: GOOD })
  await expect(page.locator('.verdict-good')).toBeVisible()
  expect(faults).toEqual([])
})

test('in a ceremony the making of keys is not left unasked, and what cannot be stopped keeps people', async ({
  context,
}) => {
  const { bridge, stopped } = working(STATES.perform)
  const { page, faults } = await openPage(context, bridge)
  await button(page, 'Generate now').click()
  await tellOf(page, { what: 'keys', done: 37, total: 200 })
  await button(page, en.papers.go).click()
  await expect(question(page)).toContainText('Making key 38 of 200')
  await tellOf(page, { what: 'closing', done: 0, total: 0 })
  await expect(question(page)).toContainText(work.lasting)
  await expect(answer(page, work.stopAndGo)).toHaveCount(0)
  await tellOf(page, { what: 'keys', done: 38, total: 200 })
  await answer(page, work.stopAndGo).click()
  await expect(page.getByRole('heading', { name: en.papers.title })).toBeVisible()
  expect(stopped).toEqual([1])
  expect(faults).toEqual([])
})

test('the end of a ceremony is not left while its evidence is written', async ({ context }) => {
  const { bridge, calls } = working(STATES.closed)
  const { page, faults } = await openPage(context, bridge)
  await button(page, en.end.again).click()
  await tellOf(page, { what: 'writing', done: 3, total: 31 })
  await button(page, en.end.leave).click()
  await answer(page, work.stay).click()
  expect(calls('leaveCeremony')).toHaveLength(0)
  await button(page, en.end.leave).click()
  await answer(page, work.stopAndGo).click()
  await expect(button(page, home.verifyGo)).toBeVisible()
  expect(calls('leaveCeremony')).toHaveLength(1)
  expect(faults).toEqual([])
})

test('the window stays open until somebody has answered', async ({ context }) => {
  const { bridge } = working()
  const { page } = await openPage(context, bridge)
  const asked: string[] = []
  page.on('dialog', async (one) => {
    asked.push(one.type())
    await one.dismiss()
  })
  await verifies(page)
  await page.close({ runBeforeUnload: true })
  await expect(question(page)).toBeVisible()
  expect(asked).toEqual(['beforeunload'])
  await answer(page, work.stopAndGo).click()
  await expect(button(page, home.verifyGo)).toBeVisible()
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
  expect(asked).toEqual(['beforeunload'])
})

test('while long work is under way no other call is begun, but an abort may wait for it', async ({
  context,
}) => {
  const { bridge } = working(STATES.perform)
  const { page, faults } = await openPage(context, bridge)
  const other = page.locator('.header-means').getByRole('button').first()
  await button(page, 'Generate now').click()
  await tellOf(page, { what: 'keys', done: 37, total: 200 })
  await expect(other).toHaveAttribute('aria-disabled', 'true')
  await button(page, en.recorded.abort).click()
  const abort = page.getByRole('dialog').locator('.button-alarm')
  await expect(abort).not.toHaveAttribute('aria-disabled', 'true')
  expect(faults).toEqual([])
})

test('what is asked can be read in both languages, light and dark', async ({ context }) => {
  const { bridge } = working()
  const { page } = await openPage(context, bridge)
  await page.setViewportSize({ width: 1280, height: 800 })
  await verifies(page)
  await button(page, en.common.back).click()
  await expect(question(page)).toBeVisible()
  await look(page, 'leaving/en-1280')
  await answer(page, work.stay).click()
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await button(page, de.common.back).click()
  await look(page, 'leaving/de-1280')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 1920, height: 1080 })
  await shoot(page, 'leaving/de-1920-dark')
})

test('a word about work that no call of this page asked for holds nothing up', async ({
  context,
}) => {
  const { page, faults } = await openPage(context, fakeBridge(null))
  await expect(button(page, home.choose)).toBeEnabled()
  await tellOf(page, AT)
  await button(page, home.choose).click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(home.title)
  expect(faults).toEqual([])
})
