import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { catalogues } from '#shared/text/catalogue.ts'
import { type Language, languageOf } from '#shared/text/language.ts'
import { makeHandlers } from './ipc/handlers.ts'
import { makeRouter } from './ipc/router.ts'
import { Application } from './services/application.ts'
import { nodeHost } from './services/nodehost.ts'
import { connectBridge, pushProgress, pushSnapshot } from './shell/bridge.ts'
import { denyCoreDumps } from './shell/coredumps.ts'
import { systemDesktop } from './shell/desktop.ts'
import { dangersAtStart } from './shell/guard.ts'
import { lockedSession, lockProcess, lockReady } from './shell/lockdown.ts'
import { START } from './shell/origin.ts'
import { pageFacts } from './shell/pagefacts.ts'
import { loadPage } from './shell/page.ts'
import { setPaths } from './shell/paths.ts'
import { pdfRenderer } from './shell/pdf.ts'
import { registerScheme, servePage } from './shell/scheme.ts'
import { setTripwires } from './shell/tripwire.ts'
import { makeWindow } from './shell/window.ts'

let window: BrowserWindow | undefined
// Those of the start: the program sets some of its own afterwards.
const weakening = dangersAtStart((name) => app.commandLine.hasSwitch(name), process.env)

boot()

function boot(): void {
  setPaths()
  if (!app.requestSingleInstanceLock()) app.exit()
  else if (refusesDangers()) app.exit(1)
  else prepare()
}

function prepare(): void {
  setTripwires()
  denyCoreDumps()
  lockProcess()
  registerScheme()
  app.on('second-instance', () => window?.focus())
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(start)
}

/** A packaged program says what it was started with, and does not start. */
function refusesDangers(): boolean {
  if (!app.isPackaged || weakening.length === 0) return false
  const words = catalogues[languageOf(app.getPreferredSystemLanguages())].desktop
  dialog.showErrorBox(words.refuses, words.startAgain(weakening.join(', ')))
  return true
}

async function start(): Promise<void> {
  lockReady()
  const session = lockedSession('ceremony')
  servePage(session, loadPage(join(import.meta.dirname, '../renderer')))
  const switches = weakening.filter((one) => one.startsWith('--')).map((one) => one.slice(2))
  const host = {
    ...nodeHost(),
    name: 'electron' as const,
    page: () => pageFacts(switches),
    languages: () => app.getPreferredSystemLanguages(),
  }
  const desktop = systemDesktop(
    () => window,
    pdfRenderer(lockedSession('documents')),
    (): Language => application.language,
  )
  const application = new Application(host, desktop, join(app.getPath('userData'), 'ceremonies'))
  const selfTest = await host.selfTest()
  const made = makeWindow(session, join(import.meta.dirname, '../preload/preload.cjs'))
  window = made
  const handlers = makeHandlers(application, selfTest, (progress) => pushProgress(made, progress))
  const malformed = () => application.noteMalformed()
  const answered = () => application.isOpen && pushSnapshot(made, application.snapshot())
  connectBridge(made, makeRouter(handlers, { malformed, answered }), malformed)
  made.on('closed', () => application.leave())
  await made.loadURL(START)
}
