// Opens the application: in Electron where a binary is there, otherwise in the system's Chromium.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(`claviger: needs Node 24, this is ${process.version}: use npm start\n`)
  process.exit(2)
}

if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  process.stderr.write(
    'claviger: there is no display: start this in a desktop session, or use npm run -s claviger\n',
  )
  process.exit(2)
}

function electronBinary() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const folder = join(root, 'node_modules', 'electron')
  const name = existsSync(join(folder, 'path.txt'))
    ? readFileSync(join(folder, 'path.txt'), 'utf8').trim()
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron'
  const file = override ? join(override, name) : join(folder, 'dist', name)
  return existsSync(file) ? file : undefined
}

function systemChromium() {
  const names = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return names.find((file) => existsSync(file))
}

/** Builds what is opened, so that it is never stale. */
function build(command, args) {
  const script = join(root, 'node_modules', command, 'bin', `${command}.js`)
  const done = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (done.status !== 0) process.exit(2)
}

function buildPage(name) {
  build('vite', ['build', '-c', `electron/vite.${name}.ts`, '--logLevel', 'warn'])
}

const electron = electronBinary()
if (electron !== undefined) {
  build('electron-vite', ['build', '-c', 'electron/vite.config.ts'])
  buildPage('witness')
  const done = spawnSync(electron, [root, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(done.status ?? 2)
}
const chromium = systemChromium()
if (chromium === undefined) {
  process.stderr.write(
    'claviger: there is no Electron binary and no Chromium.\n' +
      'Run npx install-electron where the network allows it, or install chromium.\n',
  )
  process.exit(2)
}
process.stderr.write(
  'claviger: no Electron binary: this is the DEVELOPMENT SHELL in Chromium.\n' +
    'It refuses production ceremonies. Paths are asked here, on the terminal.\n',
)
buildPage('renderer')
buildPage('witness')
const { runDevShell } = await import('../shell/devshell.ts')
await runDevShell({
  executable: chromium,
  page: join(root, 'out', 'renderer'),
  witness: join(root, 'out', 'witness'),
})
