/** How people take a ceremony up again after the program died. */
import { expect, type Page as Tab } from '@playwright/test'
import { button, choose, sign, step } from './people.ts'
import { ADMIN, TITLE, WITNESS } from './plan.ts'

/** What people have on paper: the last entry, and the running head that stood beside it. */
export interface Noted {
  readonly entry: string
  readonly head: string
}

/** What the header of the screen says now. */
export async function note(tab: Tab): Promise<Noted> {
  const state = tab.getByLabel('State of the ceremony')
  const entry = state.locator('dt', { hasText: /^Entry$/ }).locator('+ dd')
  const head = state.locator('dt', { hasText: /^Running head$/ }).locator('+ dd')
  return {
    entry: (await entry.textContent()) ?? '',
    head: (await head.getAttribute('title')) ?? '',
  }
}

/** Opens the card of the ceremony, going on or ended, on the home screen and gives one person's passphrase. */
export async function unlock(tab: Tab, name: string): Promise<void> {
  await button(tab, `Resume ${TITLE}`)
    .or(button(tab, `Open ${TITLE}`))
    .click()
  await choose(tab, name)
  await sign(tab, name, 'Unlock and resume')
}

/** One person types the entry and the head from their paper, and signs. */
export async function stateHead(tab: Tab, name: string, { entry, head }: Noted): Promise<void> {
  await tab.getByLabel('Last entry you noted').fill(entry)
  await tab.getByLabel('Running head you noted').fill(head)
  await choose(tab, name)
  await sign(tab, name, 'Sign this statement')
}

/** The whole way back: one unlocks, two state what they noted. */
export async function takeUp(tab: Tab, noted: Noted, by: string = ADMIN): Promise<void> {
  await unlock(tab, by)
  await step(tab, 'Resume the ceremony')
  await stateHead(tab, ADMIN, noted)
  await expect(tab.getByText('1 of 2 have stated')).toBeVisible()
  await stateHead(tab, WITNESS, noted)
  await expect(tab.getByText('of 2 have stated')).toHaveCount(0)
}
