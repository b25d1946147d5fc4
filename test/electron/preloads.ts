/** A built preload, run with a stand-in for Electron that has what a preload may use, and no more. */
import { runInNewContext } from 'node:vm'

type Listener = (event: unknown, ...values: unknown[]) => void

/** What a preload did. */
export interface Preload {
  /** What the page gets, by its name on the page. */
  readonly exposed: ReadonlyMap<
    string,
    { readonly [name: string]: (...given: unknown[]) => unknown }
  >
  /** What was asked of the main process, whole. */
  readonly invoked: unknown[][]
  /** The pushes that somebody listens to. */
  readonly heard: () => string[]
  /** Pushes values, as the main process does: behind an event object. */
  readonly push: (name: string, ...values: unknown[]) => void
}

/** An object that has these members; whoever asks it for another one hears of it. */
function only<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(_, member) {
      if (!Object.hasOwn(members, member)) throw new Error(`${name} has no ${String(member)}`)
      return members[member as keyof T]
    },
  })
}

export function runPreload(code: string, pathOf: (file: unknown) => string = () => ''): Preload {
  const exposed = new Map<string, { [name: string]: (...given: unknown[]) => unknown }>()
  const invoked: unknown[][] = []
  const listeners = new Map<string, Set<Listener>>()
  const event = { sender: 'the wire itself' }
  const electron = only('electron', {
    contextBridge: only('contextBridge', {
      exposeInMainWorld: (name: string, api: never) => exposed.set(name, api),
    }),
    ipcRenderer: only('ipcRenderer', {
      invoke: async (...given: unknown[]) => {
        invoked.push(given)
        return `answer to ${given[0]}`
      },
      on: (name: string, listener: Listener) => {
        listeners.set(name, (listeners.get(name) ?? new Set()).add(listener))
      },
      removeListener: (name: string, listener: Listener) => listeners.get(name)?.delete(listener),
    }),
    webUtils: only('webUtils', { getPathForFile: pathOf }),
  })
  const require = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`a preload has no ${name}`)
    return electron
  }
  runInNewContext(code, { require, exports: {}, module: { exports: {} } })
  return {
    exposed,
    invoked,
    heard: () => [...listeners].filter(([, set]) => set.size > 0).map(([name]) => name),
    push: (name, ...values) => {
      for (const listener of listeners.get(name) ?? []) listener(event, ...values)
    },
  }
}
