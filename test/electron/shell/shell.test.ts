import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { DANGEROUS_SWITCHES, DANGEROUS_VARIABLES, dangersAtStart } from '#electron/shell/guard.ts'
import { denyCoreDumps } from '#electron/shell/coredumps.ts'
import { CONTENT_SECURITY_POLICY, HEADERS } from '#electron/shell/headers.ts'
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
    expect(HEADERS['X-Content-Type-Options']).toBe('nosniff')
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
    grantCamera(true)
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
})

describe('the start-up guard', () => {
  it.each(DANGEROUS_SWITCHES)('names --%s', (name) => {
    expect(dangersAtStart((asked) => asked === name, {})).toEqual([`--${name}`])
  })

  it.each(DANGEROUS_VARIABLES)('names %s of the environment, where it is not empty', (name) => {
    expect(dangersAtStart(() => false, { [name]: 'x' })).toEqual([name])
    expect(dangersAtStart(() => false, { [name]: '' })).toEqual([])
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
  ])('go off for %s', (_, code) => {
    const script = [
      "import { createRequire } from 'node:module'",
      `const { setTripwires } = await import(${JSON.stringify(tripwire)})`,
      'const require = createRequire(import.meta.url)',
      'setTripwires()',
      `try { await ${code}; console.log('open') } catch (error) { console.log(error.message) }`,
      'process.exit()',
    ].join('\n')
    const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    expect(done.stdout.trim()).toBe('the network is not used by this program')
  })
})
