import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { DisplayState } from '#shared/ipc/answers.ts'
import { CHANNELS } from '#shared/ipc/names.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { Progress } from '#shared/steps.ts'

/** The bridge, made from the list of calls: no channel, no event object crosses. */
const calls = Object.fromEntries(
  CHANNELS.map((channel) => [channel, (call?: unknown) => ipcRenderer.invoke(channel, call)]),
)

/** Listens to a push; returns what ends that. */
function listenTo<T>(push: string): (listen: (value: T) => void) => () => void {
  return (listen) => {
    const forward = (_event: unknown, value: T) => listen(value)
    ipcRenderer.on(push, forward)
    return () => ipcRenderer.removeListener(push, forward)
  }
}

/** Where a dropped file lies: main reads it as it reads what a dialog chose, and only to verify. */
function pathOf(dropped: unknown): string {
  try {
    return webUtils.getPathForFile(dropped as Parameters<typeof webUtils.getPathForFile>[0])
  } catch {
    return ''
  }
}

contextBridge.exposeInMainWorld('claviger', {
  ...calls,
  onSnapshot: listenTo<Snapshot>('snapshot-changed'),
  onProgress: listenTo<Progress>('work-progress'),
  onDisplay: listenTo<DisplayState>('display-changed'),
  pathOf,
})
