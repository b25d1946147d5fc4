import { type BrowserWindow, ipcMain } from 'electron'
import { CHANNELS, DROPPED } from '#shared/ipc/names.ts'
import type { Result } from '#shared/ipc/result.ts'
import { routerFor } from '../ipc/roles.ts'
import type { Router } from '../ipc/router.ts'
import { roleOf } from './windows.ts'

/** Every push, and to which window it goes. */
export type Push = 'snapshot-changed' | 'work-progress' | 'display-changed' | 'witness-changed'

/**
 * Lets each window call what its role allows, from its main frame alone; `dropped` is told where
 * lies what a person dropped on the main window, and answers with its token.
 */
export function connectBridge(router: Router, dropped: (path: string) => string): void {
  ipcMain.handle(DROPPED, (event, path: unknown) => {
    if (roleOf(event) !== 'main' || typeof path !== 'string') throw new Error('nobody dropped it')
    return dropped(path)
  })
  for (const channel of CHANNELS)
    ipcMain.handle(
      channel,
      (event, ...args: unknown[]): Promise<Result<unknown>> =>
        routerFor(roleOf(event), router).call(channel, args),
    )
}

/** Pushes a value to the page of a window that is still there. */
export function push(window: BrowserWindow, name: Push, value: unknown): void {
  if (!window.isDestroyed()) window.webContents.send(name, value)
}
