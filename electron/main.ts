import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import type { DisplayState } from '#shared/ipc/answers.ts'
import type { WitnessView } from '#shared/ipc/witness.ts'
import type { Progress } from '#shared/steps.ts'
import type { Language } from '#shared/text/language.ts'
import { makeHandlers } from './ipc/handlers.ts'
import { makeRouter } from './ipc/router.ts'
import { Application } from './services/application.ts'
import { nodeHost } from './services/nodehost.ts'
import { connectBridge, push } from './shell/bridge.ts'
import { denyCoreDumps } from './shell/coredumps.ts'
import { systemDesktop } from './shell/desktop.ts'
import { asksForPage, failStart, refuseStart } from './shell/farewell.ts'
import { dangersAtStart } from './shell/guard.ts'
import { lockedSession, lockProcess, lockReady } from './shell/lockdown.ts'
import { START, WITNESS_HOST } from './shell/origin.ts'
import { pageFacts } from './shell/pagefacts.ts'
import { loadPage } from './shell/page.ts'
import { setPaths } from './shell/paths.ts'
import { documentPrinter } from './shell/pdf.ts'
import { renewal } from './shell/renewal.ts'
import { registerScheme, servePage } from './shell/scheme.ts'
import { setTripwires } from './shell/tripwire.ts'
import { makeWindow } from './shell/window.ts'
import { type WitnessWindow, witnessWindow } from './shell/witness.ts'

let window: BrowserWindow | undefined
// Those of the start: the program sets some of its own afterwards.
const weakening = dangersAtStart((name) => app.commandLine.hasSwitch(name), process.env)

boot()

function boot(): void {
  try {
    setPaths()
    if (app.requestSingleInstanceLock()) prepare()
    else app.exit()
  } catch (error) {
    void failStart(error)
  }
}

function prepare(): void {
  setTripwires()
  denyCoreDumps()
  lockProcess()
  registerScheme()
  app.on('second-instance', () => window?.focus())
  app.on('window-all-closed', () => app.quit())
  if (app.isPackaged && weakening.length > 0) void refuseStart(weakening)
  else void app.whenReady().then(start).catch(failStart)
}

async function start(): Promise<void> {
  await lockReady()
  const session = await lockedSession('ceremony')
  servePage(session, loadPage(out('renderer')))
  const made = makeWindow(session, out('preload/preload.cjs'))
  window = made
  const switches = weakening.filter((one) => one.startsWith('--')).map((one) => one.slice(2))
  const host = {
    ...nodeHost(),
    name: 'electron' as const,
    packaged: app.isPackaged,
    page: () => pageFacts(switches),
    languages: () => app.getPreferredSystemLanguages(),
  }
  const display = await makeDisplay(made, () => application.publicView())
  const dialogs = systemDesktop(
    () => window,
    documentPrinter(await lockedSession('documents')),
    (): Language => application.language,
  )
  const folder = join(app.getPath('userData'), 'ceremonies')
  const application = new Application(host, { ...dialogs, display }, folder)
  const selfTest = await host.selfTest()
  let atWork = 0
  const tell = (progress: Progress) => {
    atWork = progress.work
    push(made, 'work-progress', progress)
  }
  const handlers = makeHandlers(application, selfTest, tell)
  const malformed = () => application.noteMalformed()
  const renew = renewal(made, {
    died: () => {
      application.incoming.forget()
      // Whoever could have stopped it is gone with the page.
      handlers.cancelWork({ work: atWork })
    },
    givenUp: () => asksForPage(made, application.language),
  })
  const answered = () => {
    renew(application.isOpen)
    display.refresh()
    if (application.isOpen) push(made, 'snapshot-changed', application.snapshot())
  }
  connectBridge(makeRouter(handlers, { malformed, answered }), (path) => application.dropped(path))
  // A document at the printer has a window of its own, which nobody sees: it keeps nothing open.
  made.on('closed', () => {
    window = undefined
    application.leave()
    app.quit()
  })
  await made.loadURL(START)
}

/** The display for the room: a session, a page and a preload of its own. */
async function makeDisplay(beside: BrowserWindow, view: () => WitnessView): Promise<WitnessWindow> {
  const session = await lockedSession('witness')
  servePage(session, loadPage(out('witness')), WITNESS_HOST)
  const preload = out('preload/witness.cjs')
  const told = (state: DisplayState) => push(beside, 'display-changed', state)
  return witnessWindow({ session, preload, beside, view, told })
}

function out(path: string): string {
  return join(import.meta.dirname, '..', path)
}
