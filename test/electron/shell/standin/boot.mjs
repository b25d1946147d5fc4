// Starts the built main process with the stand-in in Electron's place, tries it, and says what it saw.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { settings, STANDIN } from './register.mjs'

const { app, channels, journal, screen, session, sessions, windows } = await import(STANDIN)

await import(pathToFileURL(process.argv[2]).href)
const started = await Promise.race([
  waitFor(() => windows.length > 0 && journal.includes('load app://ceremony/')),
  waitFor(() => journal.some((line) => /^(exit|quit)/.test(line))).then(() => false),
])
const cores = /^Max core file size\s+(\S+)/m.exec(limits())?.[1]
const seen = {
  journal,
  started,
  cores,
  paths: Object.fromEntries(app.paths),
  ...(started ? await tryAll() : {}),
}
process.stdout.write(`\n${JSON.stringify(seen)}\n`)
process.exit()

function limits() {
  try {
    return readFileSync('/proc/self/limits', 'utf8')
  } catch {
    return ''
  }
}

async function waitFor(condition) {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
  return true
}

async function tryAll() {
  const [window] = windows
  // A session that the program never asked for.
  session.fromPartition('stranger', {})
  return {
    shown: window.options.show,
    windowOptions: {
      ...window.options.webPreferences,
      session: window.options.webPreferences.session.name,
    },
    resolver: app.hostResolver,
    sessions: Object.fromEntries([...sessions].map(([name, one]) => [name, trySession(one)])),
    contents: tryContents(window.webContents),
    program: tryProgram(),
    page: await tryPage(sessions.get('ceremony')),
    bridge: await tryBridge(window),
    drop: await tryDrop(window),
    witness: await tryWitness(window),
    renewal: await tryRenewal(window),
    gates: settings.gates ? await tryGates(window) : undefined,
    givenUp: settings.answers ? await tryGivingUp(window) : undefined,
    network: await tryNetwork(),
    secondInstance: trySecondInstance(),
    left: await tryLeaving(window),
  }
}

/** Emits an event whose first argument can be prevented; the answer of its last one, a callback. */
function emitted(emitter, name, ...args) {
  let prevented = false
  let answered
  const event = {
    preventDefault: () => {
      prevented = true
    },
  }
  emitter.emit(name, event, ...args, (answer) => {
    answered = answer ?? null
  })
  return { prevented, answered }
}

function trySession(one) {
  const ask = (set, ...args) => {
    let said
    set(...args, (answer) => {
      said = answer
    })
    return said
  }
  const { handlers } = one
  const request = (url, resourceType) =>
    ask(handlers.onBeforeRequest.listener, { url, resourceType }).cancel
  const names = ['media', 'clipboard-read', 'notifications', 'geolocation', 'hid', 'something-new']
  return {
    options: one.options,
    spelling: [handlers.setSpellCheckerEnabled, handlers.setSpellCheckerDictionaryDownloadURL],
    asked: names.map((name) => ask(handlers.setPermissionRequestHandler, {}, name)),
    checked: names.map((name) => handlers.setPermissionCheckHandler({}, name, '', {})),
    device: handlers.setDevicePermissionHandler({}),
    display: ask(handlers.setDisplayMediaRequestHandler, {}),
    pairing: ask(handlers.setBluetoothPairingHandler, {}),
    certificate: ask(handlers.setCertificateVerifyProc, {}),
    choosers: [
      emitted(one, 'select-hid-device', {}),
      emitted(one, 'select-usb-device', {}),
      emitted(one, 'select-serial-port', [], {}),
    ],
    download: emitted(one, 'will-download').prevented,
    proxy: handlers.setProxy,
    emulation: handlers.enableNetworkEmulation,
    filter: handlers.onBeforeRequest.filter,
    cancelled: Object.fromEntries(
      [
        ['https://example.invalid/', 'xhr'],
        ['http://127.0.0.1/', 'image'],
        ['ws://example.invalid/', 'webSocket'],
        ['file:///etc/passwd', 'mainFrame'],
        ['data:text/html,x', 'mainFrame'],
        ['blob:app://ceremony/1', 'script'],
        ['app://elsewhere/', 'mainFrame'],
        ['devtools://devtools/x', 'mainFrame'],
        ['app://ceremony/', 'mainFrame'],
        ['app://document/1', 'mainFrame'],
        ['data:image/png;base64,AA==', 'image'],
      ].map(([url, type]) => [`${type} ${url}`, request(url, type)]),
    ),
    refusedSchemes: [...one.protocols.keys()].filter((scheme) => scheme !== 'app'),
  }
}

function tryContents(contents) {
  const names = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']
  return {
    prevented: names.map((name) => emitted(contents, name).prevented),
    bluetooth: emitted(contents, 'select-bluetooth-device', []),
    open: contents.openHandler({ url: 'https://example.invalid/' }),
    webrtc: contents.webrtc,
  }
}

function tryProgram() {
  return {
    certificate: emitted(app, 'certificate-error', {}, '', '', {}),
    login: emitted(app, 'login', {}, {}, {}),
    client: emitted(app, 'select-client-certificate', {}, '', []),
  }
}

async function tryPage(one, host = 'ceremony', only) {
  const handler = one.protocols.get('app')
  const get = async (url, method = 'GET') => {
    const answer = await handler(new Request(url, { method }))
    return {
      status: answer.status,
      policy: answer.headers.get('content-security-policy'),
      text: await answer.text(),
    }
  }
  const index = await get(`app://${host}/`)
  const linked = [...index.text.matchAll(/(?:src|href)="\.?(\/[^"]+)"/g)].map(([, path]) => path)
  const answers = []
  for (const path of only ?? [
    '/',
    '/index.html',
    ...linked,
    '/missing',
    '/../package.json',
    '/%2e%2e/main/main.js',
  ])
    answers.push({ path, ...(await get(`app://${host}${path}`)) })
  if (only === undefined) answers.push({ path: 'POST', ...(await get(`app://${host}/`, 'POST')) })
  answers.push({ path: 'elsewhere', ...(await get('app://elsewhere/')) })
  return answers.map(({ path, status, policy, text }) => ({
    path,
    status,
    policy,
    length: text.length,
  }))
}

/** What the preload says of a drop, and what others would say. */
async function tryDrop({ webContents }) {
  if (sessionBundle() === undefined) return undefined
  const drop = channels.get('folder-dropped')
  const main = { sender: webContents, senderFrame: webContents.mainFrame }
  const refused = async (event, path) => {
    try {
      return await drop(event, path)
    } catch (error) {
      return error.message
    }
  }
  const verify = async (dropped) => {
    const answer = await channels.get('verifyBundle')(main, { paper: '', head: '', dropped })
    return answer.value?.ok ?? answer.error.code
  }
  return {
    dropped: await verify(await drop(main, sessionBundle())),
    named: await verify(sessionBundle()),
    guessed: await verify('0'.repeat(32)),
    others: [
      await refused({ ...main, senderFrame: null }, '/tmp'),
      await refused({ ...main, senderFrame: { url: 'app://ceremony/' } }, '/tmp'),
      await refused({ sender: {}, senderFrame: webContents.mainFrame }, '/tmp'),
      await refused(main, 7),
    ],
  }
}

function sessionBundle() {
  return JSON.parse(process.env.STANDIN).bundle
}

async function tryBridge(window) {
  const { webContents } = window
  const main = webContents.mainFrame
  const about = channels.get('about')
  return {
    channels: [...channels.keys()],
    page: await about({ sender: webContents, senderFrame: main }),
    gone: await about({ sender: webContents, senderFrame: null }),
    iframe: await about({ sender: webContents, senderFrame: { url: 'app://ceremony/' } }),
    stranger: await about({ sender: { mainFrame: main }, senderFrame: main }),
    foreign: await aboutFrom(window, 'https://example.invalid/'),
    document: await aboutFrom(window, 'app://document/1'),
    witness: await aboutFrom(window, 'app://witness/'),
    arguments: await about({ sender: webContents, senderFrame: main }, { secret: 1 }),
    state: await channels.get('runGates')({ sender: webContents, senderFrame: main }),
  }
}

/** As if the page had been led elsewhere in spite of everything. */
async function aboutFrom(window, url) {
  const { mainFrame } = window.webContents
  const before = mainFrame.url
  mainFrame.url = url
  try {
    return await channels.get('about')({ sender: window.webContents, senderFrame: mainFrame })
  } finally {
    mainFrame.url = before
  }
}

/** The page of a ceremony: it dies, and it is replaced when the ceremony is left. */
async function tryRenewal(window) {
  const loads = () => journal.filter((line) => line === 'load app://ceremony/').length
  const call = (name, argument) =>
    channels.get(name)(
      { sender: window.webContents, senderFrame: window.webContents.mainFrame },
      argument,
    )
  const before = loads()
  const told = () => window.webContents.sent.filter(([name]) => name === 'work-progress').length
  const earlier = told()
  const verified = call('verifyBundle', { paper: '', head: '' })
  for (let turn = 0; told() === earlier && turn < 10_000; turn++)
    await new Promise((resolve) => setImmediate(resolve))
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  const unwatched = await verified
  await waitFor(() => loads() > before)
  const again = loads()
  const camera = () =>
    sessions.get('ceremony').handlers.setPermissionCheckHandler(window.webContents, 'media', '', {
      mediaType: 'video',
      isMainFrame: true,
    })
  const proving = await call('chooseProvable', { paper: '', head: '' })
  await call('openCamera')
  const granted = [camera()]
  const asked = [window, windows.find((one) => one !== window)].map(askForCamera)
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  const inside = loads() - again
  await waitFor(() => loads() > again)
  const died = loads() - again
  granted.push(camera())
  const cameraAfter = await call('openCamera')
  const { value: review } = await call('choosePlan')
  const passphrase = 'correct horse battery staple of admin'
  const opened = await call('openCeremony', { token: review?.token ?? '', passphrase })
  const crashesOpen = journal.filter((line) => line === 'crash').length
  await call('leaveCeremony')
  await call('home')
  if (opened.ok) await waitFor(() => loads() > again + 1)
  return {
    inside,
    asked,
    unwatched: unwatched.error?.code,
    died,
    proving: proving.ok,
    granted,
    cameraAfter: cameraAfter.error?.code,
    opened: opened.ok,
    crashesOpen,
    crashesLeft: journal.filter((line) => line === 'crash').length,
    loads: loads() - again,
  }
}

/** Whether the page of a window is given the camera when it asks for it. */
function askForCamera({ webContents }) {
  let said
  sessions.get('ceremony').handlers.setPermissionRequestHandler(
    webContents,
    'media',
    (granted) => {
      said = granted
    },
    { mediaTypes: ['video'], isMainFrame: true },
  )
  return said
}

/** The display for the room: opened, asked to call, closed, crashed, its screen taken away. */
async function tryWitness(window) {
  const call = (name, argument) =>
    channels.get(name)(
      { sender: window.webContents, senderFrame: window.webContents.mainFrame },
      argument,
    )
  const shown = async (on) => (await call('showDisplay', { shown: on })).value
  const pushed = () => window.webContents.sent.filter(([name]) => name === 'display-changed')
  const opened = await shown(true)
  const display = windows.at(-1)
  const { webContents, options } = display
  const again = await shown(true)
  const calls = []
  const bridged = [...channels].filter(([name]) => name !== 'folder-dropped')
  for (const [, channel] of bridged)
    calls.push(
      (await channel({ sender: webContents, senderFrame: webContents.mainFrame })).error.code,
    )
  // Even where it shows the other page.
  webContents.mainFrame.url = 'app://ceremony/'
  const disguised = await channels.get('about')({
    sender: webContents,
    senderFrame: webContents.mainFrame,
  })
  webContents.mainFrame.url = 'app://witness/'
  const seen = {
    opened,
    again,
    windows: windows.length,
    options: {
      ...options,
      webPreferences: {
        ...options.webPreferences,
        session: options.webPreferences.session.name,
      },
    },
    protected: display.protected ?? false,
    contents: tryContents(webContents),
    sent: webContents.sent.map(([name, view]) => [name, view]),
    main: [...new Set(window.webContents.sent.map(([name]) => name))],
    calls: [...new Set(calls)],
    disguised,
    page: await tryPage(sessions.get('witness'), 'witness'),
    other: await tryPage(sessions.get('witness'), 'ceremony', ['/', '/index.html']),
  }
  seen.closed = await shown(false)
  await shown(true)
  windows.at(-1).webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  seen.crashed = { state: (await call('displayState')).value, told: pushed().at(-1)[1] }
  seen.alive = (await call('about')).ok
  seen.reopened = await shown(true)
  screen.emit('display-removed', {}, { id: 2 })
  seen.unplugged = (await call('displayState')).value
  screen.displays = screen.displays.filter(({ id }) => id === 1)
  seen.alone = await shown(true)
  seen.aloneOptions = { fullscreen: windows.at(-1).options.fullscreen ?? false }
  windows.at(-1).destroy()
  seen.byHand = pushed().at(-1)[1]
  return seen
}

async function tryNetwork() {
  try {
    await fetch('http://127.0.0.1:9')
    return 'open'
  } catch (error) {
    return error.message
  }
}

function trySecondInstance() {
  app.emit('second-instance')
  return journal.at(-1)
}

/** The window is closed, whatever other window there is; a second start finds none to bring forward. */
async function tryLeaving(window) {
  if (window.isDestroyed()) return { journal: [] }
  const { webContents } = window
  await channels.get('showDisplay')(
    { sender: webContents, senderFrame: webContents.mainFrame },
    { shown: true },
  )
  const display = windows.at(-1)
  const before = journal.length
  const open = display !== window && !display.isDestroyed()
  window.destroy()
  app.emit('second-instance')
  return { journal: journal.slice(before), display: [open, display.isDestroyed()] }
}

/** The page dies until nobody loads it any more but who is asked. */
async function tryGivingUp(window) {
  const before = journal.length
  for (const answer of ['again', 'close']) {
    const asked = journal.filter((line) => line.startsWith('ask')).length
    while (journal.filter((line) => line.startsWith('ask')).length === asked) {
      window.webContents.emit('render-process-gone', {}, { reason: 'launch-failed' })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    if (answer === 'close') await waitFor(() => window.isDestroyed())
  }
  return journal.slice(before)
}

/** The gates of an open ceremony: what that of the sandbox found. */
async function tryGates(window) {
  const { webContents } = window
  const call = (name, argument) =>
    channels.get(name)({ sender: webContents, senderFrame: webContents.mainFrame }, argument)
  const { value: review } = await call('choosePlan')
  const passphrase = 'correct horse battery staple of admin'
  await call('openCeremony', { token: review?.token ?? '', passphrase })
  const ran = await call('runGates')
  const gates = ran.value?.preflight?.gates ?? []
  return { error: ran.error, sandbox: gates.find(({ gate }) => /sandbox/.test(gate)) }
}
