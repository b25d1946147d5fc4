/** What is started by npm, where something that it needs is missing: one sentence, and no trace. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../support/checkout.ts'

const work = mkdtempSync(join(tmpdir(), 'claviger-starting-'))
const called = join(work, 'called')
afterAll(() => rmSync(work, { recursive: true, force: true }))

beforeAll(() => {
  // In place of programs: each writes down how it was called.
  for (const name of ['npm', 'playwright', 'electron-builder', 'electron']) {
    const file = join(work, name)
    writeFileSync(file, `#!/bin/sh\necho ${name} "$@" >> '${called}'\n`)
    chmodSync(file, 0o755)
  }
})

function start(script: string, args: readonly string[], changed: NodeJS.ProcessEnv) {
  writeFileSync(called, '')
  const env: NodeJS.ProcessEnv = { PATH: `${work}:/usr/bin:/bin`, HOME: work, ...changed }
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, script), ...args], {
    encoding: 'utf8',
    env,
  })
  const calls = readFileSync(called, 'utf8').trim().split('\n').filter(Boolean)
  return { status, stderr, calls }
}

test.skipIf(process.platform !== 'linux')('npm start without a display says one sentence', () => {
  const { status, stderr } = start('electron/cli/start.mjs', [], {})
  expect(status).toBe(2)
  expect(stderr).toMatch(/^claviger: there is no display: .+\n$/)
})

test('packing without a network and without Electron says at once how it is done', () => {
  const nowhere = { ELECTRON_MIRROR: 'https://mirror.invalid/' }
  const { status, stderr, calls } = start('resources/packaging/pack.ts', ['--dir'], nowhere)
  expect(status).toBe(2)
  expect(stderr).toMatch(/^claviger: Electron cannot be fetched .+-c\.electronDist=FOLDER\n$/)
  expect(calls).toEqual([])
})

test('packing with an Electron that is named builds and packs, and asks nobody', () => {
  const nowhere = { ELECTRON_MIRROR: 'https://mirror.invalid/' }
  const named = ['--dir', '-c.electronDist=FOLDER']
  expect(start('resources/packaging/pack.ts', named, nowhere)).toMatchObject({
    status: 0,
    calls: ['npm run -s package:ready', 'electron-builder --dir -c.electronDist=FOLDER'],
  })
})

test('the desktop tests build all that a fresh checkout lacks before they run', () => {
  const { calls } = start('test/desktop/run.mjs', [], { ELECTRON_OVERRIDE_DIST_PATH: work })
  expect(calls).toEqual([
    'npm run -s build',
    'playwright test -c test/desktop/playwright.config.ts',
  ])
})
