import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import { CeremonyError } from '#shared/errors.ts'
import type { Progress } from '#shared/ipc/api.ts'
import { CHANNELS } from '#shared/ipc/names.ts'
import { refusalOf, type Result } from '#shared/ipc/result.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { Router } from '../ipc/router.ts'
import { isOurs } from './origin.ts'

export const SNAPSHOT = 'snapshot-changed'
export const PROGRESS = 'work-progress'

/** Lets the main frame of our window, and nothing else, call the router. */
export function connectBridge(window: BrowserWindow, router: Router, refused: () => void): void {
  for (const channel of CHANNELS)
    ipcMain.handle(channel, (event, ...args: unknown[]): Promise<Result<unknown>> => {
      if (isMainFrame(event, window)) return router.call(channel, args)
      refused()
      const error = new CeremonyError('call.invalid', 'the call came from another frame')
      return Promise.resolve({ ok: false, error: refusalOf(error) })
    })
}

function isMainFrame(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame
  return frame !== null && frame === window.webContents.mainFrame && isOurs(frame.url)
}

/** Pushes a whole snapshot to the page. */
export function pushSnapshot(window: BrowserWindow, snapshot: Snapshot): void {
  if (!window.isDestroyed()) window.webContents.send(SNAPSHOT, snapshot)
}

/** Pushes how far a long piece of work is. */
export function pushProgress(window: BrowserWindow, progress: Progress): void {
  if (!window.isDestroyed()) window.webContents.send(PROGRESS, progress)
}
