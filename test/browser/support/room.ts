/** The real services behind the built page: one room for each test, on a folder of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page as Tab } from '@playwright/test'
import { makeHandlers } from '#electron/ipc/handlers.ts'
import { makeRouter } from '#electron/ipc/router.ts'
import { Application } from '#electron/services/application.ts'
import type { Host } from '#electron/services/host.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { connectChromium, ORIGIN, type Push, pushToTab } from '#electron/shell/chromium.ts'
import { witnessTab, type WitnessTab } from '#electron/shell/chromium-witness.ts'
import { loadPage } from '#electron/shell/page.ts'
import type { WitnessView } from '#shared/ipc/witness.ts'

/** Where the built page lies. */
export const PAGE = fileURLToPath(new URL('../../../out/renderer', import.meta.url))
/** Where the built page of the witness display lies. */
export const WITNESS = fileURLToPath(new URL('../../../out/witness', import.meta.url))

export interface Room {
  readonly folder: string
  readonly app: Application
  readonly tab: Tab
  /** Requests that left the page's origin, errors of the page, violations of the policy. */
  readonly faults: string[]
  /** Where the next dialogs point; null cancels. */
  readonly answers: {
    plan: string | null
    folder: string | null
    bundle: string | null
    share: string | null
    identity: string | null
    save?: string
    proof?: string
    recipient: string | null
  }
  /** What the printer does with the page on screen; false when the dialog is cancelled. */
  readonly printer: { print: () => Promise<boolean> }
  readonly display: WitnessTab
  /** Everything that the display was told, in order, whether it was open or not. */
  readonly views: WitnessView[]
  /** The program dies: nothing more is written, memory is gone, the folder stays. */
  die(): Promise<void>
  close(): void
}

/** What Chromium prints of a document. */
async function printed(context: BrowserContext, html: Uint8Array): Promise<Uint8Array> {
  const browser = context.browser()
  if (browser === null) throw new Error('no browser')
  const page = await browser.newPage({ javaScriptEnabled: false })
  try {
    await page.setContent(new TextDecoder().decode(html))
    return new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  } finally {
    await page.close()
  }
}

/** Opens the page over real services. `folder` keeps the ceremonies when a room is opened again. */
export async function openRoom(
  context: BrowserContext,
  options: { folder?: string; host?: Partial<Host> } = {},
): Promise<Room> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'claviger-room-'))
  const answers: Room['answers'] = {
    plan: null,
    folder: null,
    bundle: null,
    share: null,
    identity: null,
    recipient: null,
  }
  const printer: Room['printer'] = { print: async () => true }
  const views: WitnessView[] = []
  const see = () => {
    const view = app.publicView()
    views.push(view)
    return view
  }
  const display = witnessTab(context, see, (state) => push('onDisplay', state))
  context.on('page', (tab) => watch(tab, faults))
  const host = { ...nodeHost(), name: 'chromium' as const, sleep: async () => {}, ...options.host }
  const app = new Application(
    host,
    {
      choosePlan: async () => answers.plan,
      savePlan: async () => answers.save ?? null,
      chooseFolder: async () => answers.folder,
      chooseBundle: async () => answers.bundle,
      chooseProof: async () => answers.proof ?? null,
      chooseRecipient: async () => answers.recipient,
      print: () => printer.print(),
      chooseShare: async () => answers.share,
      chooseIdentity: async () => answers.identity,
      renderPdf: (html) => printed(context, html),
      display,
    },
    join(folder, 'ceremonies'),
  )
  // As in the shells: after every call, refused ones too, the page gets the whole snapshot.
  const push = (name: Push, value: unknown) => {
    for (const tab of context.pages())
      if (tab.url().startsWith(`${ORIGIN}/`)) void pushToTab(tab, name, value).catch(() => {})
  }
  const answered = () => {
    if (app.isOpen) push('onSnapshot', app.snapshot())
    if (display.tab() === undefined) see()
    display.refresh()
  }
  const malformed = () => app.noteMalformed()
  const handlers = makeHandlers(app, [], (progress) => push('onProgress', progress))
  const router = makeRouter(handlers, { malformed, answered })
  const beside = { witness: loadPage(WITNESS) }
  const faults = await connectChromium(context, loadPage(PAGE), router, beside)
  const tab = await openTab(context)
  const die = async () => {
    app.leave()
    await context.close()
  }
  const close = () => {
    app.leave()
    rmSync(folder, { recursive: true, force: true })
  }
  return { folder, app, tab, faults, answers, printer, display, views, die, close }
}

/** Opens the page in a tab. */
export async function openTab(context: BrowserContext): Promise<Tab> {
  const tab = await context.newPage()
  await tab.goto(`${ORIGIN}/`)
  return tab
}

/** Errors of a page, and violations of its policy, are faults of the room. */
function watch(tab: Tab, faults: string[]): void {
  tab.on('pageerror', (error) => faults.push(`page error: ${error.message}`))
  tab.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
}

/** Writes a plan and its files into the room's folder; returns the path of the plan. */
export function writePlan(
  folder: string,
  plan: unknown,
  files: ReadonlyMap<string, Uint8Array>,
): string {
  for (const [name, bytes] of files) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  const path = join(folder, 'plan.json')
  writeFileSync(path, JSON.stringify(plan, null, 2))
  return path
}
