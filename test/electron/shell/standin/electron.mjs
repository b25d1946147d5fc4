// A stand-in for the few objects of Electron that the program uses: it writes down what is asked of
// them, in order, and can be driven. It behaves as electron.d.ts says, no more; it proves wiring.
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'

const settings = JSON.parse(process.env.STANDIN ?? '{}')

/** What was asked, in order. */
export const journal = []
const note = (...words) => journal.push(words.map(String).join(' '))

class App extends EventEmitter {
  isPackaged = settings.packaged ?? false
  paths = new Map([
    ['temp', '/tmp'],
    ['userData', settings.data],
  ])
  hostResolver
  commandLine = {
    hasSwitch: (name) => (settings.switches ?? []).includes(name),
    getSwitchValue: (name) => (name === 'data' ? (settings.switch ?? settings.data ?? '') : ''),
    appendSwitch: (name, value = '') => note('switch', name, value),
  }
  setPath(name, path) {
    // As electron.d.ts and the code of Electron say.
    if (!isAbsolute(path)) throw new Error('path must be absolute')
    if (!existsSync(path)) throw new Error(`there is no ${path}`)
    note('path', name)
    this.paths.set(name, path)
  }
  getPreferredSystemLanguages() {
    return settings.languages ?? ['en']
  }
  getPath(name) {
    return this.paths.get(name)
  }
  requestSingleInstanceLock() {
    note('lock')
    return settings.first ?? true
  }
  getAppMetrics() {
    return [
      { type: 'Browser', pid: process.ppid },
      { type: 'Tab', pid: process.pid, sandboxed: true },
    ]
  }
  enableSandbox() {
    note('sandbox')
  }
  configureHostResolver(options) {
    note('resolver')
    this.hostResolver = options
  }
  async whenReady() {
    await new Promise((resolve) => setImmediate(resolve))
    note('ready')
    void session.defaultSession
  }
  exit(code = 0) {
    note('exit', code)
    process.exitCode = code
  }
  quit() {
    note('quit')
  }
}

export const app = new App()

/** Every session that was made, by its partition. */
export const sessions = new Map()

class Session extends EventEmitter {
  handlers = {}
  protocols = new Map()
  constructor(name, options) {
    super()
    this.name = name
    this.options = options
    for (const setter of SETTERS)
      this[setter] = (value) => {
        note(name, setter)
        this.handlers[setter] = value
      }
    this.protocol = {
      handle: (scheme, handler) => {
        if (this.protocols.has(scheme)) throw new Error(`${scheme} is handled already`)
        this.protocols.set(scheme, handler)
      },
    }
    this.webRequest = {
      onBeforeRequest: (filter, listener) => {
        this.handlers.onBeforeRequest = { filter, listener }
      },
    }
  }
  async setProxy(proxy) {
    this.handlers.setProxy = proxy
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (settings.proxyless) throw new Error('the proxy could not be set')
    note(this.name, 'setProxy')
  }
}

const SETTERS = [
  'setSpellCheckerEnabled',
  'setSpellCheckerDictionaryDownloadURL',
  'setPermissionRequestHandler',
  'setPermissionCheckHandler',
  'setDevicePermissionHandler',
  'setDisplayMediaRequestHandler',
  'setBluetoothPairingHandler',
  'setCertificateVerifyProc',
  'enableNetworkEmulation',
]

function sessionOf(name, options) {
  const there = sessions.get(name)
  if (there !== undefined) return there
  const made = new Session(name, options)
  sessions.set(name, made)
  note('session', name)
  app.emit('session-created', made)
  return made
}

export const session = {
  get defaultSession() {
    return sessionOf('default', {})
  },
  fromPartition: sessionOf,
}

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => note('schemes', JSON.stringify(schemes)),
}

class Contents extends EventEmitter {
  mainFrame = { url: '' }
  sent = []
  setWindowOpenHandler(handler) {
    this.openHandler = handler
  }
  setWebRTCIPHandlingPolicy(policy) {
    this.webrtc = policy
  }
  forcefullyCrashRenderer() {
    note('crash')
    this.emit('render-process-gone', {}, { reason: 'killed' })
  }
  send(...message) {
    this.sent.push(message)
  }
  async getPrintersAsync() {
    return (settings.printers ?? ['one']).map((name) => ({ name }))
  }
  print(options, done) {
    note('print', JSON.stringify(options), this.mainFrame.url)
    const reason = settings.printing?.shift() ?? ''
    done(reason === '', reason)
  }
  async printToPDF(options) {
    note('pdf', JSON.stringify(options))
    return Buffer.from(await this.loaded.arrayBuffer())
  }
}

/** Every window that was made. */
export const windows = []

export class BrowserWindow extends EventEmitter {
  webContents = new Contents()
  constructor(options) {
    super()
    note('window')
    this.options = options
    windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  setContentProtection(on) {
    this.protected = on
    note('protection', on)
  }
  show() {
    note('show')
  }
  showInactive() {
    note('show inactive')
  }
  getBounds() {
    return { x: 0, y: 0, width: 1280, height: 800 }
  }
  focus() {
    note('focus')
  }
  isDestroyed() {
    return this.destroyed === true
  }
  destroy() {
    if (this.destroyed === true) return
    this.destroyed = true
    this.emit('closed')
  }
  async loadURL(url) {
    note('load', url)
    this.webContents.mainFrame.url = url
    const handler = this.options.webPreferences.session.protocols.get(
      new URL(url).protocol.slice(0, -1),
    )
    this.webContents.loaded = await handler(new Request(url))
    this.emit('ready-to-show')
    this.webContents.emit('did-finish-load')
  }
}

const HERE = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } }
const PROJECTOR = { id: 2, bounds: { x: 1920, y: 0, width: 1920, height: 1080 } }

class Screen extends EventEmitter {
  displays = settings.projector === false ? [HERE] : [PROJECTOR, HERE]
  getAllDisplays() {
    return this.displays
  }
  getDisplayMatching() {
    return HERE
  }
}
export const screen = new Screen()

export const Menu = { setApplicationMenu: (menu) => note('menu', menu) }

export const dialog = {
  showErrorBox: (title, text) => note('error', title, text),
  showMessageBox: async (_window, { message, detail, buttons, defaultId, cancelId }) => {
    note('ask', JSON.stringify({ message, detail, buttons, defaultId, cancelId }))
    return { response: settings.answers?.shift() ?? cancelId }
  },
  showOpenDialog: async (...asked) => {
    const { properties } = asked.at(-1)
    const path = properties.includes('openDirectory') ? settings.bundle : settings.chosen
    return path === undefined
      ? { canceled: true, filePaths: [] }
      : { canceled: false, filePaths: [path] }
  },
}

/** The channels of the bridge. */
export const channels = new Map()
export const ipcMain = { handle: (channel, handler) => channels.set(channel, handler) }
