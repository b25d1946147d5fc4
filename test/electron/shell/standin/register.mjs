// From here on, `electron` is the stand-in.
import { registerHooks } from 'node:module'

/** What the test asks for. */
export const settings = JSON.parse(process.env.STANDIN ?? '{}')

export const STANDIN = new URL('electron.mjs', import.meta.url).href

registerHooks({
  resolve: (name, context, next) =>
    name === 'electron'
      ? { url: STANDIN, format: 'module', shortCircuit: true }
      : next(name, context),
})
