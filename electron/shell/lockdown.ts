/** What sessions and web contents may do: show the page, and nothing else (security.md). */
import { app, type Session, session, type WebContents } from 'electron'
import { denyNetwork, denyResolver, NETWORK_SWITCHES } from './network.ts'
import { isGranted } from './permissions.ts'
import { roleFor } from './windows.ts'

/** Before the program is ready: sandbox, no network, and whoever makes a session or contents. */
export function lockProcess(): void {
  app.enableSandbox()
  for (const [name, value] of NETWORK_SWITCHES) app.commandLine.appendSwitch(name, value)
  app.on('session-created', (made) => void lockSession(made))
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

/** When the program is ready, before any window. */
export async function lockReady(): Promise<void> {
  denyResolver()
  await lockSession(session.defaultSession)
}

/** A session in memory, locked: one for the page, one for the display, one for what is printed. */
export async function lockedSession(name: 'ceremony' | 'witness' | 'documents'): Promise<Session> {
  const made = session.fromPartition(name, { cache: false })
  await lockSession(made)
  return made
}

const locked = new WeakMap<Session, Promise<void>>()

/** Once for each session: no permission, no device, no download, no spell checker, no network. */
function lockSession(one: Session): Promise<void> {
  const there = locked.get(one)
  if (there !== undefined) return there
  // Chromium fetches dictionaries even where the preference of the window is off.
  one.setSpellCheckerEnabled(false)
  one.setSpellCheckerDictionaryDownloadURL('app://ceremony/none/')
  one.setPermissionRequestHandler((contents, permission, answer, details) =>
    answer(isGranted(permission, { ...details, role: roleFor(contents) })),
  )
  one.setPermissionCheckHandler((contents, permission, _origin, { mediaType, isMainFrame }) =>
    isGranted(permission, {
      role: roleFor(contents),
      mediaTypes: mediaType ? [mediaType] : [],
      isMainFrame,
    }),
  )
  one.setDevicePermissionHandler(() => false)
  one.setDisplayMediaRequestHandler((_, answer) => answer(null))
  one.setBluetoothPairingHandler((_, answer) => answer({ confirmed: false }))
  one.on('select-hid-device', (event, _, answer) => refuse(event, answer))
  one.on('select-usb-device', (event, _, answer) => refuse(event, answer))
  one.on('select-serial-port', (event, _list, _contents, answer) => refuse(event, answer))
  one.on('will-download', (event) => event.preventDefault())
  const made = denyNetwork(one)
  locked.set(one, made)
  return made
}

/** No navigation, no new windows, no webviews: for all contents, whoever makes them. */
function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _, answer) => refuse(event, answer))
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Every chooser of devices: the empty string chooses none. */
function refuse(event: Electron.Event, answer: (id: string) => void): void {
  event.preventDefault()
  answer('')
}
