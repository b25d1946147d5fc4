/**
 * The network is denied in layers; the air gap itself is the machine's. The policy of the page is a
 * layer of its own (headers.ts), and so are the tripwires of the main process (tripwire.ts).
 */
import { app, type Session } from 'electron'
import { DOCUMENT_HOST, HOST, SCHEME, WITNESS_HOST } from './origin.ts'

/** What a blob or data address may be loaded as. */
const EMBEDDED = ['image', 'media']

/**
 * True for a request that stays inside: a file of ours, an image the page made, the developer tools
 * of a checkout.
 */
function isInside(address: string, type: string, packaged: boolean): boolean {
  const scheme = address.slice(0, address.indexOf(':'))
  if (scheme === 'blob' || scheme === 'data') return EMBEDDED.includes(type)
  if (scheme === 'devtools') return !packaged
  return scheme === SCHEME && [HOST, WITNESS_HOST, DOCUMENT_HOST].includes(new URL(address).host)
}

/**
 * Requests of a session that leave the program are cancelled, unanswered, behind a dead proxy and
 * offline. All of it is asked for at once; it holds when the promise does.
 */
export async function denyNetwork(locked: Session): Promise<void> {
  locked.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url, resourceType }, answer) =>
    answer({ cancel: !isInside(url, resourceType, app.isPackaged) }),
  )
  for (const scheme of ['http', 'https', 'file', 'ftp', 'ws', 'wss'])
    locked.protocol.handle(scheme, () => new Response('', { status: 403 }))
  locked.enableNetworkEmulation({ offline: true })
  locked.setCertificateVerifyProc((_, answer) => answer(REFUSED))
  await locked.setProxy({
    mode: 'fixed_servers',
    proxyRules: '127.0.0.1:9', // the discard port: nothing listens
    proxyBypassRules: '<-loopback>',
  })
}

/** session.setCertificateVerifyProc: the certificate fails. */
const REFUSED = -2

/** Switches of the network service, each set before the program is ready. */
export const NETWORK_SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  // As for each of the contents (lockdown.ts): by its name of today and by the one of earlier Chromiums.
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
]

/** When the program is ready: names are not looked up, neither in DNS nor over HTTPS. */
export function denyResolver(): void {
  app.configureHostResolver({
    enableBuiltInResolver: false,
    enableAdditionalDnsQueryTypes: false,
    secureDnsMode: 'off',
    secureDnsServers: [],
  })
}
