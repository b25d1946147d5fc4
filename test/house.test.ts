/** The gates of the house itself: each goes red on bad input. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { circlesIn, importsIn } from './support/circles.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const RULES = ['.biome.json', 'test/lint/ways-out.grit']

/** Lints one file under our configuration, in a tree of its own. */
function lint(path: string, code: string): string {
  const tree = mkdtempSync(join(tmpdir(), 'claviger-lint-'))
  try {
    mkdirSync(join(tree, dirname(path)), { recursive: true })
    mkdirSync(join(tree, 'test/lint'), { recursive: true })
    for (const rules of RULES) copyFileSync(join(root, rules), join(tree, rules))
    writeFileSync(join(tree, path), `${code}\n`)
    const { status, stdout, stderr } = spawnSync('biome', ['lint', path], {
      cwd: tree,
      encoding: 'utf8',
    })
    return `exit ${status}\n${stdout}${stderr}`
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

describe('the direction of imports', () => {
  it.each([
    ['shared/x.ts', "import { a } from 'node:fs'\na()"],
    ['shared/x.ts', "import { a } from '#electron/services/vault.ts'\na()"],
    ['shared/x.ts', "import { a } from '../electron/services/vault.ts'\na()"],
    ['shared/x.ts', "import { a } from '../renderer/api.ts'\na()"],
    ['shared/x.ts', "import { split } from 'shamir-secret-sharing'\nsplit()"],
    ['shared/x.ts', "import { a } from 'electron'\na()"],
    ['renderer/x.ts', "import { a } from '#electron/services/vault.ts'\na()"],
    ['renderer/x.ts', "import { a } from '../electron/services/vault.ts'\na()"],
    ['renderer/x.ts', "import { a } from 'node:fs'\na()"],
    ['electron/services/x.ts', "import { a } from '../../renderer/api.ts'\na()"],
    ['electron/services/x.ts', "import { app } from 'electron'\napp()"],
    ['electron/shell/x.ts', "import { a } from '../../renderer/api.ts'\na()"],
    ['electron/services/x.ts', "import { a } from 'node:net'\na()"],
    ['electron/services/x.ts', "import { a } from 'node:https'\na()"],
    ['electron/main.ts', "import { a } from 'node:dns'\na()"],
  ])('%s may not say %j', (path, code) => {
    const said = lint(path, code)
    expect(said).toMatch(/^exit 1/)
    expect(said).toContain('noRestrictedImports')
  })

  it.each([
    ['shared/x.ts', "import { a } from './bytes.ts'\na()"],
    ['electron/services/x.ts', "import { a } from '#shared/bytes.ts'\na()"],
    ['electron/shell/x.ts', "import { app } from 'electron'\napp()"],
    ['renderer/x.ts', "import { a } from '#shared/errors.ts'\na()"],
  ])('%s may say %j', (path, code) => {
    expect(lint(path, code)).toMatch(/^exit 0/)
  })
})

describe('what imports what', () => {
  it('goes round in no circle', () => {
    expect(circlesIn(importsIn(root, ['shared', 'electron', 'renderer', 'test']))).toEqual([])
  })

  it.each([
    ['two files', { a: ['b'], b: ['a'] }, [['a', 'b']]],
    ['three files', { a: ['b'], b: ['c'], c: ['a'], d: ['a'] }, [['a', 'b', 'c']]],
    ['itself', { a: ['a'] }, [['a']]],
  ])('a circle of %s is found', (_name, graph, circles) => {
    expect(circlesIn(new Map(Object.entries(graph)))).toEqual(circles)
  })

  it('a type is no import, a value beside it is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'claviger-imports-'))
    try {
      mkdirSync(join(folder, 'shared'))
      const write = (name: string, code: string) =>
        writeFileSync(join(folder, 'shared', name), `${code}\n`)
      write('a.ts', "import { type B, b } from './b.ts'\nexport const a: B = b")
      write('b.ts', "import type { A } from '#shared/a.ts'\nexport type B = A\nexport const b = 1")
      write(
        'c.ts',
        "import { a } from '#shared/a.ts'\nexport * from './b.ts'\nimport './d.ts'\na()",
      )
      write('d.ts', "import { type A, type B } from './c.ts'\nexport type D = A | B")
      expect(importsIn(folder, ['shared'])).toEqual(
        new Map([
          ['shared/a.ts', ['shared/b.ts']],
          ['shared/b.ts', []],
          ['shared/c.ts', ['shared/a.ts', 'shared/b.ts', 'shared/d.ts']],
          ['shared/d.ts', []],
        ]),
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

/** Lints many files at once, each in a place of its own; says by which rules each of them fails. */
function lintAll(cases: readonly (readonly [path: string, code: string])[]): string[][] {
  const tree = mkdtempSync(join(tmpdir(), 'claviger-lint-'))
  try {
    mkdirSync(join(tree, 'test/lint'), { recursive: true })
    for (const rules of RULES) copyFileSync(join(root, rules), join(tree, rules))
    const files = cases.map(([path], at) => path.replace(/\.ts$/, `-${at}.ts`))
    for (const [at, [, code]] of cases.entries()) {
      const file = files[at] ?? ''
      mkdirSync(join(tree, dirname(file)), { recursive: true })
      writeFileSync(join(tree, file), `${code}\n`)
    }
    const flags = ['--reporter=json', '--max-diagnostics=none']
    const { stdout } = spawnSync('biome', ['lint', ...flags], { cwd: tree, encoding: 'utf8' })
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { severity: string; category: string; location: { path: string } }[]
    }
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    return files.map((file) => [
      ...new Set(
        errors
          .filter(({ location }) => location.path === file)
          .map(({ category }) => category.split('/').at(-1) ?? ''),
      ),
    ])
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

/** Each way out, by every spelling of it that somebody might write. */
describe('no way out', () => {
  const MODULES = ['net', 'http', 'https', 'http2', 'dgram', 'dns', 'dns/promises', 'tls']
  const OTHERS = ['worker_threads', 'cluster', 'inspector/promises']
  const SHELL = 'electron/shell/x.ts'
  const SERVICE = 'electron/services/x.ts'
  const PRELOAD = 'electron/preload.ts'
  const PAGE = 'renderer/x.ts'
  const EVERYWHERE = [SHELL, SERVICE, PRELOAD, PAGE, 'shared/x.ts']

  const imports = [
    ...[...MODULES, ...OTHERS].flatMap((name) =>
      EVERYWHERE.flatMap((path): [string, string][] => [
        [path, `import { a } from 'node:${name}'\na()`],
        [path, `import { a } from '${name}'\na()`],
        [path, `const a = await import('node:${name}')\na()`],
        [path, `const a = require('node:${name}')\na()`],
      ]),
    ),
    ...['shell', 'net', 'utilityProcess', 'inAppPurchase'].flatMap((name) =>
      EVERYWHERE.flatMap((path): [string, string][] => [
        [path, `import { ${name} } from 'electron'\n${name}()`],
        [path, `const { ${name} } = await import('electron')\n${name}()`],
        [path, `export { ${name} } from 'electron'`],
        [path, `import { ${name} } from 'electron/main'\n${name}()`],
        [path, `import { ${name} } from 'electron/common'\n${name}()`],
      ]),
    ),
    ...EVERYWHERE.flatMap((path): [string, string][] => [
      [path, "import electron from 'electron'\nelectron.shell()"],
      [path, "import * as electron from 'electron'\nelectron.shell()"],
      [path, "export * from 'electron'"],
    ]),
    ...[SHELL, SERVICE, PRELOAD].map((path): [string, string] => [
      path,
      "const { shell } = require('electron')\nshell()",
    ]),
    ...[SHELL, SERVICE].flatMap((path): [string, string][] => [
      [path, "import { open } from 'node:inspector'\nopen()"],
      [path, "import * as inspector from 'inspector'\ninspector.open()"],
      [path, "import { createRequire } from 'node:module'\ncreateRequire()"],
      [path, "import module from 'module'\nmodule.createRequire()"],
    ]),
  ]
  const globals = EVERYWHERE.flatMap((path): [string, string][] => [
    [path, "await fetch('x')"],
    [path, "new WebSocket('x')"],
    [path, "new EventSource('x')"],
    [path, 'new XMLHttpRequest()'],
    [path, "new WebTransport('x')"],
    [path, 'new RTCPeerConnection()'],
    [path, "new Worker('x')"],
  ])
  const names = EVERYWHERE.flatMap((path): [string, string][] => [
    [path, "await window.fetch('x')"],
    [path, "await globalThis.fetch('x')"],
    [path, "await globalThis['fetch']('x')"],
    [path, 'new window.RTCPeerConnection()'],
    [path, "navigator.sendBeacon('x')"],
    [path, "navigator.serviceWorker.register('x')"],
    [path, "desktop.openExternal('x')"],
    [path, "desktop?.openExternal?.('x')"],
    [path, "desktop.openPath('x')"],
    [path, "process.getBuiltinModule('node:net')"],
    [path, "const { getBuiltinModule } = process\ngetBuiltinModule('node:net')"],
    [path, "const { getBuiltinModule: load } = process\nload('node:net')"],
    [path, "process.binding('tcp_wrap')"],
  ])
  const allowed: [string, string][] = [
    [SHELL, "import { app, type Session } from 'electron'\nexport const a = (_: Session) => app"],
    [PRELOAD, "import { ipcRenderer } from 'electron'\nipcRenderer.on('x', () => {})"],
    [SERVICE, "import { url } from 'node:inspector'\nurl()"],
    [SERVICE, "import { syncBuiltinESMExports } from 'node:module'\nsyncBuiltinESMExports()"],
    ['test/x.ts', "await fetch('x')"],
    ['test/electron/x.ts', "await globalThis.fetch('x')"],
  ]

  it.each([
    ['an import', imports, ['noRestrictedImports', 'noNodejsModules']],
    ['a global', globals, ['noRestrictedGlobals']],
    ['a name', names, ['plugin']],
  ])('has %s that passes, however it is spelt', (_, cases, rules) => {
    const passed = lintAll(cases).flatMap((said, at) =>
      said.some((rule) => rules.includes(rule)) ? [] : [cases[at]],
    )
    expect(passed).toEqual([])
  })

  it('and what is needed passes', () => {
    expect(lintAll(allowed)).toEqual(allowed.map(() => []))
    expect(lint('electron/shell/tripwire.ts', "process.getBuiltinModule('node:net')")).toMatch(
      /^exit 0/,
    )
  })
})

describe('shared/ is pure, and the compiler proves it', () => {
  it.each([
    'document.title',
    'window.name',
    "Buffer.from('a')",
    'process.env',
    'crypto.getRandomValues(new Uint8Array(1))',
    'setTimeout(() => {}, 1)',
    "fetch('x')",
    "import('node:fs')",
    "console.log('x')",
  ])('%s does not compile there', (code) => {
    // Elsewhere: what lies in shared/ is part of the build hash that other tests compute meanwhile.
    const folder = mkdtempSync(join(tmpdir(), 'claviger-purity-'))
    try {
      writeFileSync(join(folder, 'x.ts'), `export const x = ${code}\n`)
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ extends: join(root, 'shared/tsconfig.json'), include: ['x.ts'] }),
      )
      expect(spawnSync('tsc', ['-p', folder], { encoding: 'utf8' }).status).not.toBe(0)
      writeFileSync(join(folder, 'x.ts'), 'export const x = new Uint8Array(1)\n')
      expect(spawnSync('tsc', ['-p', folder], { encoding: 'utf8' }).status).toBe(0)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('on an old Node', () => {
  it.each([
    ['electron/cli/claviger.mjs'],
    ['electron/cli/rehearsal.mjs'],
    ['electron/cli/start.mjs'],
  ])('%s says what it needs', (script) => {
    const pretend = 'Object.defineProperty(process.versions, "node", { value: "20.20.2" })'
    const loader = `data:text/javascript,${encodeURIComponent(pretend)}`
    const done = spawnSync(process.execPath, ['--import', loader, join(root, script)], {
      encoding: 'utf8',
    })
    expect(done.status).toBe(2)
    expect(done.stderr.split('\n')[0]).toContain('needs Node 24')
  })

  it('the test set-up says what it needs', () => {
    const code =
      'Object.defineProperty(process.versions, "node", { value: "20.20.2" }); await import("./test/support/node24.ts")'
    const done = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(done.status).not.toBe(0)
    expect(done.stderr).toContain('needs Node 24')
  })
})
