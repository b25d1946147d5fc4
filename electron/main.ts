import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { makeHandlers } from './ipc/handlers.ts'
import { makeRouter } from './ipc/router.ts'
import { Application } from './services/application.ts'
import { nodeHost } from './services/nodehost.ts'
import { connectBridge, pushProgress, pushSnapshot } from './shell/bridge.ts'
import { systemDesktop } from './shell/desktop.ts'
import { dangerousSwitches } from './shell/guard.ts'
import { pageFacts } from './shell/pagefacts.ts'
import { lockedSession, lockProcess } from './shell/lockdown.ts'
import { loadPage } from './shell/page.ts'
import { registerScheme, START, servePage } from './shell/scheme.ts'
import { setTripwires } from './shell/tripwire.ts'
import { makeWindow } from './shell/window.ts'

let window: BrowserWindow | undefined

setDataFolder()
if (!app.requestSingleInstanceLock()) app.exit()
setTripwires()
const weakening = dangerousSwitches((name) => app.commandLine.hasSwitch(name))
refuseDangerousSwitches()
lockProcess()
registerScheme()
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(start)

/** `--data DIR` chooses where ceremonies are kept; before the lock, which depends on it. */
function setDataFolder(): void {
  const chosen = app.commandLine.getSwitchValue('data')
  if (chosen !== '') app.setPath('userData', chosen)
}

function refuseDangerousSwitches(): void {
  if (!app.isPackaged || weakening.length === 0) return
  const named = weakening.join(', --')
  dialog.showErrorBox('Claviger does not start', `Start it again without --${named}.`)
  app.exit(1)
}

async function start(): Promise<void> {
  const session = lockedSession()
  servePage(session, loadPage(join(import.meta.dirname, '../renderer')))
  const host = { ...nodeHost(), name: 'electron' as const, page: () => pageFacts(weakening) }
  const desktop = systemDesktop(() => window)
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
