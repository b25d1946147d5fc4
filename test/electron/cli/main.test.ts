import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it, test } from 'vitest'
import { exitCodeOf } from '#electron/cli/exitcode.ts'
import { baseFolder } from '#electron/cli/main.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'
import { planBytes } from '../../support/plans.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const entry = join(root, 'electron/cli/claviger.mjs')
const folder = mkdtempSync(join(tmpdir(), 'claviger-main-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function spawn(argv: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  const env = { ...process.env, ...options.env }
  return spawnSync(process.execPath, [entry, ...argv], {
    encoding: 'utf8',
    cwd: folder,
    ...options,
    env,
  })
}

describe('the program', () => {
  it('runs from its sources and answers with text', () => {
    const done = spawn(['self'])
    expect(done.stderr).toBe('')
    expect(done.stdout).toMatch(/^claviger \d+\.\d+\.\d+\nbuild {3}[0-9a-f]{64}\n/)
    expect(done.status).toBe(0)
  })

  it('answers with one JSON document', () => {
    const done = spawn(['self', '--json'])
    expect(JSON.parse(done.stdout)).toMatchObject({ ok: true, host: 'node' })
    expect(done.status).toBe(0)
  })

  it('ends with 1 for what it refuses and 2 for what it cannot run', () => {
    writeFileSync(join(folder, 'plan.json'), '{}')
    expect(spawn(['plan', 'check', 'plan.json']).status).toBe(1)
    expect(spawn(['verify', 'nowhere']).status).toBe(2)
    expect(spawn(['verify', 'nowhere', '--json']).stdout).toMatch(
      /^\{"ok":false,"error":\{"code":"bundle.missing"/,
    )
  })

  it('takes relative paths from where npm was called', () => {
    const env = { npm_lifecycle_event: 'claviger', INIT_CWD: folder }
    const done = spawn(['plan', 'check', 'plan.json', '--json'], { cwd: root, env })
    expect(JSON.parse(done.stdout).error.code).toBe('plan.invalid')
  })

  it('reads a share from standard input', () => {
    const argv = [entry, 'share', 'check', '-', '--bundle', 'nowhere', '--json']
    const done = spawnSync(process.execPath, argv, { encoding: 'utf8', input: 'x', cwd: folder })
    expect(JSON.parse(done.stdout).error.code).toBe('bundle.missing')
  })

  it('is plain JavaScript that an older Node reads far enough', () => {
    const text = readFileSync(entry, 'utf8')
    const old = text.replace('process.versions.node', '"20.19.1"')
    expect(old).not.toBe(text)
    const file = join(folder, 'old.mjs')
    writeFileSync(file, old)
    const done = spawnSync(process.execPath, [file, 'self', '--json'], { encoding: 'utf8' })
    expect(done.status).toBe(2)
    expect(done.stderr).toContain('needs Node 24')
    expect(JSON.parse(done.stdout)).toMatchObject({ ok: false, error: { code: 'usage.invalid' } })
  })
})

describe('usage', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['conjure']],
    ['half a command', ['plan']],
    ['half a command and something else', ['share', 'eat', 'f']],
    ['an unknown option', ['verify', 'b', '--trust']],
    ['a missing option', ['drill', '--share', 'a']],
    ['an argument too many', ['self', 'now']],
    ['- for what is no share', ['verify', '-']],
    ['- twice', ['drill', '--bundle', 'b', '--share', '-', '-']],
    ['an expectation that is none', ['verify', 'b', '--expect', 'good']],
  ])('%s ends with 2', async (_, argv) => {
    const ran = await claviger(argv, { base: folder })
    expect(ran.exit).toBe(2)
    expect(ran.out).toBe('')
    expect(ran.err).toContain('claviger')
    const { exit, answer } = await clavigerJson(argv, { base: folder })
    expect(exit).toBe(2)
    expect(answer).toEqual({
      ok: false,
      error: expect.objectContaining({
        code: 'usage.invalid',
        message: expect.any(String),
        hint: expect.any(String),
      }),
    })
  })

  it('lists every command of the contract', async () => {
    const { err } = await claviger([])
    for (const name of ['rehearse', 'verify', 'drill', 'recover', 'self'])
      expect(err).toContain(`claviger ${name}`)
    for (const name of [
      'share check',
      'share prove',
      'plan check',
      'plan script',
      'plan diff',
      'package check',
    ])
      expect(err).toContain(`claviger ${name}`)
    expect((await claviger(['--help'])).exit).toBe(0)
    expect((await clavigerJson(['--help'])).answer.ok).toBe(true)
  })

  it('repeats how the command is used', async () => {
    expect((await claviger(['plan', 'diff', 'a'])).err).toContain('usage: claviger plan diff A B')
  })
})

test('the folder of relative paths is the caller’s own', () => {
  const npm = { INIT_CWD: '/caller', npm_lifecycle_event: 'claviger' }
  expect(baseFolder(npm, '/checkout')).toBe('/caller')
  expect(baseFolder({ ...npm, npm_lifecycle_event: 'rehearsal' }, '/checkout')).toBe('/caller')
  expect(baseFolder({ ...npm, npm_lifecycle_event: 'test' }, '/checkout')).toBe('/checkout')
  expect(baseFolder({}, '/checkout')).toBe('/checkout')
})

test.each([
  ['usage.invalid', 2],
  ['io.failed', 2],
  ['bundle.missing', 2],
  ['format.newer', 2],
  ['file.missing', 2],
  ['file.unsafe', 2],
  ['bundle.file', 1],
  ['output.exists', 1],
  ['plan.invalid', 1],
  ['plan.version', 1],
  ['share.wrong', 1],
  ['log.chain', 1],
  ['expect.unmet', 1],
] as const)('%s ends with %i', (code, exit) => {
  expect(exitCodeOf(code)).toBe(exit)
})

test('a fault of the program is said and ends with 2', async () => {
  const clock = () => {
    throw new Error('no clock')
  }
  writeFileSync(
    join(folder, 'empty.json'),
    planBytes((plan) =>
      Object.assign(plan, { script: undefined, keys: [{ label: 'a', algorithm: 'AES-256' }] }),
    ),
  )
  const { exit, answer } = await clavigerJson(['plan', 'check', 'empty.json'], {
    base: folder,
    host: { clock },
  })
  expect(exit).toBe(2)
  expect(answer.error).toMatchObject({ code: 'io.failed', message: 'the program failed: no clock' })
})
