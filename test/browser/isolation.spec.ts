/** What the page can reach: the bridge, from its own main frame, and nothing else. */
import { type BrowserContext, expect, test } from '@playwright/test'
import { CHANNELS } from '#shared/ipc/names.ts'
import { connectChromium, ORIGIN } from '#electron/shell/chromium.ts'
import { loadPage } from '#electron/shell/page.ts'
import { heard, openCanary, tryAll, UNFILTERED, WAYS } from './support/canary.ts'
import * as led from './support/led.ts'
import * as people from './support/people.ts'
import { openRoom, openTab, PAGE } from './support/room.ts'

const { button, step } = people

/** The page without its policy, or without the filter of requests, or without both. */
async function loosened(context: BrowserContext, filter: boolean): Promise<string[]> {
  if (filter)
    return connectChromium(context, loadPage(PAGE), {
      call: async () => never(),
      refused: () => {},
    })
  const page = loadPage(PAGE)
  await context.route(`${ORIGIN}/**`, async (route) => {
    const file = page.get(new URL(route.request().url()).pathname)
    if (file === undefined) return route.abort()
    const { 'Content-Security-Policy': _, ...headers } = file.headers
    await route.fulfill({ body: Buffer.from(file.bytes), headers })
  })
  return []
}

function never(): never {
  throw new Error('nothing is called here')
}

test('no way leads out: neither the policy nor the filter lets a request pass', async ({
  context,
}) => {
  const canary = await openCanary()
  const room = await openRoom(context)
  try {
    await tryAll(room.tab, canary.origin)
    expect(canary.calls).toEqual([])
    expect(canary.connections()).toBe(0)
    // Each attempt was noticed: as a violation of the policy, or by the filter.
    const noticed = room.faults.join('\n')
    for (const way of ['fetch', 'xhr', 'img', 'stylesheet', 'audio', 'websocket', 'window'])
      expect(noticed).toContain(`/${way}`)
  } finally {
    room.close()
    await canary.close()
  }
})

test('the filter alone refuses what the policy would have, and does not see WebRTC', async ({
  playwright,
  launchOptions,
}) => {
  const canary = await openCanary()
  const browser = await playwright.chromium.launch({ ...launchOptions, args: [] })
  try {
    const context = await browser.newContext({ bypassCSP: true })
    const outside = await loosened(context, true)
    const tab = await context.newPage()
    await tab.goto(`${ORIGIN}/`)
    await tryAll(tab, canary.origin)
    expect(heard(canary)).toEqual(UNFILTERED)
    const ways = outside.map((url) => new URL(url).pathname.slice(1))
    expect(ways).toEqual(expect.arrayContaining(['fetch', 'xhr', 'img', 'stylesheet', 'iframe']))
  } finally {
    await browser.close()
    await canary.close()
  }
})

test('negative control: without policy, filter and switches every way reaches the canary', async ({
  playwright,
  launchOptions,
}) => {
  const canary = await openCanary()
  const browser = await playwright.chromium.launch({ ...launchOptions, args: [] })
  try {
    const context = await browser.newContext({ bypassCSP: true })
    // Chromium asks before a page reaches into the local network: here the answer is yes.
    await context.grantPermissions(['local-network-access'])
    await loosened(context, false)
    const tab = await context.newPage()
    await tab.goto(`${ORIGIN}/`)
    await tryAll(tab, canary.origin)
    expect(heard(canary)).toEqual(Object.keys(WAYS).sort())
  } finally {
    await browser.close()
    await canary.close()
  }
})

test('no header of the page is one that the browser does not know', async ({ context }) => {
  const said: string[] = []
  context.on('console', (message) => said.push(message.text()))
  const room = await openRoom(context)
  try {
    await expect(room.tab.getByRole('heading', { level: 1 })).toBeVisible()
    expect(said.filter((text) => /policy|unrecognized/i.test(text))).toEqual([])
  } finally {
    room.close()
  }
})

test('the page navigates nowhere', async ({ context }) => {
  const canary = await openCanary()
  const room = await openRoom(context)
  try {
    await room.tab.evaluate((origin) => location.assign(`${origin}/navigate`), canary.origin)
    await room.tab.waitForTimeout(500)
    expect(canary.calls).toEqual([])
    expect(canary.connections()).toBe(0)
  } finally {
    room.close()
    await canary.close()
  }
})

test('the page has the bridge, frozen, and nothing of Node, Electron or the shell', async ({
  context,
  browser,
}) => {
  const room = await openRoom(context)
  const bare = await browser.newContext()
  try {
    const names = () => Object.getOwnPropertyNames(globalThis)
    const blank = await bare.newPage()
    await blank.route('**/*', (route) =>
      route.fulfill({ body: '<!doctype html>', contentType: 'text/html' }),
    )
    await blank.goto(`${ORIGIN}/`)
    const usual = await blank.evaluate(names)
    const added = (await room.tab.evaluate(names)).filter((name) => !usual.includes(name))
    expect(added.filter((name) => !name.startsWith('__playwright'))).toEqual([
      'claviger',
      '__claviger_push',
    ])
    const bridge = await room.tab.evaluate(() => {
      const { claviger } = globalThis as unknown as { claviger: Record<string, unknown> }
      const kept = claviger.about
      try {
        claviger.about = () => 'another'
      } catch {
        // frozen
      }
      return {
        calls: Object.keys(claviger),
        types: [...new Set(Object.values(claviger).map((one) => typeof one))],
        same: claviger.about === kept,
        settled: Object.getOwnPropertyDescriptor(globalThis, 'claviger')?.configurable,
      }
    })
    expect(bridge).toEqual({
      calls: [...CHANNELS, 'onSnapshot', 'onProgress', 'onDisplay', 'takeDropped'],
      types: ['function'],
      same: true,
      settled: false,
    })
    const malformed = await room.tab.evaluate(async () => {
      const { claviger } = globalThis as unknown as {
        claviger: Record<string, (...given: unknown[]) => Promise<{ error?: { code: string } }>>
      }
      const answers = [
        await claviger.enrol?.({ person: '../admin', passphrase: 'x' }),
        await claviger.enrol?.({ person: 'admin', passphrase: 'x', seed: 'y' }),
        await claviger.log?.({ from: 0, count: 100_000 }),
        await claviger.home?.('extra'),
      ]
      return answers.map((one) => one?.error?.code)
    })
    expect(malformed).toEqual(Array(4).fill('call.invalid'))
  } finally {
    await bare.close()
    room.close()
  }
})

test('a frame inside the page cannot call the bridge', async ({ browser }) => {
  await led.inRoom(browser, led.enrolled, async ({ tab, app }) => {
    const before = app.ceremony.ledger.state.entries
    const answer = await tab.evaluate(async () => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const inner = frame.contentWindow as unknown as {
        claviger?: { snapshot(): Promise<unknown>; declare(call: object): Promise<unknown> }
      } | null
      const said = (error: unknown): string => String(error)
      const asked = await inner?.claviger?.snapshot().catch(said)
      const acted = await inner?.claviger?.declare({ by: 'admin', action: 'begin' }).catch(said)
      frame.remove()
      return { asked, acted }
    })
    const refusal = expect.stringContaining('the call came from another frame')
    expect(answer).toEqual({ asked: refusal, acted: refusal })
    expect(app.ceremony.ledger.state.entries).toBe(before)
  })
})

test('the page dies in the middle of a step: a new one shows the same ceremony where it was', async ({
  browser,
}) => {
  await led.inRoom(browser, led.releasing, async ({ tab, app }) => {
    const shown = await people.lookAtShare(tab)
    const context = tab.context()
    const crashed = tab.waitForEvent('crash')
    const devtools = await context.newCDPSession(tab)
    // A page that crashes answers nothing any more.
    void devtools.send('Page.crash').catch(() => {})
    await crashed
    const { entries } = app.ceremony.ledger.state

    const again = await openTab(context)
    await step(again, 'Hand out share 1')
    await expect(again.getByText('KSHA')).toHaveCount(0)
    await expect(
      again.getByText('This share was being shown when the screen changed'),
    ).toBeVisible()
    expect(app.ceremony.ledger.state.entries).toBe(entries)
    // The same copy for the same person: nothing new was released.
    expect(await people.lookAtShare(again)).toBe(shown)
    await button(again, 'I have copied it').click()
    await step(again, 'Read back share 1')
    await people.typeShare(again, shown)
    await again.close()

    const third = await openTab(context)
    await step(third, 'Read back share 1')
    await expect(third.getByLabel('Group 1', { exact: true })).toHaveValue('')
    await people.typeShare(third, shown)
    await people.signReceipt(third, 1)
    await step(third, 'Hand out share 2')
  })
})
