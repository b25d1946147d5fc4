import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { DANGEROUS_SWITCHES, DANGEROUS_VARIABLES, dangersAtStart } from '#electron/shell/guard.ts'
import { denyCoreDumps } from '#electron/shell/coredumps.ts'
import { CONTENT_SECURITY_POLICY, DOCUMENT_HEADERS, HEADERS } from '#electron/shell/headers.ts'
import { loadPage } from '#electron/shell/page.ts'
import { grantCamera, isGranted, PERMISSIONS } from '#electron/shell/permissions.ts'

const shell = (name: string) =>
  fileURLToPath(new URL(`../../../electron/shell/${name}`, import.meta.url))

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'claviger-page-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

describe('the page in memory', () => {
  it('serves exactly the built files, each with the policy', () => {
    const page = loadPage(folderWith({ 'index.html': '<p>', 'assets/a.js': '1' }))
    expect([...page.keys()].sort()).toEqual(['/', '/assets/a.js', '/index.html'])
    for (const { headers } of page.values())
      expect(headers['Content-Security-Policy']).toBe(CONTENT_SECURITY_POLICY)
  })

  it.each([
    '/../package.json',
    '/assets/../index.html',
    '/%2e%2e/x',
    '//index.html',
    '/index.html?x',
    '',
  ])('knows nothing of %s', (path) => {
    expect(loadPage(folderWith({ 'index.html': '<p>' })).get(path)).toBeUndefined()
  })

  it('refuses a folder without a page and a file of another kind', () => {
    expect(() => loadPage(folderWith({ 'a.js': '1' }))).toThrow('npm run build')
    expect(() => loadPage(folderWith({ 'index.html': '<p>', 'a.wasm': '1' }))).toThrow('a.wasm')
  })
})

describe('the policy', () => {
  it('allows no inline script, no eval, no foreign origin and demands trusted types', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/)
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'")
    expect(CONTENT_SECURITY_POLICY).toContain("require-trusted-types-for 'script'")
  })

  // Word for word, once: whatever is loosened shows here.
  it('is this one, with these headers beside it', () => {
    expect(HEADERS).toEqual({
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; media-src 'self' blob:; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy':
        'camera=(self), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=()',
      'Cache-Control': 'no-store',
    })
    expect(CONTENT_SECURITY_POLICY).toBe(HEADERS['Content-Security-Policy'])
    expect(DOCUMENT_HEADERS).toEqual({
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    })
  })

  const video = { role: 'main' as const, mediaTypes: ['video'], isMainFrame: true }

  it('grants no permission, named or not, and says why', () => {
    for (const { why } of Object.values(PERMISSIONS)) expect(why.length).toBeGreaterThan(10)
    const granted = Object.entries(PERMISSIONS).filter(([, one]) => one.granted !== false)
    expect(granted.map(([name]) => name)).toEqual(['media'])
    for (const name of ['media', 'geolocation', 'hid', 'constructor', '__proto__', ''])
      expect(isGranted(name, video)).toBe(false)
  })

  it('grants the camera alone, to the page alone, and only while it is open', () => {
    grantCamera(() => true)
    try {
      expect(isGranted('media', video)).toBe(true)
      for (const mediaTypes of [[], ['audio'], ['video', 'audio'], ['unknown']])
        expect(isGranted('media', { ...video, mediaTypes })).toBe(false)
      expect(isGranted('media', { ...video, isMainFrame: false })).toBe(false)
      for (const role of ['witness', 'document', undefined] as const)
        expect(isGranted('media', { ...video, role })).toBe(false)
      expect(isGranted('media')).toBe(false)
      for (const name of ['geolocation', 'display-capture', 'hid', 'clipboard-read', ''])
        expect(isGranted(name, video)).toBe(false)
    } finally {
      grantCamera(false)
    }
    expect(isGranted('media', video)).toBe(false)
  })

  it('asks anew each time whether the camera is still lent, and where that fails it is not', () => {
    let lent = true
    grantCamera(() => lent)
    try {
      expect(isGranted('media', video)).toBe(true)
      lent = false
      expect(isGranted('media', video)).toBe(false)
      grantCamera(() => {
        throw new Error('nothing is open')
      })
      expect(isGranted('media', video)).toBe(false)
    } finally {
      grantCamera(false)
    }
  })
})

const SWITCHES = `
  no-sandbox disable-gpu-sandbox disable-namespace-sandbox disable-seccomp-filter-sandbox
  disable-setuid-sandbox single-process in-process-gpu no-zygote allow-sandbox-debugging
  renderer-cmd-prefix utility-cmd-prefix gpu-launcher
  remote-debugging-port remote-debugging-pipe remote-debugging-address remote-allow-origins
  inspect inspect-brk inspect-port inspect-publish-uid inspect-wait js-flags
  disable-web-security disable-site-isolation-trials allow-running-insecure-content
  ignore-certificate-errors enable-features disable-features enable-blink-features
  enable-experimental-web-platform-features load-extension
  proxy-server proxy-pac-url host-rules host-resolver-rules
  enable-logging log-file log-net-log ssl-key-log-file trace-startup enable-crash-reporter
  unsafely-treat-insecure-origin-as-secure
  use-fake-device-for-media-stream use-fake-ui-for-media-stream use-file-for-fake-video-capture`

const VARIABLES = `
  ELECTRON_RUN_AS_NODE ELECTRON_ENABLE_LOGGING ELECTRON_LOG_FILE NODE_OPTIONS
  LD_PRELOAD LD_AUDIT DYLD_INSERT_LIBRARIES`

describe('the start-up guard', () => {
  it.each(DANGEROUS_SWITCHES)('names --%s', (name) => {
    expect(dangersAtStart((asked) => asked === name, {})).toEqual([`--${name}`])
  })

  it.each(DANGEROUS_VARIABLES)('names %s of the environment, where it is not empty', (name) => {
    expect(dangersAtStart(() => false, { [name]: 'x' })).toEqual([name])
    expect(dangersAtStart(() => false, { [name]: '' })).toEqual([])
  })

  // Written out once more: a line that is taken from the list is missed here.
  it('knows these, and a new one is added here as well', () => {
    expect([...DANGEROUS_SWITCHES].sort()).toEqual(SWITCHES.split(/\s+/).filter(Boolean).sort())
    expect([...DANGEROUS_VARIABLES].sort()).toEqual(VARIABLES.split(/\s+/).filter(Boolean).sort())
  })

  it('lets a plain start pass', () => {
    expect(dangersAtStart(() => false, { PATH: '/bin' })).toEqual([])
  })
})

describe('core dumps', () => {
  it('are off in this process on Linux, as the kernel says', () => {
    const script = [
      `const { denyCoreDumps } = await import(${JSON.stringify(shell('coredumps.ts'))})`,
      "const { readFileSync } = await import('node:fs')",
      'const said = denyCoreDumps()',
      "const [line] = readFileSync('/proc/self/limits', 'utf8').match(/^Max core file size.*$/m)",
      'console.log(said, line)',
    ].join('\n')
    const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    expect(done.stdout.trim()).toMatch(/^true Max core file size +0 +0 +bytes$/)
  })

  it('are said to be on where they could not be turned off', () => {
    const fails = () => {
      throw new Error('no such program')
    }
    expect(denyCoreDumps('linux', fails)).toBe(false)
    expect(denyCoreDumps('win32')).toBe(false)
  })
})

describe('the tripwires', () => {
  const tripwire = shell('tripwire.ts')
  it.each([
    ['fetch', "fetch('http://127.0.0.1:9')"],
    ['a socket', "require('node:net').connect(9, '127.0.0.1')"],
    ['TLS', "require('node:tls').connect(9, '127.0.0.1')"],
    ['HTTP', "require('node:http').get('http://127.0.0.1:9')"],
    ['a server', "require('node:net').createServer().listen(0)"],
    ['a datagram', "require('node:dgram').createSocket('udp4')"],
    ['a name', "require('node:dns').lookup('localhost', () => {})"],
    ['a name, promised', "require('node:dns').promises.lookup('localhost')"],
    [
      'a resolver of its own',
      "new (require('node:dns').Resolver)().resolve4('localhost', () => {})",
    ],
    ['a datagram socket', "new (require('node:dgram').Socket)('udp4').send('x', 9)"],
    ['who imports by name', "(await import('node:dns')).lookup('localhost', () => {})"],
    ['WebSocket', "new WebSocket('ws://127.0.0.1:9')"],
    ['EventSource', "new EventSource('http://127.0.0.1:9')"],
  ])('go off for %s', (_, code) => {
    expect(tried(code)).toBe('the network is not used by this program')
  })

  it.each([
    ['an inspector', "require('node:inspector').open(0)"],
    ['an inspector by name', "(await import('node:inspector')).open(0)"],
    ['a session of it', "new (require('node:inspector').Session)().connect()"],
    ['a session of it, promised', "new (require('node:inspector/promises').Session)().connect()"],
    ['a thread', "new (require('node:worker_threads').Worker)('0', { eval: true })"],
    ['a process', "require('node:child_process').fork('x')"],
  ])('go off for %s', (_, code) => {
    expect(tried(code)).toBe('neither threads nor the inspector are used by this program')
  })

  it.each([
    ['assigned', 'globalThis.fetch = () => 0; fetch()'],
    ['assigned', "require('node:net').Socket.prototype.connect = () => 0"],
    ['defined', "Object.defineProperty(globalThis, 'WebSocket', { value: () => 0 })"],
    ['defined', "Object.defineProperty(require('node:dns'), 'lookup', { value: () => 0 })"],
    ['deleted', "delete require('node:dgram').createSocket"],
    ['deleted', 'delete globalThis.EventSource'],
  ])('stay where they are: %s', (_, code) => {
    expect(tried(code)).toMatch(/^Cannot (assign|redefine|delete)/)
  })

  it('leave alone what only asks', () => {
    expect(tried("console.log(require('node:inspector').url())")).toBe('undefined\nopen')
  })

  function tried(code: string): string {
    const script = [
      "import { createRequire } from 'node:module'",
      `const { setTripwires } = await import(${JSON.stringify(tripwire)})`,
      'const require = createRequire(import.meta.url)',
      'setTripwires()',
      `try { await (async () => { ${code.replace(/([^;]*)$/, 'return $1')} })(); console.log('open') } catch (error) { console.log(error.message) }`,
      'process.exit()',
    ].join('\n')
    const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    return done.stdout.trim()
  }
})
