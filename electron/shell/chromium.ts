/**
 * The page in a Chromium that is driven from outside, with the same services behind the same
 * bridge. For the development shell and the browser tests; it never carries production.
 */
import type { BrowserContext, Page as Tab } from '@playwright/test'
import { CHANNELS } from '#shared/ipc/names.ts'
import type { Router } from '../ipc/router.ts'
import type { Page } from './page.ts'

export const ORIGIN = 'https://ceremony.test'

/**
 * Switches of a Chromium that opens no connection. The filter of requests is not enough: a
 * navigation connects ahead of being asked for.
 */
export const OFFLINE_SWITCHES: readonly string[] = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-background-networking',
  '--disable-sync',
  '--no-first-run',
]

const INVOKE = '__claviger_invoke'
const PUSH = '__claviger_push'

const PUSHES = ['onSnapshot', 'onProgress'] as const
export type Push = (typeof PUSHES)[number]

/** Connects a browser context to page and router. Returns the requests that left the page's origin. */
export async function connectChromium(
  context: BrowserContext,
  page: Page,
  router: Router,
): Promise<string[]> {
  const outside: string[] = []
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    const file = url.origin === ORIGIN ? page.get(url.pathname) : undefined
    if (url.origin !== ORIGIN) outside.push(url.href)
    if (file === undefined) return route.abort()
    await route.fulfill({ body: Buffer.from(file.bytes), headers: { ...file.headers } })
  })
  await context.exposeBinding(
    INVOKE,
    ({ frame, page: tab }, channel: unknown, ...args: unknown[]) =>
      frame === tab.mainFrame() && frame.url().startsWith(`${ORIGIN}/`)
        ? router.call(channel, args)
        : Promise.reject(new Error('the call came from another frame')),
  )
  await context.addInitScript(bridgeScript, {
    channels: [...CHANNELS],
    pushes: [...PUSHES],
    invoke: INVOKE,
    push: PUSH,
  })
  return outside
}

interface Names {
  readonly channels: readonly string[]
  readonly pushes: readonly string[]
  readonly invoke: string
  readonly push: string
}

/** Runs in the page before its own scripts: builds window.claviger as the preload does. */
function bridgeScript({ channels, pushes, invoke, push }: Names): void {
  const scope = globalThis as unknown as { [name: string]: unknown }
  const call = scope[invoke] as (channel: string, argument?: unknown) => Promise<unknown>
  // As under Electron, the page has the bridge and not the wire behind it.
  delete scope[invoke]
  const listeners = new Map(pushes.map((name) => [name, new Set<(value: unknown) => void>()]))
  const bridge: { [name: string]: unknown } = {}
  for (const channel of channels) bridge[channel] = (argument?: unknown) => call(channel, argument)
  for (const [name, set] of listeners)
    bridge[name] = (listen: (value: unknown) => void) => {
      set.add(listen)
      return () => set.delete(listen)
    }
  // A page of a browser is never told where a dropped folder lies.
  bridge.pathOf = () => ''
  Object.defineProperty(scope, 'claviger', { value: Object.freeze(bridge) })
  Object.defineProperty(scope, push, {
    value: (name: string, value: unknown) => {
      for (const listen of listeners.get(name) ?? []) listen(value)
    },
  })
}

/** Pushes a whole snapshot, or how far a piece of work is, to the page. */
export async function pushToTab(tab: Tab, name: Push, value: unknown): Promise<void> {
  await tab.evaluate(
    ([push, ...given]) => {
      const scope = globalThis as unknown as Record<string, (...given: unknown[]) => void>
      scope[push]?.(...given)
    },
    [PUSH, name, value] as const,
  )
}
