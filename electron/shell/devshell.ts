/**
 * The development shell: the built page in the system's Chromium, for machines without an Electron
 * binary. It says so in a banner and in the log, and refuses production ceremonies.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { type BrowserContext, chromium } from '@playwright/test'
import type { PaperSize } from '#shared/documents/paper-size.ts'
import { makeHandlers } from '../ipc/handlers.ts'
import { makeRouter } from '../ipc/router.ts'
import { Application } from '../services/application.ts'
import type { Desktop } from '../services/desktop.ts'
import { nodeHost } from '../services/nodehost.ts'
import { connectChromium, OFFLINE_SWITCHES, ORIGIN, type Push, pushToTab } from './chromium.ts'
import { witnessTab } from './chromium-witness.ts'
import { loadPage } from './page.ts'

/** Opens the page in Chromium and stays until the window is closed. */
export async function runDevShell(options: {
  executable: string
  data?: string
  page: string
  witness: string
}): Promise<void> {
  const data = options.data ?? join(homedir(), '.local', 'share', 'claviger-development')
  // A browser of the system shows the page: nothing here vouches for its sandbox.
  const page = () => ({ processes: [{ pid: 0, sandboxed: false }], switches: [] })
  const host = { ...nodeHost(), name: 'chromium' as const, page }
  const profile = mkdtempSync(join(tmpdir(), 'claviger-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.executable,
    headless: false,
    viewport: null,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [`--app=${ORIGIN}/`, ...OFFLINE_SWITCHES],
  })
  try {
    const tab = context.pages()[0] ?? (await context.newPage())
    const push = (name: Push, value: unknown) => void pushToTab(tab, name, value).catch(() => {})
    const display = witnessTab(
      context,
      () => application.publicView(),
      (state) => push('onDisplay', state),
    )
    // The page waits for the dialog; what became of it, a page is not told.
    const dialogs = {
      ...terminalDesktop(() => tab.evaluate<void>('print()').then(() => true)),
      printDocument: (html: Uint8Array, size: PaperSize) => printInTab(context, html, size),
    }
    const application = new Application(host, { ...dialogs, display }, data)
    const handlers = makeHandlers(application, await host.selfTest(), (progress) =>
      push('onProgress', progress),
    )
    const answered = () => {
      display.refresh()
      if (application.isOpen) push('onSnapshot', application.snapshot())
    }
    const malformed = () => application.noteMalformed()
    await connectChromium(
      context,
      loadPage(options.page),
      makeRouter(handlers, { answered, malformed }),
      { witness: loadPage(options.witness) },
    )
    await tab.goto(`${ORIGIN}/`)
    await new Promise<void>((resolve) => tab.once('close', () => resolve()))
    application.leave()
  } finally {
    await context.close().catch(() => {})
    rmSync(profile, { recursive: true, force: true })
  }
}

/** Prints one document from a tab of its own, which is not one of the pages that may call. */
async function printInTab(
  context: BrowserContext,
  html: Uint8Array,
  size: PaperSize,
): Promise<boolean> {
  const tab = await context.newPage()
  try {
    await tab.setContent(new TextDecoder().decode(html))
    await tab.evaluate(`location.hash = '${size}'; print()`)
    return true
  } finally {
    await tab.close()
  }
}

/** Without Electron there are no system dialogs: paths are asked on the terminal. */
function terminalDesktop(print: () => Promise<boolean>): Desktop {
  const ask = async (question: string): Promise<string | null> => {
    const terminal = createInterface({ input: stdin, output: stdout })
    try {
      const answer = (await terminal.question(`${question} (empty to cancel): `)).trim()
      return answer === '' ? null : answer
    } finally {
      terminal.close()
    }
  }
  return {
    choosePlan: () => ask('Path of the plan'),
    savePlan: () => ask('Path for the plan, under a new name'),
    chooseFolder: (purpose) => ask(`Folder for the ${purpose}`),
    chooseRecipient: () => ask('File with your age recipient'),
    chooseIdentity: () => ask('Path of the age identity file'),
    chooseShare: () => ask('Path of the share file'),
    chooseBundle: () => ask('Folder of the evidence bundle'),
    chooseProof: () => ask('Folder of the health check'),
    print,
  }
}
