/**
 * What a page may ask of the browser: the camera, to read a QR code, while the main process is in a
 * step that takes a share. Nothing else, and never a microphone. Every permission that this Electron
 * knows is named with its reason; one that a later one adds does not compile until it is decided.
 */
import type { Session } from 'electron'
import type { WindowRole } from '../ipc/roles.ts'

type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>
export type Permission = Parameters<CheckHandler>[1]

/** A decision, and why. */
export interface Decision {
  readonly granted: false | 'camera'
  readonly why: string
}

const no = (why: string): Decision => ({ granted: false, why })

const DEVICES = 'no device is reached from the page'
const NETWORK = 'there is no network'
const SENSES = 'the page has no use for where the machine is or what is around it'
const CLIPBOARD = 'shares and passphrases are never on the clipboard'
const SCREEN = 'nothing captures or covers the screen'
const BACKGROUND = 'nothing runs when the page is not there'
const STORAGE = 'the page keeps nothing'
const OUTSIDE = 'nothing outside of the program is opened'

export const PERMISSIONS: { readonly [P in Permission]: Decision } = {
  ar: no(SENSES),
  'automatic-fullscreen': no(SCREEN),
  'background-fetch': no(NETWORK),
  'background-sync': no(BACKGROUND),
  'captured-surface-control': no(SCREEN),
  'clipboard-read': no(CLIPBOARD),
  'clipboard-sanitized-write': no(CLIPBOARD),
  'deprecated-sync-clipboard-read': no(CLIPBOARD),
  'display-capture': no(SCREEN),
  fileSystem: no('files are chosen in dialogs of the main process'),
  fullscreen: no(SCREEN),
  geolocation: no(SENSES),
  'geolocation-approximate': no(SENSES),
  'hand-tracking': no(SENSES),
  hid: no(DEVICES),
  'idle-detection': no(SENSES),
  keyboardLock: no('the keys of the system stay with the system'),
  'local-fonts': no('the page has its own fonts'),
  'local-network': no(NETWORK),
  'local-network-access': no(NETWORK),
  'loopback-network': no(NETWORK),
  media: { granted: 'camera', why: 'QR codes are read: video alone, while a step takes a share' },
  mediaKeySystem: no('nothing protected is played'),
  midi: no(DEVICES),
  midiSysex: no(DEVICES),
  nfc: no(DEVICES),
  notifications: no('people look at the screen, or nothing happens'),
  openExternal: no(OUTSIDE),
  'payment-handler': no(OUTSIDE),
  'periodic-background-sync': no(BACKGROUND),
  'persistent-storage': no(STORAGE),
  pointerLock: no(SCREEN),
  'screen-wake-lock': no('the machine is set up not to sleep'),
  sensors: no(SENSES),
  serial: no(DEVICES),
  'smart-card': no(DEVICES),
  'speaker-selection': no(DEVICES),
  'storage-access': no(STORAGE),
  'system-wake-lock': no('the machine is set up not to sleep'),
  'top-level-storage-access': no(STORAGE),
  usb: no(DEVICES),
  vr: no(SENSES),
  'web-app-installation': no(OUTSIDE),
  'web-printing': no('the main process prints'),
  'window-management': no(SCREEN),
  unknown: no('what is not known is not granted'),
}

const never = (): boolean => false
let cameraGranted = never

/**
 * Grants the camera for as long as this says so, or no more: it is asked anew for each request. The
 * page stops its tracks by itself.
 */
export function grantCamera(granted: false | (() => boolean)): void {
  cameraGranted = granted || never
}

/** False for everything but video alone, asked by the page that people act in while the camera is granted. */
export function isGranted(
  permission: string,
  asked: {
    readonly role?: WindowRole | undefined
    readonly mediaTypes?: readonly string[]
    readonly isMainFrame?: boolean
  } = {},
): boolean {
  if (!Object.hasOwn(PERMISSIONS, permission)) return false
  if (PERMISSIONS[permission as Permission].granted !== 'camera') return false
  const { role, mediaTypes = [], isMainFrame = false } = asked
  const videoAlone = mediaTypes.length > 0 && mediaTypes.every((type) => type === 'video')
  return role === 'main' && isMainFrame && videoAlone && lent()
}

/** Where the question fails there is no camera. */
function lent(): boolean {
  try {
    return cameraGranted()
  } catch {
    return false
  }
}
