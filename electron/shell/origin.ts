/**
 * Addresses of the program: `app://ceremony/` is the page, `app://witness/` the display for the room,
 * `app://document/` what is printed.
 */
export const SCHEME = 'app'
export const HOST = 'ceremony'
export const WITNESS_HOST = 'witness'
export const DOCUMENT_HOST = 'document'
export const START = `${SCHEME}://${HOST}/`
export const WITNESS_START = `${SCHEME}://${WITNESS_HOST}/`

/** True for a page of ours at that host: protocol and host, never the origin, which is opaque. */
export function isAt(address: string, wanted: string): boolean {
  try {
    const { protocol, host } = new URL(address)
    return protocol === `${SCHEME}:` && host === wanted
  } catch {
    return false
  }
}
