/** A page that dies as a renderer does, and the new one in its place. */
import { expect, type Page as Tab } from '@playwright/test'
import { openTab, type Room } from './room.ts'

/**
 * Kills the process of the page, not the bridge: it answers nothing any more, and a new page is opened
 * over the same services, as both shells do it.
 */
export async function crash(room: Room): Promise<Room> {
  const { tab } = room
  const context = tab.context()
  const crashed = tab.waitForEvent('crash')
  const devtools = await context.newCDPSession(tab)
  // A page that crashes answers nothing any more.
  void devtools.send('Page.crash').catch(() => {})
  await crashed
  const next = await openTab(context)
  await tab.close()
  return { ...room, tab: next }
}

/** Everything that can be found in a page: its markup, and what its fields hold. */
export function everythingIn(tab: Tab): Promise<string> {
  return tab.evaluate(() => {
    const fields = document.querySelectorAll<HTMLInputElement>('input, textarea')
    const values = Array.from(fields, ({ value }) => value)
    return [document.documentElement.outerHTML, document.body.innerText, ...values].join('\n')
  })
}

/** Fails when a passphrase is in the page, or a part of a share that is too long for an accident. */
export async function expectNothingOf(tab: Tab, secrets: readonly string[]): Promise<void> {
  const all = await everythingIn(tab)
  for (const secret of secrets) {
    expect(all).not.toContain(secret)
    // A passphrase is made of words that the page says as well.
    if (secret.includes(' ')) continue
    for (let at = 0; at + 8 <= secret.length; at += 4) {
      expect(all).not.toContain(secret.slice(at, at + 8))
      // A share stands in groups, one in each field or line.
      expect(all).not.toContain(`${secret.slice(at, at + 4)}\n${secret.slice(at + 4, at + 8)}`)
    }
  }
}
