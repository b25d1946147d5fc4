/** Every way from a screen by its name: only what is possible now, by the keyboard, never over a share. */
import { expect, type Page, test } from '@playwright/test'
import { en } from '#shared/text/en/catalogue.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { fakeBridge, WRONG } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { ROOM_STATES } from './fixtures/room-states.ts'
import { STATES } from './fixtures/states.ts'
import { look } from './support/look.ts'

const { asides, ...palette } = en.palette
const dialog = (page: Page) => page.getByRole('dialog', { name: palette.title })
const way = (page: Page, name: string) => dialog(page).getByRole('menuitem', { name, exact: true })

async function openAt(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor()
  await page.keyboard.press('Control+k')
  await expect(dialog(page)).toBeVisible()
}

/** Types a part of the name, and goes. */
async function go(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(dialog(page).getByLabel(palette.find)).toBeFocused()
  await page.keyboard.type(typed)
  await expect(dialog(page).getByRole('menuitem')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
}

for (const [typed, name] of [
  ['whole log', en.log.title],
  ['comes and goes', en.room.title],
  ['exception', en.exceptions.title],
  ['abort', en.abort.title],
  ['glossary', en.glossary.title],
] as const)
  test(`"${typed}" leads there and back without a mouse`, async ({ context }) => {
    const { page, faults } = await openPage(context, fakeBridge(STATES.approve))
    await page.getByRole('heading').first().waitFor()
    await go(page, typed)
    await expect(page.getByRole('dialog', { name })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    expect(faults).toEqual([])
  })

test('a break is one way, and its first field waits', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.approve))
  await page.getByRole('heading').first().waitFor()
  await go(page, 'break')
  await expect(page.getByRole('dialog', { name: en.room.title })).toBeVisible()
  await expect(page.getByLabel(en.room.breakReason)).toBeFocused()
})

test('to a slip and back to the current step', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.approve))
  await page.getByRole('heading').first().waitFor()
  await go(page, 'custodian 3')
  await expect(page.getByRole('heading', { name: 'Custodian 3' })).toBeVisible()
  await go(page, 'current step')
  await expect(page.getByRole('heading', { name: 'Generate and split' })).toBeVisible()
})

test('from home to verifying and back, and in another language', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(null))
  await page.getByRole('heading').first().waitFor()
  await go(page, 'verify')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.verify.title)
  await go(page, 'first screen')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.home.title)
  await go(page, 'deutsch')
  await page.keyboard.press('Control+k')
  await expect(page.getByLabel('Wohin?')).toBeFocused()
})

test('a refusal is read before anything closes', async ({ context }) => {
  const refused = { choosePlan: async () => ({ ok: false, error: WRONG }) as const }
  const { page } = await openPage(context, fakeBridge(null, refused))
  await openAt(page)
  await page.keyboard.type('choose a plan')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('alert')).toContainText(WRONG.code)
})

const POSSIBLE: readonly (readonly [
  string,
  Snapshot | null,
  readonly string[],
  readonly string[],
])[] = [
  ['at home', null, [palette.choosePlan, palette.verify], [palette.home, asides.log, palette.step]],
  ['at a step', STATES.approve, Object.values(asides), [palette.verify, palette.leave]],
  ['in a locked room', ROOM_STATES.locked, [asides.abort], [asides.room, asides.break]],
  ['while people state the head', STATES.resuming, [asides.abort], [asides.log, asides.room]],
  ['at the end', STATES.closed, [palette.leave], [asides.abort, asides.exceptions]],
]

for (const [where, snapshot, offered, absent] of POSSIBLE)
  test(`${where} only what is possible is offered`, async ({ context }) => {
    const { page } = await openPage(context, fakeBridge(snapshot))
    await openAt(page)
    for (const name of offered) await expect(way(page, name)).toBeVisible()
    for (const name of absent) await expect(way(page, name)).toHaveCount(0)
  })

test('it comes neither over a share nor over half a form', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.handout))
  await page.getByRole('button', { name: 'Raise an exception' }).click()
  await page.keyboard.press('Control+k')
  await expect(dialog(page)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'I am alone with the screen' }).click()
  await expect(page.getByText('KSHA')).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByText('KSHA')).toBeVisible()
})

for (const [width, height] of [
  [1280, 800],
  [1920, 1080],
] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`it is readable at ${width}, ${colorScheme}`, async ({ context }) => {
      const { page, faults } = await openPage(context, fakeBridge(STATES.approve))
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      await openAt(page)
      await page.keyboard.press('ArrowDown')
      await look(page, `help/palette-${width}-${colorScheme}`)
      expect(faults).toEqual([])
    })
