import { BrowserWindow, Menu, type Session } from 'electron'
import { lockedPreferences } from './preferences.ts'
import { giveRole } from './windows.ts'

/** The window that people act in; it shows itself when the page is there. */
export function makeWindow(session: Session, preload: string): BrowserWindow {
  Menu.setApplicationMenu(null)
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { ...lockedPreferences(session), preload },
  })
  giveRole(window, 'main')
  // Windows and macOS only, and newer macOS captures all the same: never relied on.
  window.setContentProtection(true)
  window.once('ready-to-show', () => window.show())
  return window
}
