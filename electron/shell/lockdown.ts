/** What a session and every web contents may do: show the page, and nothing else (security.md). */
import { app, type Session, session, type WebContents } from 'electron'
import { isGranted } from './permissions.ts'

const ALLOWED_SCHEMES = ['app:', 'blob:', 'data:']

/** The one session of the windows: in memory, offline, without permissions. */
export function lockedSession(): Session {
  const locked = session.fromPartition('ceremony', { cache: false })
  locked.setSpellCheckerEnabled(false)
  locked.setSpellCheckerDictionaryDownloadURL('app://ceremony/none/')
  locked.setPermissionRequestHandler((_, permission, answer, details) =>
    answer(isGranted(permission, details)),
  )
  locked.setPermissionCheckHandler((_, permission, _origin, { mediaType, isMainFrame }) =>
    isGranted(permission, { mediaTypes: mediaType ? [mediaType] : [], isMainFrame }),
  )
  locked.setDevicePermissionHandler(() => false)
  locked.setDisplayMediaRequestHandler((_, answer) => answer({}))
  for (const event of ['select-hid-device', 'select-serial-port', 'select-usb-device'])
    locked.on(event as 'select-hid-device', (refused, _, answer) => {
      refused.preventDefault()
      answer('')
    })
  locked.on('will-download', (event) => event.preventDefault())
  denyNetwork(locked)
  return locked
}

/** The network is denied in layers; the air gap itself is the machine's. */
function denyNetwork(locked: Session): void {
  locked.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => {
    const scheme = url.slice(0, url.indexOf(':') + 1)
    answer({
      cancel: !ALLOWED_SCHEMES.includes(scheme) && !(scheme === 'devtools:' && !app.isPackaged),
    })
  })
  for (const scheme of ['http', 'https', 'file', 'ftp', 'ws', 'wss'])
    locked.protocol.handle(scheme, () => new Response('', { status: 403 }))
  void locked.setProxy({
    mode: 'fixed_servers',
    proxyRules: '127.0.0.1:9',
    proxyBypassRules: '<-loopback>',
  })
  locked.enableNetworkEmulation({ offline: true })
}

/** Before the program is ready: sandbox, and no resolver that leaves the machine. */
export function lockProcess(): void {
  app.enableSandbox()
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.on('web-contents-created', (_, contents) => lockContents(contents))
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault()
    answer(false)
  })
  app.on('login', (event) => event.preventDefault())
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault()
    answer()
  })
}

/** No navigation, no new windows, no webviews: for all contents, whoever makes them. */
function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
