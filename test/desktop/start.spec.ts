/**
 * How a real Electron starts, and how it does not. Runs wherever a binary exists, see run.mjs; what is
 * asked of a packaged program wherever `npm run package:dir` made one. Never run where this was written.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { read, straceFault } from '../electron/system/calls.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const ELECTRON = process.env.CLAVIGER_ELECTRON ?? ''
const PACKAGED = process.env.CLAVIGER_PACKAGED ?? join(root, 'dist/linux-unpacked/claviger')

/** The one address that Chromium may ask the way to; no packet leaves for it. */
const PROBE = '2001:4860:4860::8888'

let folder: string
let started: ChildProcess | undefined
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claviger-start-'))
})
test.afterEach(() => {
  started?.kill('SIGKILL')
  started = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** Starts a program and hands out what it says on its standard error output. */
function start(command: string, args: readonly string[]): () => string {
  let said = ''
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes
  })
  started = child
  return () => said
}

test('no connection is opened by a program that stands on its first screen', async () => {
  test.setTimeout(120_000)
  const fault = straceFault()
  test.skip(fault !== undefined, fault)
  const [data, trace] = [join(folder, 'data'), join(folder, 'trace')]
  const filter = ['-f', '-qq', '-y', '-e', 'trace=%network', '-o', trace]
  start('strace', [...filter, ELECTRON, root, `--data=${data}`])
  await expect.poll(() => existsSync(join(data, 'ceremonies')), { timeout: 60_000 }).toBe(true)
  // Long enough for what Chromium does on its own behalf after a start.
  await new Promise((resolve) => setTimeout(resolve, 20_000))
  const { network } = read(readFileSync(trace, 'utf8'), folder)
  const connected = network.filter((call) => /connect|send/.test(call) && !call.includes(PROBE))
  expect(connected).toEqual([])
})

test('a folder of data that is named by a relative path is made, and taken', async () => {
  start(ELECTRON, [root, '--data=not/there yet'])
  const made = join(folder, 'not/there yet/ceremonies')
  await expect.poll(() => existsSync(made), { timeout: 60_000 }).toBe(true)
})

test('a start that fails is said, and is no trace of calls', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const said = start(ELECTRON, [root, `--data=${join(file, 'data')}`])
  await expect.poll(said, { timeout: 60_000 }).toContain('Claviger did not start')
  expect(said()).not.toMatch(/^\s+at .*main\.js/m)
})

for (const name of ['no-sandbox', 'remote-debugging-port=0', 'inspect-wait'])
  test(`a packaged program refuses --${name}`, async () => {
    test.skip(!existsSync(PACKAGED), 'nothing is packaged: npm run package:dir')
    const said = start(PACKAGED, [`--${name}`, `--data=${join(folder, 'data')}`])
    await expect.poll(said, { timeout: 60_000 }).toContain(`without --${name.split('=')[0]}.`)
    expect(existsSync(join(folder, 'data/ceremonies'))).toBe(false)
  })
