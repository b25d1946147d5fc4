import { app, type Session, type WebPreferences } from 'electron'

/** Preferences of every window: the defaults of Electron that matter are said, not trusted. */
export function lockedPreferences(session: Session): WebPreferences {
  return {
    session,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    enableWebSQL: false,
    plugins: false,
    spellcheck: false,
    disableDialogs: true,
    devTools: !app.isPackaged,
    autoplayPolicy: 'user-gesture-required',
    v8CacheOptions: 'none',
  }
}
