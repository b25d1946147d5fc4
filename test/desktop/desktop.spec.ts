/** What only a real Electron can show. Runs wherever a binary exists; see run.mjs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { CONTENT_SECURITY_POLICY } from '#electron/shell/headers.ts'
import { openCanary, tryAll } from '../browser/support/canary.ts'

let app: ElectronApplication
let page: Page
let data: string

test.beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'claviger-desktop-'))
  app = await _electron.launch({
    args: ['.', `--data=${data}`],
    chromiumSandbox: process.getuid?.() !== 0,
  })
  page = await app.firstWindow()
})

test.afterAll(async () => {
  await app.close()
  rmSync(data, { recursive: true, force: true })
})

test('the page is served from app:// and shows the home screen', async () => {
  expect(page.url()).toBe('app://ceremony/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('the page has no Node, no require and no Electron', async () => {
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
  )
  expect(found).toEqual([])
})

test('renderers run in the sandbox', async () => {
  test.skip(process.getuid?.() === 0, 'Chromium has no sandbox for root')
  const tabs = await app.evaluate(({ app: main }) =>
    main
      .getAppMetrics()
      .filter(({ type }) => type === 'Tab')
      .map(({ sandboxed }) => sandboxed),
  )
  expect(tabs.length).toBeGreaterThan(0)
  expect(tabs.every(Boolean)).toBe(true)
})

test('navigation, new windows and requests to the outside are denied', async () => {
  const outcome = await page.evaluate(async () => ({
    opened: window.open('https://example.invalid/') === null,
    fetched: await fetch('https://example.invalid/').then(
      () => true,
      () => false,
    ),
    local: await fetch('file:///etc/passwd').then(
      () => true,
      () => false,
    ),
  }))
  expect(outcome).toEqual({ opened: true, fetched: false, local: false })
  await page.evaluate(() => {
    location.href = 'https://example.invalid/'
  })
  await page.waitForTimeout(500)
  expect(page.url()).toBe('app://ceremony/')
})

// That the same ways reach it where nothing denies them: isolation.spec.ts, in Chromium.
test('no way leads out: no request, no connection, no datagram of WebRTC', async () => {
  const canary = await openCanary()
  try {
    await tryAll(page, canary.origin)
    expect(canary.calls).toEqual([])
    expect(canary.connections()).toBe(0)
  } finally {
    await canary.close()
  }
  expect(page.url()).toBe('app://ceremony/')
})

test('every permission is denied', async () => {
  const states = await page.evaluate(async () => {
    const names = [
      'camera',
      'microphone',
      'geolocation',
      'notifications',
      'clipboard-read',
    ] as const
    const asked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }))
    return (await Promise.all(asked)).map(({ state }) => state)
  })
  expect(states.filter((state) => state === 'granted')).toEqual([])
})

test('what the bridge exposes is frozen', async () => {
  const frozen = await page.evaluate(() =>
    Object.isFrozen((globalThis as unknown as { claviger: object }).claviger),
  )
  expect(frozen).toBe(true)
})

test('the self test passes on this binary, whose crypto library is BoringSSL', async () => {
  const about = await page.evaluate(() =>
    (globalThis as unknown as { claviger: { about(): Promise<unknown> } }).claviger.about(),
  )
  const { value } = about as { value: { crypto: string; selfTest: { ok: boolean }[] } }
  expect(value.crypto).toMatch(/boringssl/i)
  expect(value.selfTest.every(({ ok }) => ok)).toBe(true)
})

test('the policy is on every answer of app://, found or not', async () => {
  const policies = await page.evaluate(async () => {
    const answers = await Promise.all(['/', '/index.html', '/missing'].map((path) => fetch(path)))
    return answers.map(({ headers }) => headers.get('content-security-policy'))
  })
  expect(policies).toEqual(Array(3).fill(CONTENT_SECURITY_POLICY))
})

test('a frame inside the page has no bridge', async () => {
  const found = await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    const inside = frame.contentWindow
    const there = inside !== null && 'claviger' in inside
    frame.remove()
    return there
  })
  expect(found).toBe(false)
})

test('a window that is not of the program calls nothing, though it has page and preload', async () => {
  const answer = await app.evaluate(async ({ app: main, BrowserWindow, session }) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${main.getAppPath()}/out/preload/preload.cjs`,
        session: session.fromPartition('ceremony'),
        sandbox: true,
      },
    })
    try {
      await stranger.loadURL('app://ceremony/')
      return await stranger.webContents.executeJavaScript('claviger.about()')
    } finally {
      stranger.destroy()
    }
  })
  expect(answer).toMatchObject({ ok: false, error: { code: 'call.invalid' } })
})

test('the witness display has a window, a page and a preload of its own, and no bridge', async () => {
  const [display] = await Promise.all([
    app.waitForEvent('window'),
    page.evaluate(() =>
      (
        globalThis as unknown as { claviger: { showDisplay(call: object): Promise<unknown> } }
      ).claviger.showDisplay({ shown: true }),
    ),
  ])
  expect(display.url()).toBe('app://witness/')
  await expect(display.getByRole('heading')).toHaveText(/./)
  const found = await display.evaluate(() => ({
    bridge: 'claviger' in globalThis,
    hears: Object.keys((globalThis as unknown as { witness: object }).witness),
    node: ['require', 'process', 'Buffer'].filter((name) => name in globalThis),
  }))
  expect(found).toEqual({ bridge: false, hears: ['onWitness'], node: [] })
  await display.close()
  expect(page.isClosed()).toBe(false)
})

test('the spell checker is off in every session', async () => {
  const on = await app.evaluate(({ session }) =>
    [
      session.defaultSession,
      session.fromPartition('ceremony'),
      session.fromPartition('witness'),
      session.fromPartition('documents'),
    ].map((one) => one.isSpellCheckerEnabled()),
  )
  expect(on).toEqual([false, false, false, false])
})
