import { protocol, type Session } from 'electron'
import { DOCUMENT_HEADERS, HEADERS } from './headers.ts'
import { DOCUMENT_HOST, HOST, SCHEME } from './origin.ts'
import type { Page } from './page.ts'

/** Before the program is ready: `app://` is a secure standard scheme, with nothing more. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true }
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
}

/** Serves the files of a page from memory, at its host; everything else is not found. */
export function servePage(locked: Session, page: Page, host = HOST): void {
  serve(locked, host, HEADERS, (path) => page.get(path))
}

/** Serves documents by their path; each stands alone and loads nothing. */
export function serveDocuments(locked: Session, documents: ReadonlyMap<string, Uint8Array>): void {
  const headers = { ...DOCUMENT_HEADERS, 'Content-Type': 'text/html; charset=utf-8' }
  serve(locked, DOCUMENT_HOST, DOCUMENT_HEADERS, (path) => {
    const bytes = documents.get(path)
    return bytes === undefined ? undefined : { bytes, headers }
  })
}

type Headers = Readonly<Record<string, string>>
type Find = (path: string) => { readonly bytes: Uint8Array; readonly headers: Headers } | undefined

/** What is not there is answered under the same policy as what is. */
function serve(locked: Session, host: string, policy: Headers, find: Find): void {
  locked.protocol.handle(SCHEME, (request) => {
    const asked = new URL(request.url)
    const file = asked.host === host && request.method === 'GET' ? find(asked.pathname) : undefined
    if (file === undefined) return new Response('', { status: 404, headers: policy })
    return new Response(new Uint8Array(file.bytes), { headers: file.headers })
  })
}
