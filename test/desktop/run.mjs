// The desktop tests need an Electron binary; without one they say so and count as skipped.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? at('../../node_modules/electron/dist')
const marker = at('../../node_modules/electron/path.txt')
const name = existsSync(marker) ? readFileSync(marker, 'utf8').trim() : 'electron'

mkdirSync(at('../artefacts'), { recursive: true })
if (!existsSync(`${dist}/${name}`)) {
  process.stdout.write('desktop tests skipped: no Electron binary\n')
  const specs = readdirSync(at('.')).filter((file) => file.endsWith('.spec.ts'))
  const tests = specs.flatMap((file) => readFileSync(at(file), 'utf8').match(/^ *test\(/gm) ?? [])
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: tests.length }
  writeFileSync(at('../artefacts/desktop.json'), JSON.stringify({ stats }))
} else {
  const env = { ...process.env, CLAVIGER_ELECTRON: `${dist}/${name}` }
  const run = (command, args) =>
    spawnSync(command, args, { stdio: 'inherit', cwd: at('../..'), env }).status
  // Main process, preloads and both pages: a fresh checkout has none of them.
  const built = run('npm', ['run', '-s', 'build'])
  process.exitCode = built || run('playwright', ['test', '-c', 'test/desktop/playwright.config.ts'])
}
