import type { BrowserWindow } from 'electron'
import { START } from './origin.ts'

/** What would only happen again. */
const HOPELESS: readonly string[] = ['launch-failed', 'integrity-failure']

/**
 * A page that died is loaded again; it shows the ceremony where it stands. And when a ceremony is left,
 * its page is made to die: what was typed and shown in it goes with its process, not to the next one.
 * `died` is told first: what the page was granted ends with it.
 */
export function renewal(window: BrowserWindow, died: () => void): (isOpen: boolean) => void {
  let open = false
  window.webContents.on('render-process-gone', (_, { reason }) => {
    died()
    const again = !HOPELESS.includes(reason) && !window.isDestroyed()
    if (again) void window.loadURL(START).catch(() => {})
  })
  return (isOpen) => {
    if (open && !isOpen) window.webContents.forcefullyCrashRenderer()
    open = isOpen
  }
}
