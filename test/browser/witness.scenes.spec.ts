/** The display in every state, as it is seen from the far end of a room. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { witnessView } from '#shared/ipc/projection.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { StepView } from '#shared/ipc/views/step.ts'
import type { WitnessView } from '#shared/ipc/witness.ts'
import { LANGUAGES } from '#shared/text/language.ts'
import { ENDS, TABLED } from './fixtures/destruction.ts'
import { openDisplay } from './fixtures/open-display.ts'
import { ROOM_STATES } from './fixtures/room-states.ts'
import { STATES } from './fixtures/states.ts'
import { OF_COLOUR } from './support/axe.ts'
import { look } from './support/look.ts'

test.describe.configure({ mode: 'parallel' })

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const
const ALL: Readonly<Record<string, Snapshot | null>> = {
  nothing: null,
  ...STATES,
  ...ROOM_STATES,
  ...ENDS,
  ...TABLED,
  // Beside such a number the head has the least room.
  late: { ...STATES.attest, entries: 1240 },
}
const SCRIPTS = fileURLToPath(new URL('../../resources/scripts', import.meta.url))

/** Pixels of the smallest text that is shown, and what is cut off or covered. */
function readable(page: Page) {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let least = Number.POSITIVE_INFINITY
    const outside: string[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const holder = node.parentElement
      if (holder === null || node.textContent?.trim() === '') continue
      least = Math.min(least, Number.parseFloat(getComputedStyle(holder).fontSize))
      const { right, bottom, left, top } = holder.getBoundingClientRect()
      // A line of the log may run on, and an old one may have gone up.
      if (holder.closest('.log, .top h1') !== null) continue
      if (right > innerWidth + 1 || bottom > innerHeight + 1 || left < 0 || top < 0)
        outside.push(holder.textContent ?? '')
    }
    const rows = [...(document.querySelector('.display')?.children ?? [])].map((one) =>
      one.getBoundingClientRect(),
    )
    const over = rows.some((row, i) => i > 0 && row.top < (rows[i - 1]?.bottom ?? 0) - 1)
    const middle = document.querySelector('article')
    const cut = middle !== null && middle.scrollHeight > middle.clientHeight + 1
    const noted = document.querySelector('.noted')
    const wide = noted !== null && noted.scrollWidth > noted.clientWidth + 1
    return { least, outside, over, cut, wide }
  })
}

/**
 * Nothing is cut off, and no type is smaller than 32 of 1080 lines: on a screen of 1.5 metres that is
 * 44 millimetres, half an arc degree from five metres.
 */
async function expectReadable(page: Page, name: string): Promise<void> {
  const { height } = page.viewportSize() ?? SIZES[1]
  const seen = await readable(page)
  expect(seen.least, name).toBeGreaterThanOrEqual((height === 1080 ? 32 : 21.3) - 0.1)
  expect(seen, name).toMatchObject({ outside: [], over: false, cut: false, wide: false })
}

// Each state at each size in each scheme; the languages take turns with the schemes.
for (const language of LANGUAGES)
  for (const [at, size] of SIZES.entries()) {
    const light = (language === 'en') === (at === 0)
    const colorScheme = light ? 'light' : 'dark'
    test(`every state is readable from five metres at ${size.width}, ${colorScheme}, in ${language}`, async ({
      context,
    }) => {
      test.slow()
      const { page, show, faults } = await openDisplay(context)
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme })
      for (const [name, snapshot] of Object.entries(ALL)) {
        await show(witnessView(snapshot, language))
        await expectReadable(page, `${name} at ${size.width}`)
        const picture = `witness/${language}/${name}-${size.width}-${colorScheme}`
        await look(page, picture, false, light ? undefined : OF_COLOUR)
      }
      expect(faults).toEqual([])
    })
  }

/** A display of every step of a released script, with names as long as people give them. */
function stepsOf(file: string): WitnessView[] {
  const script: { acts: { act: string; steps: { say: string; expect: string }[] }[] } = JSON.parse(
    readFileSync(`${SCRIPTS}/${file}`, 'utf8'),
  )
  const fill = (text: string): string =>
    text.replaceAll(/\{[a-z]+\}/g, (field) => (field === '{name}' ? 'Custodian 5' : 'orders'))
  const [model] = STATES.declare.script
  if (model === undefined) throw new Error('no step')
  return script.acts.flatMap(({ act, steps }) =>
    steps.map((step, i) => {
      const current: StepView = {
        ...model,
        act,
        number: i + 1,
        step: 'x',
        who: ['witness', 'auditor'],
        role: 'witness',
        instruction: fill(step.say),
        expected: fill(step.expect),
        task: { do: 'note', step: 'x', signed: true },
        status: 'current',
      }
      return witnessView({ ...STATES.declare, script: [current] }, 'en')
    }),
  )
}

for (const file of readdirSync(SCRIPTS).filter((name) => name.endsWith('.json')))
  test(`every step of the released script ${file} has room`, async ({ context }) => {
    const { page, show } = await openDisplay(context)
    for (const size of SIZES) {
      await page.setViewportSize(size)
      for (const view of stepsOf(file)) {
        await show(view)
        await expectReadable(page, view.at === 'step' ? view.step.name : view.at)
      }
    }
  })

test('act and missing approvals are said in the language of the display', async ({ context }) => {
  const { page, show } = await openDisplay(context)
  await show(witnessView(STATES.wrap, 'de'))
  await expect(page.getByText('Schritt 28 von 46 · Verpacken')).toBeVisible()
  await expect(page.getByText('Genehmigung: es fehlt 1 Zeuge: Internal witness')).toBeVisible()
})
