import { contextBridge, ipcRenderer } from 'electron'
import type { WitnessView } from '#shared/ipc/witness.ts'

/**
 * The witness display hears one push and can call nothing. The last view waits here for the page: it
 * has no way to ask for it. Nothing is imported but types, or the file would not stand alone.
 */
let last: WitnessView | undefined
const listeners = new Set<(view: WitnessView) => void>()
ipcRenderer.on('witness-changed', (_event, view: WitnessView) => {
  last = view
  for (const listen of listeners) listen(view)
})

contextBridge.exposeInMainWorld('witness', {
  onWitness: (listen: (view: WitnessView) => void) => {
    listeners.add(listen)
    if (last !== undefined) listen(last)
    return () => {
      listeners.delete(listen)
    }
  },
})
