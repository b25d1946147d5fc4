import { contextBridge, ipcRenderer } from 'electron'
import { CHANNELS } from '#shared/ipc/names.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'

/** The bridge, made from the list of calls: no channel, no event object crosses. */
const calls = Object.fromEntries(
  CHANNELS.map((channel) => [channel, (call?: unknown) => ipcRenderer.invoke(channel, call)]),
)

contextBridge.exposeInMainWorld('claviger', {
  ...calls,
  onSnapshot: (listen: (snapshot: Snapshot) => void) => {
    const forward = (_event: unknown, snapshot: Snapshot) => listen(snapshot)
    ipcRenderer.on('snapshot-changed', forward)
    return () => ipcRenderer.removeListener('snapshot-changed', forward)
  },
})
