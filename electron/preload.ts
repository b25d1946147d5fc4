import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { DisplayState } from '#shared/ipc/answers.ts'
import type { DroppedFolder } from '#shared/ipc/arguments.ts'
import { CHANNELS, DROPPED } from '#shared/ipc/names.ts'
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

/**
 * What was dropped, named by a token: where it lies, only the system can say of a file that a person
 * brought, and the page cannot reach this channel.
 */
async function takeDropped(dropped: unknown): Promise<DroppedFolder | null> {
  try {
    type File = Parameters<typeof webUtils.getPathForFile>[0]
    const path = webUtils.getPathForFile(dropped as File)
    return path === '' ? null : { token: await ipcRenderer.invoke(DROPPED, path), path }
  } catch {
    return null
  }
}

contextBridge.exposeInMainWorld('claviger', {
  ...calls,
  onSnapshot: listenTo<Snapshot>('snapshot-changed'),
  onProgress: listenTo<Progress>('work-progress'),
  onDisplay: listenTo<DisplayState>('display-changed'),
  takeDropped,
})
