/** Addresses of the program: `app://ceremony/` is the page, `app://document/` what is printed. */
export const SCHEME = 'app'
export const HOST = 'ceremony'
export const DOCUMENT_HOST = 'document'
export const START = `${SCHEME}://${HOST}/`

/** True for a frame of our own page: its protocol and host, never its origin, which is opaque. */
export function isOurs(address: string): boolean {
  try {
    const { protocol, host } = new URL(address)
    return protocol === `${SCHEME}:` && host === HOST
  } catch {
    return false
  }
}
