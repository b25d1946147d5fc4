import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { DANGEROUS_SWITCHES, dangerousSwitches } from '#electron/shell/guard.ts'
import { CONTENT_SECURITY_POLICY, HEADERS } from '#electron/shell/headers.ts'
import { loadPage } from '#electron/shell/page.ts'
import { grantCamera, isGranted } from '#electron/shell/permissions.ts'

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

  const video = { mediaTypes: ['video'], isMainFrame: true }

  it('grants no permission, named or not', () => {
    for (const name of ['media', 'geolocation', 'hid', 'constructor', '__proto__', ''])
      expect(isGranted(name, video)).toBe(false)
  })

  it('grants the camera alone, to the page alone, and only while it is open', () => {
    grantCamera(true)
    try {
      expect(isGranted('media', video)).toBe(true)
      for (const mediaTypes of [[], ['audio'], ['video', 'audio'], ['unknown']])
        expect(isGranted('media', { mediaTypes, isMainFrame: true })).toBe(false)
      expect(isGranted('media', { ...video, isMainFrame: false })).toBe(false)
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
    expect(dangerousSwitches((asked) => asked === name)).toEqual([name])
  })

  it('lets a plain start pass', () => {
    expect(dangerousSwitches(() => false)).toEqual([])
  })
})

describe('the tripwires', () => {
  const tripwire = fileURLToPath(new URL('../../../electron/shell/tripwire.ts', import.meta.url))
  it.each([
    ['fetch', "fetch('http://127.0.0.1:9')"],
    ['a socket', "require('node:net').connect(9, '127.0.0.1')"],
    ['TLS', "require('node:tls').connect(9, '127.0.0.1')"],
    ['HTTP', "require('node:http').get('http://127.0.0.1:9')"],
    ['a server', "require('node:net').createServer().listen(0)"],
    ['a datagram', "require('node:dgram').createSocket('udp4')"],
    ['a name', "require('node:dns').lookup('localhost', () => {})"],
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
