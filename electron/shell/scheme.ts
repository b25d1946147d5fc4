import { protocol, type Session } from 'electron'
import type { Page } from './page.ts'

export const SCHEME = 'app'
export const HOST = 'ceremony'
export const START = `${SCHEME}://${HOST}/`

/** Before the program is ready: `app://` is a secure standard scheme, with nothing more. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true }
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
}

/** Serves the files of the page from memory; everything else is not found. */
export function servePage(locked: Session, page: Page): void {
  locked.protocol.handle(SCHEME, (request) => {
    const { host, pathname } = new URL(request.url)
    const file = host === HOST && request.method === 'GET' ? page.get(pathname) : undefined
    if (file === undefined) return new Response('', { status: 404 })
    return new Response(new Uint8Array(file.bytes), { headers: file.headers })
  })
}

/** True for a frame of our own page: its protocol and host, never its origin, which is opaque. */
export function isOurs(address: string): boolean {
  try {
    const { protocol: scheme, host } = new URL(address)
    return scheme === `${SCHEME}:` && host === HOST
  } catch {
    return false
  }
}
