/**
 * The page in a Chromium that is driven from outside, with the same services behind the same
 * bridge. For the development shell and the browser tests; it never carries production.
 */
import type { BrowserContext, Page as Tab } from '@playwright/test'
import { CHANNELS } from '#shared/ipc/names.ts'
import { routerFor, type WindowRole } from '../ipc/roles.ts'
import type { Router } from '../ipc/router.ts'
import type { Page } from './page.ts'

export const ORIGIN = 'https://ceremony.test'
export const WITNESS_ORIGIN = 'https://witness.test'

/**
 * Switches of a Chromium that opens no connection. The filter of requests is not enough: a
 * navigation connects ahead of being asked for, and what WebRTC sends is no request at all.
 */
export const OFFLINE_SWITCHES: readonly string[] = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  // The name of today, and the one that it had in earlier Chromiums.
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-background-networking',
  '--disable-sync',
  '--no-first-run',
]

const INVOKE = '__claviger_invoke'
const PUSH = '__claviger_push'

const PUSHES = ['onSnapshot', 'onProgress', 'onDisplay'] as const
export type Push = (typeof PUSHES)[number] | 'onWitness'

/** What is served beside the page that people act in. */
export interface Beside {
  /** The page of the witness display, at an origin of its own. */
  readonly witness?: Page
}

/** Connects a browser context to page and router. Returns the requests that left the pages' origins. */
export async function connectChromium(
  context: BrowserContext,
  page: Page,
  router: Router,
  { witness }: Beside = {},
): Promise<string[]> {
  const outside: string[] = []
  const pages = new Map([[ORIGIN, page], ...(witness ? [[WITNESS_ORIGIN, witness] as const] : [])])
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    const file = pages.get(url.origin)?.get(url.pathname)
    if (!pages.has(url.origin)) outside.push(url.href)
    if (file === undefined) return route.abort()
    await route.fulfill({ body: Buffer.from(file.bytes), headers: { ...file.headers } })
  })
  await context.exposeBinding(
    INVOKE,
    async ({ frame, page: tab }, channel: unknown, ...args: unknown[]) => {
      const role = frame === tab.mainFrame() ? roleAt(frame.url()) : undefined
      if (role === undefined) throw new Error('the call came from another frame')
      return routerFor(role, router).call(channel, args)
    },
  )
  const names = { channels: [...CHANNELS], pushes: [...PUSHES], invoke: INVOKE, push: PUSH }
  await context.addInitScript(bridgeScript, { ...names, witness: WITNESS_ORIGIN })
  return outside
}

function roleAt(address: string): WindowRole | undefined {
  if (address.startsWith(`${ORIGIN}/`)) return 'main'
  return address.startsWith(`${WITNESS_ORIGIN}/`) ? 'witness' : undefined
}

interface Names {
  readonly channels: readonly string[]
  readonly pushes: readonly string[]
  readonly invoke: string
  readonly push: string
  readonly witness: string
}

/** Runs in a page before its own scripts: builds what the preload of its window does. */
function bridgeScript({ channels, pushes, invoke, push, witness }: Names): void {
  const scope = globalThis as unknown as { [name: string]: unknown }
  const call = scope[invoke] as (channel: string, argument?: unknown) => Promise<unknown>
  // As under Electron, the page has the bridge and not the wire behind it.
  delete scope[invoke]
  if (scope.origin === witness) {
    let last: unknown
    const hearing = new Set<(view: unknown) => void>()
    const onWitness = (listen: (view: unknown) => void) => {
      hearing.add(listen)
      if (last !== undefined) listen(last)
      return () => hearing.delete(listen)
    }
    const heard = (name: string, view: unknown) => {
      if (name !== 'onWitness') return
      last = view
      for (const listen of hearing) listen(view)
    }
    Object.defineProperty(scope, 'witness', { value: Object.freeze({ onWitness }) })
    Object.defineProperty(scope, push, { value: heard })
    return
  }
  const listeners = new Map(pushes.map((name) => [name, new Set<(value: unknown) => void>()]))
  const bridge: { [name: string]: unknown } = {}
  for (const channel of channels) bridge[channel] = (argument?: unknown) => call(channel, argument)
  for (const [name, set] of listeners)
    bridge[name] = (listen: (value: unknown) => void) => {
      set.add(listen)
      return () => set.delete(listen)
    }
  // A page of a browser is never told where a dropped folder lies.
  bridge.takeDropped = async () => null
  Object.defineProperty(scope, 'claviger', { value: Object.freeze(bridge) })
  Object.defineProperty(scope, push, {
    value: (name: string, value: unknown) => {
      for (const listen of listeners.get(name) ?? []) listen(value)
    },
  })
}

/** Pushes a whole snapshot, how far a piece of work is, or what the display shows, to a tab. */
export async function pushToTab(tab: Tab, name: Push, value: unknown): Promise<void> {
  await tab.evaluate(
    ([push, ...given]) => {
      const scope = globalThis as unknown as Record<string, (...given: unknown[]) => void>
      scope[push]?.(...given)
    },
    [PUSH, name, value] as const,
  )
}
