import { app, BrowserWindow, Menu, type Session } from 'electron'

/** The one window; it shows itself when the page is there. */
export function makeWindow(session: Session, preload: string): BrowserWindow {
  Menu.setApplicationMenu(null)
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      disableDialogs: true,
      autoplayPolicy: 'user-gesture-required',
      v8CacheOptions: 'none',
    },
  })
  window.setContentProtection(true)
  window.once('ready-to-show', () => window.show())
  return window
}
