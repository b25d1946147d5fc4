/** The witness display in a second page: opened from the ceremony, and everything it ever drew. */
import { expect, type Page as Tab } from '@playwright/test'
import { groupForms, textForms } from '../../canary/support/forms.ts'
import { Search } from '../../canary/support/search.ts'
import * as people from './people.ts'
import { NAMES } from './plan.ts'
import type { Room } from './room.ts'

export const OPENING = { timeout: 60_000 }

/** Opens the display by the button of the header; every drawing of it is kept from here on. */
export async function openDisplay(room: Room): Promise<Tab> {
  await people.button(room.tab, 'Open witness display').click()
  // A second page of a real browser, on a machine that may be busy.
  await expect(people.button(room.tab, 'Close witness display')).toBeVisible(OPENING)
  const tab = displayOf(room)
  await tab.getByRole('heading').first().waitFor()
  await tab.evaluate(() => {
    const drawn = new Set<string>([document.documentElement.outerHTML])
    Object.assign(globalThis, { drawn })
    const options = { subtree: true, childList: true, characterData: true, attributes: true }
    new MutationObserver(() => drawn.add(document.documentElement.outerHTML)).observe(
      document,
      options,
    )
  })
  return tab
}

/** The page of the display while it is open. */
export function displayOf(room: Room): Tab {
  const tab = room.display.tab()
  if (tab === undefined) throw new Error('the display is closed')
  return tab
}

/** Fails when a share or a passphrase was ever pushed to the display, or drawn on it. */
export async function expectNothingSecret(
  room: Room,
  display: Tab,
  shares: readonly string[],
): Promise<void> {
  const search = new Search()
  for (const text of shares) {
    search.add(`share ${text.slice(9, 13)}`, [...textForms(text.slice(28)), ...groupForms(text)])
  }
  for (const name of NAMES) search.add(name, textForms(people.passphraseOf(name)))
  const drawn = await display.evaluate(() => [
    ...(globalThis as unknown as { drawn: Set<string> }).drawn,
  ])
  expect(drawn.length).toBeGreaterThan(room.views.length / 4)
  expect(search.in(Buffer.from(JSON.stringify(room.views)))).toEqual([])
  expect(search.in(Buffer.from(drawn.join('\n')))).toEqual([])
  // What is searched for is found where it is.
  expect(search.in(Buffer.from(`${drawn[0]}${shares[0]}`))).not.toEqual([])
}
