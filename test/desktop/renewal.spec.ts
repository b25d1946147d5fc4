/** A page that dies in a real Electron: the program lives on. Runs wherever a binary exists; see run.mjs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, expect, test } from '@playwright/test'

let app: ElectronApplication
let data: string

test.beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'claviger-renewal-'))
  app = await _electron.launch({
    args: ['.', `--data=${data}`],
    chromiumSandbox: process.getuid?.() !== 0,
  })
  await app.firstWindow()
  await expect.poll(heading).not.toBe('')
})

test.afterEach(async () => {
  await app.close()
  rmSync(data, { recursive: true, force: true })
})

/** What the page shows, asked from the main process: the driver does not follow a page that died. */
function heading(): Promise<string> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined || window.webContents.isCrashed()) return ''
    const asked = window.webContents.executeJavaScript('document.querySelector("h1")?.textContent')
    return String((await asked.catch(() => undefined)) ?? '')
  })
}

function crash(): Promise<void> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
}

test('a page that died is loaded again, three times, and the program lives', async () => {
  for (const _ of [1, 2, 3]) {
    await crash()
    await expect.poll(heading, { timeout: 30_000 }).not.toBe('')
  }
})

test('a page that does not stay alive is not loaded without end: somebody is asked', async () => {
  test.setTimeout(120_000)
  await app.evaluate(({ dialog }) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = (async (_: unknown, { message }: { message: string }) => {
      asked.push(message)
      return { response: asked.length === 1 ? 0 : 1, checkboxChecked: false }
    }) as never
  })
  const asked = () =>
    app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.length)
  for (const _ of [1, 2, 3]) {
    await crash()
    await expect.poll(heading, { timeout: 30_000 }).not.toBe('')
  }
  await crash()
  await expect.poll(asked).toBe(1)
  // The answer was to load it once more.
  await expect.poll(heading, { timeout: 30_000 }).not.toBe('')
})
