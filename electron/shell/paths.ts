import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app } from 'electron'

/**
 * Where things are kept. Before the lock of the single instance, which depends on it: `--data DIR`
 * chooses the folder of ceremonies. Crash dumps are never asked for; if one were written all the
 * same, it would be where the machine keeps what a restart clears.
 */
export function setPaths(environment: NodeJS.ProcessEnv = process.env): void {
  const chosen = app.commandLine.getSwitchValue('data')
  if (chosen !== '') place('userData', resolve(chosen))
  const cleared = environment.XDG_RUNTIME_DIR ?? app.getPath('temp')
  place('crashDumps', join(cleared, 'claviger-crashes'))
}

/** Electron takes an absolute path of a folder that is there, and no other. */
function place(name: string, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  app.setPath(name, folder)
}
