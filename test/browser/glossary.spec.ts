/** No jargon without its explanation one key away: on every screen, and never over a share. */
import { expect, type Page, test } from '@playwright/test'
import { en } from '#shared/text/en/catalogue.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { ROOM_STATES } from './fixtures/room-states.ts'
import { STATES } from './fixtures/states.ts'
import { look } from './support/look.ts'

const glossary = (page: Page) => page.getByRole('dialog', { name: en.glossary.title })

for (const [name, snapshot] of [
  ['home', null],
  ['an enrolment', STATES.enrol],
  ['a locked room', ROOM_STATES.locked],
  ['a resumed ceremony', STATES.resuming],
  ['a share that is typed', STATES.readback],
  ['the end', STATES.closed],
] as const) {
  test(`F1 explains the words of ${name}, unless a share can be read there`, async ({
    context,
  }) => {
    const { page, faults } = await openPage(context, fakeBridge(snapshot))
    await page.getByRole('heading').first().waitFor()
    const cues = await page.getByText('Cameras away').count()
    await page.keyboard.press('F1')
    await expect(glossary(page)).toHaveCount(cues > 0 ? 0 : 1)
    if (cues > 0) await expect(page.getByRole('button', { name: /^Glossary/ })).toHaveCount(0)
    else {
      await expect(glossary(page).getByRole('heading', { name: 'On this screen' })).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('button', { name: /^Glossary/ })).toBeVisible()
    }
    expect(faults).toEqual([])
  })
}

test('the focus goes to the filter, stays inside, and returns', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.approve))
  const opener = page.getByRole('button', { name: 'Whole log' })
  await opener.focus()
  await page.keyboard.press('?')
  const dialog = glossary(page)
  await expect(dialog.getByLabel('Find a word')).toBeFocused()
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press('Tab')
    expect(await dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener).toBeFocused()
})

test('every term is there, and is found by its name', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.approve))
  await page.getByRole('button', { name: /^Glossary/ }).click()
  const terms = Object.values(en.glossary.terms)
  await expect(glossary(page).getByRole('term')).toHaveCount(terms.length)
  const field = glossary(page).getByLabel('Find a word')
  for (const { term, says } of terms) {
    await field.fill(term)
    await expect(glossary(page).getByText(says, { exact: true })).toBeVisible()
  }
  await field.fill('zzz')
  await expect(glossary(page).getByText(en.glossary.nothing)).toBeVisible()
})

test('the words of the screen come first, and only those', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.approve))
  await page.getByRole('heading').first().waitFor()
  await page.keyboard.press('F1')
  const here = glossary(page).getByRole('region', { name: 'On this screen' })
  await expect(here.getByText(en.glossary.terms.runningHead.says)).toBeVisible()
  await expect(here.getByText(en.glossary.terms.bip93.says)).toHaveCount(0)
})

test('a question mark that is typed stays where it is typed', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.approve))
  await page.getByRole('radio', { name: 'Internal witness' }).check()
  const field = page.getByLabel('Passphrase of Internal witness', { exact: true })
  await field.focus()
  await page.keyboard.type('what?')
  await expect(field).toHaveValue('what?')
  await expect(glossary(page)).toHaveCount(0)
  // F1 types nothing: it helps there as well, and what was typed stays.
  await page.keyboard.press('F1')
  await expect(glossary(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('what?')
})

test('a suggested passphrase on the screen below is not kept in React', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.enrol))
  await page.getByRole('button', { name: en.enrol.suggest }).click()
  const words = await page.getByTestId('suggested-passphrase').textContent()
  expect(words).toContain('violet')
  await page.keyboard.press('F1')
  await expect(glossary(page)).toBeVisible()
  const kept = await page.evaluate(textsInReact)
  expect(kept).toContain(en.glossary.terms.runningHead.says)
  expect(kept).not.toContain('violet')
})

test('over another dialog it comes and goes alone', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.approve))
  await page.getByRole('button', { name: 'Raise an exception' }).click()
  const below = page.getByRole('dialog', { name: en.exceptions.title })
  const field = below.getByRole('textbox').first()
  await field.fill('half a sentence')
  await page.keyboard.press('F1')
  await expect(glossary(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(glossary(page)).toHaveCount(0)
  await expect(field).toHaveValue('half a sentence')
})

test('nothing comes over a share that is shown, and the time it is shown stays', async ({
  context,
}) => {
  const { page } = await openPage(context, fakeBridge(STATES.handout))
  await page.getByRole('button', { name: 'I am alone with the screen' }).click()
  await expect(page.getByText('KSHA')).toBeVisible()
  for (const key of ['F1', '?', 'F1']) await page.keyboard.press(key)
  await expect(glossary(page)).toHaveCount(0)
  await expect(page.getByText('KSHA')).toBeVisible()
  await expect(page.getByText(/Hides in 2:5\d/)).toBeVisible()
})

test('nor over dice that somebody rolls alone', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(ROOM_STATES.entropy))
  await page.getByRole('button', { name: 'I am alone with the screen' }).click()
  await page.keyboard.press('F1')
  await expect(glossary(page)).toHaveCount(0)
})

test('in German every word is explained in German', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.approve))
  await page.getByRole('heading', { name: 'Generate and split' }).waitFor()
  await page.getByRole('button', { name: 'DE', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Wörter erklärt/ })).toBeVisible()
  await page.keyboard.press('F1')
  const dialog = page.getByRole('dialog', { name: 'Was die Wörter bedeuten' })
  await dialog.getByLabel('Wort suchen').fill('Schwelle')
  await expect(dialog.getByText('Bei 3 von 5', { exact: false })).toBeVisible()
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
      await page.getByRole('heading').first().waitFor()
      await page.keyboard.press('F1')
      await expect(glossary(page)).toBeVisible()
      await look(page, `help/glossary-${width}-${colorScheme}`)
      expect(faults).toEqual([])
    })

/** Every text in the state and the properties of every component on the page. */
function textsInReact(): string {
  interface Fiber {
    readonly memoizedState: unknown
    readonly memoizedProps: unknown
    readonly child: Fiber | null
    readonly sibling: Fiber | null
    readonly return: Fiber | null
  }
  const [node] = Array.from(document.querySelectorAll('[role="dialog"]')).slice(-1)
  const name = Object.keys(node ?? {}).find((key) => key.startsWith('__reactFiber$'))
  let root = (node as unknown as Record<string, Fiber>)[name ?? '']
  while (root?.return) root = root.return
  const texts: string[] = []
  const seen = new Set<unknown>()
  const gather = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    if (typeof value !== 'object' || value === null || value instanceof Node || seen.has(value))
      return
    seen.add(value)
    for (const one of value instanceof Set ? value : Object.values(value)) gather(one)
  }
  const walk = (fiber: Fiber | null | undefined): void => {
    for (let one = fiber; one; one = one.sibling) {
      gather(one.memoizedState)
      gather(one.memoizedProps)
      walk(one.child)
    }
  }
  walk(root)
  return texts.join('\n')
}
