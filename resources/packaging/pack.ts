/**
 * npm run package: builds what is packed, and packs it. Electron comes from the network or from a
 * cache: where neither is there, one sentence says so at once, with the way round it.
 */
import { spawnSync } from 'node:child_process'
import { lookup } from 'node:dns/promises'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const given = process.argv.slice(2)
const { env } = process

/** Where the packer looks for an Electron that was fetched before (@electron/get). */
function isCached(): boolean {
  const system: { readonly [platform: string]: string } = {
    darwin: 'Library/Caches/electron',
    win32: 'AppData/Local/electron/Cache',
  }
  const home = join(homedir(), system[process.platform] ?? '.cache/electron')
  const folder = env.ELECTRON_CACHE ?? env.electron_config_cache ?? home
  return existsSync(folder) && readdirSync(folder).length > 0
}

/** True when Electron is named, was fetched before, or lies on a server whose name is known here. */
async function canHaveElectron(): Promise<boolean> {
  if (given.some((one) => one.includes('electronDist')) || isCached()) return true
  const mirror = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? 'https://github.com/'
  try {
    await lookup(new URL(mirror).hostname)
    return true
  } catch {
    return false
  }
}

function run(command: string, ...args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 2)
}

if (!(await canHaveElectron())) {
  process.stderr.write(
    'claviger: Electron cannot be fetched without a network: name an unpacked one of this version with -- -c.electronDist=FOLDER\n',
  )
  process.exit(2)
}
run('npm', 'run', '-s', 'package:ready')
run('electron-builder', ...given)
