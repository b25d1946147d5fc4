/**
 * The built main process, started under Node with a stand-in for Electron that writes down what is
 * asked of it. It shows that everything is asked, and in which order; not that Electron does it.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY } from '#electron/shell/headers.ts'
import { CHANNELS, DROPPED } from '#shared/ipc/names.ts'
import { sayings as german } from '#shared/text/de/sayings/catalogue.ts'
import { sayings as english } from '#shared/text/en/sayings/catalogue.ts'
import { saidIn } from '#shared/text/saying.ts'
import { buildCheckout, makeCheckout } from '../../support/checkout.ts'
import { writePlan } from '../../support/place.ts'

const BOOT = fileURLToPath(new URL('standin/boot.mjs', import.meta.url))
const BUNDLE = fileURLToPath(
  new URL('../../vectors/golden/bundles/v1-generate/bundle', import.meta.url),
)
const MAIN = 'out/main/main.js'
const work = mkdtempSync(join(tmpdir(), 'claviger-boot-'))
const checkout = join(work, 'checkout')

// biome-ignore lint/suspicious/noExplicitAny: the JSON that boot.mjs prints
type Seen = any
let seen: Seen

beforeAll(() => {
  makeCheckout(checkout)
  buildCheckout(checkout)
  seen = boot({ packaged: true, chosen: writePlan(work), bundle: BUNDLE })
}, 300_000)

afterAll(() => rmSync(work, { recursive: true, force: true }))

/** A soft limit for core files as high as it may be, so that it shows who lowers it. */
const UNLIMITED = 'ulimit -S -c "$(ulimit -H -c)" && exec "$0" "$@"'

function boot(settings: object, environment: NodeJS.ProcessEnv = {}, main = MAIN): Seen {
  const data = mkdtempSync(join(work, 'data-'))
  const command = [process.execPath, BOOT, join(checkout, main)]
  const done = spawnSync('sh', ['-c', UNLIMITED, ...command], {
    encoding: 'utf8',
    cwd: work,
    timeout: 120_000,
    env: {
      ...process.env,
      XDG_RUNTIME_DIR: work,
      ...environment,
      STANDIN: JSON.stringify({ data, ...settings }),
    },
  })
  const line = done.stdout.trim().split('\n').at(-1) ?? ''
  if (!line.startsWith('{')) throw new Error(`${done.stdout}${done.stderr}`)
  return { ...JSON.parse(line), stderr: done.stderr, status: done.status }
}

/** The place of the first line of the journal that starts so. */
function at(start: string): number {
  const place = seen.journal.findIndex((line: string) => line.startsWith(start))
  if (place < 0) throw new Error(`never asked: ${start}`)
  return place
}

describe('the start of the program', () => {
  it.each([
    ['the folder of data before the lock, which depends on it', 'path userData', 'lock'],
    ['the place of crash dumps before anything can crash', 'path crashDumps', 'lock'],
    ['the sandbox before it is ready', 'sandbox', 'ready'],
    [
      'the resolver switch before it is ready',
      'switch host-resolver-rules MAP * ~NOTFOUND',
      'ready',
    ],
    ['the scheme before it is ready', 'schemes', 'ready'],
    ['the resolver before the first window', 'resolver', 'window'],
    ['no spell checker before the first window', 'ceremony setSpellCheckerEnabled', 'window'],
    ['no spell checker of the default session either', 'default setSpellCheckerEnabled', 'window'],
    ['no menu before the first window', 'menu null', 'window'],
    ['content protection before the window is shown', 'protection true', 'show'],
  ])('sets %s', (_, first, then) => {
    expect(at(first)).toBeLessThan(at(then))
  })

  it('turns the network off by every switch there is, and by no other', () => {
    const switches = seen.journal.filter((line: string) => line.startsWith('switch '))
    expect(switches).toEqual([
      'switch host-resolver-rules MAP * ~NOTFOUND',
      'switch webrtc-ip-handling-policy disable_non_proxied_udp',
      'switch force-webrtc-ip-handling-policy disable_non_proxied_udp',
      'switch disable-background-networking ',
      'switch disable-component-update ',
      'switch disable-domain-reliability ',
      'switch no-pings ',
    ])
  })

  it.each(['default', 'ceremony'])(
    'has the dead proxy of the session %s before a window',
    (name) => {
      expect(at(`${name} setProxy`)).toBeLessThan(at('window'))
    },
  )

  it.runIf(process.platform === 'linux')('turns core files off', () => {
    expect(seen.cores).toBe('0')
  })

  it('takes the folder of data by a path from where it was started, and makes it', () => {
    const { started, paths } = boot({ switch: 'not/there yet' })
    expect(started).toBe(true)
    expect(paths.userData).toBe(join(work, 'not/there yet'))
    expect(existsSync(paths.userData)).toBe(true)
  })

  it('keeps crash dumps where a restart clears them', () => {
    expect(seen.paths.crashDumps).toBe(join(work, 'claviger-crashes'))
  })

  it('gives the scheme no more than it needs', () => {
    const [schemes] = seen.journal.filter((line: string) => line.startsWith('schemes'))
    expect(JSON.parse(schemes.slice('schemes '.length))).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
  })

  it('looks no name up', () => {
    expect(seen.resolver).toMatchObject({ secureDnsMode: 'off', enableBuiltInResolver: false })
  })

  it('sets the tripwires', () => {
    expect(seen.network).toBe('the network is not used by this program')
  })

  it('brings the window forward when somebody starts it again', () => {
    expect(seen.secondInstance).toBe('focus')
  })

  it('ends with its window, whatever other window a document has at the printer', () => {
    expect(seen.left.journal).toContain('quit')
    expect(seen.left.journal).not.toContain('focus')
  })

  it('takes the display for the room along', () => {
    expect(seen.left.display).toEqual([true, true])
  })
})

describe('the program does not start', () => {
  it('a second time on the same data', () => {
    const { journal, started } = boot({ first: false })
    expect(started).toBe(false)
    expect(journal).toContain('exit 0')
    expect(journal).not.toContain('sandbox')
  })

  it.each(['no-sandbox', 'remote-debugging-port', 'inspect'])('packaged, with --%s', (name) => {
    const { journal, started, stderr, status } = boot({ packaged: true, switches: [name] })
    expect(started).toBe(false)
    expect(journal.at(-2)).toBe(`error Claviger does not start Start it again without --${name}.`)
    expect(journal.at(-1)).toBe('exit 1')
    // Before that there is no dialog on Linux; what locks it has been asked all the same.
    expect(journal.slice(0, -2)).toContain('ready')
    expect(journal).toContain('sandbox')
    expect(journal).not.toContain('window')
    expect(stderr).toContain(`Start it again without --${name}.`)
    expect(status).toBe(1)
  })

  it('in German where the system speaks it', () => {
    const { journal } = boot({ packaged: true, switches: ['inspect'], languages: ['de-DE'] })
    expect(journal.at(-2)).toBe(
      'error Claviger startet nicht Starten Sie noch einmal ohne --inspect.',
    )
  })

  it.each([
    ['whose data would lie in a file', (file: string) => boot({ switch: join(file, 'data') })],
    ['whose ceremonies would', (file: string) => boot({ switch: dirname(file) })],
    ['without its page', () => boot({}, {}, 'bare/main/main.js')],
    ['without its proxy', () => boot({ proxyless: true })],
  ])('and says so, calmly: %s', (_, start) => {
    const file = join(mkdtempSync(join(work, 'wrong-')), 'ceremonies')
    writeFileSync(file, '')
    cpSync(join(checkout, 'out/main'), join(checkout, 'bare/main'), { recursive: true })
    const { journal, started, stderr, status } = start(file)
    expect(started).toBe(false)
    expect(journal.at(-1)).toBe('exit 1')
    expect(journal.at(-2)).toMatch(
      /^error Claviger did not start Nothing was changed\.\nThe system says: .+\nCorrect it\.\nStart Claviger again\.$/,
    )
    expect(journal).toContain('ready')
    expect(stderr).toContain('Claviger did not start')
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(status).toBe(1)
  })

  it('packaged, where the environment loads code or writes a log', () => {
    const { journal, started } = boot({ packaged: true }, { ELECTRON_ENABLE_LOGGING: '1' })
    expect(started).toBe(false)
    expect(journal.at(-2)).toContain('ELECTRON_ENABLE_LOGGING')
  })

  it('but does from a checkout, for the tests that drive it, and then allows no production', () => {
    const plan = writePlan(mkdtempSync(join(work, 'plan-')))
    const switches = ['remote-debugging-port']
    const { started, bridge, gates } = boot({
      packaged: false,
      switches,
      chosen: plan,
      gates: true,
    })
    expect(started).toBe(true)
    expect(bridge.page.value).toMatchObject({ packaged: false, productionAllowed: false })
    // The gate of the sandbox is told.
    expect(gates.sandbox.evidence).toContain('--remote-debugging-port')
  })
})

describe('the window', () => {
  it('is sandboxed, isolated, without Node, spelling, dialogs, plugins and developer tools', () => {
    const { preload, ...options } = seen.windowOptions
    expect(options).toEqual({
      session: 'ceremony',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      enableWebSQL: false,
      plugins: false,
      spellcheck: false,
      disableDialogs: true,
      devTools: false,
      autoplayPolicy: 'user-gesture-required',
      v8CacheOptions: 'none',
    })
    expect(preload).toMatch(/out\/preload\/preload\.cjs$/)
  })

  it('is shown when its page is there, and not before', () => {
    expect(seen.shown).toBe(false)
    expect(at('load')).toBeLessThan(at('show'))
  })

  it('goes nowhere, opens nothing and reaches no device', () => {
    expect(seen.contents).toEqual({
      prevented: [true, true, true, true],
      bluetooth: { prevented: true, answered: '' },
      open: { action: 'deny' },
      webrtc: 'disable_non_proxied_udp',
    })
  })

  it('trusts no certificate and answers no login', () => {
    expect(seen.program.certificate).toEqual({ prevented: true, answered: false })
    expect(seen.program.login.prevented).toBe(true)
    expect(seen.program.client).toEqual({ prevented: true, answered: null })
  })
})

describe.each(['default', 'ceremony', 'witness', 'documents', 'stranger'])(
  'the session %s',
  (name) => {
    const one = (): Seen => seen.sessions[name]

    it('grants no permission, no device and no screen, asked or checked', () => {
      expect([...one().asked, ...one().checked].every((granted) => granted === false)).toBe(true)
      expect(one()).toMatchObject({ device: false, display: null, pairing: { confirmed: false } })
      expect(one().choosers).toEqual(Array(3).fill({ prevented: true, answered: '' }))
    })

    it('downloads nothing and looks up no spelling', () => {
      expect(one().download).toBe(true)
      expect(one().spelling).toEqual([false, 'app://ceremony/none/'])
    })

    it('is offline behind a proxy that is not there, and trusts no certificate', () => {
      expect(one().emulation).toEqual({ offline: true })
      expect(one().certificate).toBe(-2)
      expect(one().proxy).toEqual({
        mode: 'fixed_servers',
        proxyRules: '127.0.0.1:9',
        proxyBypassRules: '<-loopback>',
      })
      expect(one().refusedSchemes).toEqual(['http', 'https', 'file', 'ftp', 'ws', 'wss'])
    })

    it('cancels every request but those that stay inside', () => {
      expect(one().filter).toEqual({ urls: ['<all_urls>'] })
      const through = Object.entries(one().cancelled).filter(([, cancelled]) => cancelled === false)
      expect(through.map(([request]) => request)).toEqual([
        'mainFrame app://ceremony/',
        'mainFrame app://document/1',
        'image data:image/png;base64,AA==',
      ])
    })
  },
)

describe('app://', () => {
  it('answers under the policy, whatever it answers', () => {
    expect(seen.page.length).toBeGreaterThan(6)
    for (const { policy, path } of seen.page) expect(policy, path).toBe(CONTENT_SECURITY_POLICY)
  })

  it('has the files of the page and no other', () => {
    const found = seen.page.filter(({ status }: Seen) => status === 200)
    expect(found.length).toBeGreaterThan(3)
    const missing = seen.page.filter(({ status }: Seen) => status === 404)
    expect(missing.map(({ path }: Seen) => path)).toEqual([
      ...['/missing', '/../package.json', '/%2e%2e/main/main.js'],
      ...['POST', 'elsewhere'],
    ])
    expect(missing.every(({ length }: Seen) => length === 0)).toBe(true)
  })
})

describe('the bridge', () => {
  it('answers the main frame of our page, and is a host for production', () => {
    expect(seen.bridge.channels.sort()).toEqual([DROPPED, ...CHANNELS].sort())
    expect(seen.bridge.page).toMatchObject({
      ok: true,
      value: { host: 'electron', packaged: true, productionAllowed: true },
    })
    const failed = seen.bridge.page.value.selfTest.filter(({ ok }: Seen) => !ok)
    expect(failed).toEqual([])
    expect(seen.bridge.page.value.native).toHaveLength(1)
  })

  it.each(['gone', 'iframe', 'stranger', 'foreign', 'document', 'witness'])(
    'refuses a frame that is %s',
    (frame) => {
      const message = 'the call came from another frame'
      expect(seen.bridge[frame]).toMatchObject({
        ok: false,
        error: { code: 'call.invalid', message },
      })
    },
  )

  it('refuses wrong arguments, and a call that the state does not allow', () => {
    expect(seen.bridge.arguments).toMatchObject({ ok: false, error: { code: 'call.invalid' } })
    expect(seen.bridge.state).toMatchObject({ ok: false, error: { code: 'rule.order' } })
  })
})

describe('a folder that is dropped', () => {
  it('is verified by the token of its drop, and by no path and no other token', () => {
    expect(seen.drop.dropped).toBe(true)
    expect([seen.drop.named, seen.drop.guessed]).toEqual(['call.invalid', 'call.invalid'])
  })

  it('is taken from the main frame of our page alone', () => {
    expect(seen.drop.others).toEqual(Array(4).fill('nobody dropped it'))
  })
})

describe('the page of a ceremony', () => {
  it('is loaded again when it died', () => {
    expect(seen.renewal).toMatchObject({ inside: 0, died: 1 })
  })

  it.each([
    ['en', 'The page of Claviger stopped several times', ['Load the page again', 'Close Claviger']],
    [
      'de',
      'Die Seite von Claviger ist mehrmals stehen geblieben',
      ['Seite noch einmal laden', 'Claviger schließen'],
    ],
  ])('is not loaded without end: a person is asked, and may close the program: %s', (...said) => {
    const [language, message, buttons] = said
    const { givenUp } = boot({ answers: [0, 1], languages: [language] })
    const asked = givenUp.filter((line: string) => line.startsWith('ask'))
    expect(asked).toHaveLength(2)
    const detail = expect.stringMatching(/^(Nothing is lost|Es ist nichts verloren)/)
    expect(JSON.parse(asked[0].slice(4))).toEqual({
      message,
      detail,
      buttons,
      defaultId: 0,
      cancelId: 1,
    })
    expect(givenUp).toContain('load app://ceremony/')
    expect(givenUp.at(-1)).toBe('quit')
  })

  it('has the camera where it asks for it in its step, and the display has not', () => {
    expect(seen.renewal.asked).toEqual([true, false])
  })

  it('stops the work that it began when it died: nobody else could', () => {
    expect(seen.renewal.unwatched).toBe('call.cancelled')
  })

  it('loses the camera when it died, and the evidence for which it was granted', () => {
    expect(seen.renewal).toMatchObject({ proving: true, granted: [true, false] })
    expect(seen.renewal.cameraAfter).toBe('rule.order')
  })

  it('is replaced, with its process, when the ceremony is left, and not before', () => {
    expect(seen.renewal).toMatchObject({ opened: true, crashesOpen: 0, crashesLeft: 1, loads: 2 })
  })
})

describe('the witness display', () => {
  const one = (): Seen => seen.witness

  it('is locked as the other window is, with a session and a preload of its own', () => {
    const { preload: theirs, session: _, ...locked } = seen.windowOptions
    const { preload, session, ...own } = one().options.webPreferences
    expect(own).toEqual(locked)
    expect(session).toBe('witness')
    expect(preload).toMatch(/out\/preload\/witness\.cjs$/)
    expect(preload).not.toBe(theirs)
    expect(one().contents).toEqual(seen.contents)
  })

  it('is full screen on the screen that the ceremony is not on, without taking the keyboard', () => {
    expect(one().opened).toEqual({ shown: 'screen', lost: false })
    expect(one().options).toMatchObject({ x: 1920, y: 0, fullscreen: true, show: false })
    expect(seen.journal).toContain('show inactive')
    expect(one().again).toEqual(one().opened)
    expect(one().windows).toBe(2)
  })

  it('is not protected from capture: it shows nothing that the room may not see', () => {
    expect(one().protected).toBe(false)
  })

  it('hears its own view and nothing else; the other window never hears that', () => {
    expect(one().sent.length).toBeGreaterThan(0)
    for (const message of one().sent)
      expect(message).toEqual(['witness-changed', { at: 'nothing', language: 'en' }])
    expect(one().main).not.toContain('witness-changed')
  })

  it('may call nothing, not even from the page of the other window', () => {
    expect(one().calls).toEqual(['call.invalid'])
    expect(one().disguised).toMatchObject({ ok: false, error: { code: 'call.invalid' } })
  })

  it('is served its own page, under the policy, and nothing of the other', () => {
    const found = one().page.filter(({ status }: Seen) => status === 200)
    expect(found.length).toBeGreaterThan(3)
    for (const { policy, path } of one().page) expect(policy, path).toBe(CONTENT_SECURITY_POLICY)
    expect(one().other.every(({ status }: Seen) => status === 404)).toBe(true)
  })

  it('is closed, and says so', () => {
    expect(one().closed).toEqual({ shown: 'no', lost: false })
    expect(one().byHand).toEqual({ shown: 'no', lost: false })
  })

  it('crashes alone: the ceremony is answered, the state says it, and it can be opened again', () => {
    expect(one().crashed).toEqual({
      state: { shown: 'no', lost: true },
      told: { shown: 'no', lost: true },
    })
    expect(one().alive).toBe(true)
    expect(one().reopened).toEqual({ shown: 'screen', lost: false })
  })

  it('closes when its screen is unplugged, before it covers the other window', () => {
    expect(one().unplugged).toEqual({ shown: 'no', lost: true })
  })

  it('is an ordinary window where there is one screen only', () => {
    expect(one().alone).toEqual({ shown: 'window', lost: false })
    expect(one().aloneOptions).toEqual({ fullscreen: false })
  })
})

const PDF = fileURLToPath(new URL('standin/pdf.mjs', import.meta.url))

function renderWith(settings: object): Seen {
  const env = { ...process.env, STANDIN: JSON.stringify(settings) }
  return JSON.parse(
    spawnSync(process.execPath, [PDF], { encoding: 'utf8', env, timeout: 120_000 }).stdout,
  )
}

describe('documents at the printer', () => {
  it('are printed on their paper from a window of their own, with the dialog of the system', () => {
    const { printed, asked, closed } = renderWith({
      printing: ['', 'Print job canceled', 'Print job failed'],
    })
    expect(printed).toEqual([true, false, 'printer.failed'])
    expect(asked).toHaveLength(3)
    expect(asked[0]).toMatch(
      /^print \{"silent":false,"printBackground":true\} app:\/\/document\/\d+#letter$/,
    )
    expect(asked[1]).toMatch(/#a4$/)
    expect(closed).toBe(true)
  })

  it('are refused where no printer is set up, before any dialog', () => {
    const { printed, asked } = renderWith({ printers: [] })
    expect(printed).toEqual(['printer.missing', 'printer.missing', 'printer.missing'])
    expect(asked).toEqual([])
  })
})

describe('documents rendered to PDF', () => {
  const rendered = renderWith({})

  it('reach their window whole, however long, two at a time', () => {
    expect(rendered.same).toEqual([true, true])
    expect(rendered.bytes).toBeGreaterThan(3_000_000)
  })

  it('are gone afterwards, with their windows', () => {
    expect(rendered.after).toEqual([404, 404])
    expect(rendered.destroyed).toEqual([true, true])
    expect(rendered.failed).toEqual({ status: 404, destroyed: true })
  })

  it.each(['rendering', 'printing', 'hanging', 'failing'])(
    'are refused when their window is lost, in both languages, and the window goes: %s',
    (how) => {
      const { answer, destroyed } = rendered.lost[how]
      expect(answer).toEqual({ code: 'document.lost', said: { key: 'document.page-lost' } })
      expect(saidIn(english, answer.said)).toContain('the window')
      expect(saidIn(german, answer.said)).toContain('das Fenster')
      expect(destroyed).toBe(true)
    },
  )

  it('do not end with a frame inside them', () => {
    expect(rendered.lost.inside).toEqual({ answer: 'it waits', destroyed: false })
  })

  it('are shown in the locked session, without script, under a policy that loads nothing', () => {
    for (const one of rendered.windows)
      expect(one).toMatchObject({
        show: false,
        session: 'documents',
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
      })
    expect(rendered.locked).toBe(true)
    expect(rendered.policy).toMatch(/^default-src 'none'; .*; sandbox$/)
    expect(rendered.policy).not.toMatch(/script|https?:|\*/)
  })
})
