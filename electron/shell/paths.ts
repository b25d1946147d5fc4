import { join } from 'node:path'
import { app } from 'electron'

/**
 * Where things are kept. Before the lock of the single instance, which depends on it: `--data DIR`
 * chooses the folder of ceremonies. Crash dumps are never asked for; if one were written all the
 * same, it would be where the machine keeps what a restart clears.
 */
export function setPaths(environment: NodeJS.ProcessEnv = process.env): void {
  const chosen = app.commandLine.getSwitchValue('data')
  if (chosen !== '') app.setPath('userData', chosen)
  const cleared = environment.XDG_RUNTIME_DIR ?? app.getPath('temp')
  app.setPath('crashDumps', join(cleared, 'claviger-crashes'))
}
