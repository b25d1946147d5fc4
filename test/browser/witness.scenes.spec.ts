/** The display in every state, as it is seen from the far end of a room. */
import { expect, type Page, test } from '@playwright/test'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { witnessView } from '#shared/ipc/projection.ts'
import { openDisplay } from './fixtures/open-display.ts'
import { ROOM_STATES } from './fixtures/room-states.ts'
import { STATES } from './fixtures/states.ts'
import { look } from './support/look.ts'

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const
const ALL: Readonly<Record<string, Snapshot | null>> = { nothing: null, ...STATES, ...ROOM_STATES }

/** Pixels of the smallest text that is shown, and what is cut off by the edge of the screen. */
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
    const body = document.querySelector('.display')
    const rows = [...(body?.children ?? [])].map((one) => one.getBoundingClientRect())
    const over = rows.some((row, i) => i > 0 && row.top < (rows[i - 1]?.bottom ?? 0) - 1)
    const middle = document.querySelector('article')
    const cut = middle !== null && middle.scrollHeight > middle.clientHeight + 1
    return { least, outside, over, cut }
  })
}

for (const [name, snapshot] of Object.entries(ALL))
  test(`the display: ${name}`, async ({ context }) => {
    const { page, show, faults } = await openDisplay(context)
    await show(witnessView(snapshot, 'en'))
    await page.getByRole('heading').first().waitFor()
    for (const size of SIZES)
      for (const colorScheme of ['light', 'dark'] as const) {
        const id = `witness-${name}-${size.width}-${colorScheme}`
        await page.setViewportSize(size)
        await page.emulateMedia({ colorScheme })
        await look(page, `witness/${id}`)
        const seen = await readable(page)
        // 32 pixels of 1080 lines: six minutes of arc and more from five metres, on a screen 1.5 m high.
        expect(seen.least, id).toBeGreaterThanOrEqual((size.height === 1080 ? 32 : 21.3) - 0.1)
        expect(seen, id).toMatchObject({ outside: [], over: false, cut: false })
      }
    expect(faults).toEqual([])
  })
