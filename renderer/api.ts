import type { ClavigerBridge } from '#shared/ipc/api.ts'

declare global {
  interface Window {
    readonly claviger: ClavigerBridge
  }
}

/** The bridge to the main process: the only way out of this page. */
export const bridge: ClavigerBridge = window.claviger
