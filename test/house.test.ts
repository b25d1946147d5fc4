/** The gates of the house itself: each goes red on bad input. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { circlesIn, importsIn } from './support/circles.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Lints one file under our configuration, in a tree of its own. */
function lint(path: string, code: string): string {
  const tree = mkdtempSync(join(tmpdir(), 'claviger-lint-'))
  try {
    copyFileSync(join(root, '.biome.json'), join(tree, '.biome.json'))
    mkdirSync(join(tree, dirname(path)), { recursive: true })
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
