/** What the gates read of the machine: files below a root, a few commands, and nothing is changed. */
import { spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statfsSync,
} from 'node:fs'
import { networkInterfaces, userInfo } from 'node:os'
import { join } from 'node:path'
import { asFiles } from '../archive.ts'

/** Each answer is undefined where the machine does not tell. */
export interface Machine {
  /** `linux`, `darwin`, `win32`, … */
  readonly platform: string
  readonly uid: number | undefined
  readonly user: string
  read(path: string): string | undefined
  list(path: string): readonly string[] | undefined
  /** Where links lead, as a path below the same root. */
  real(path: string): string | undefined
  has(path: string): boolean
  /** True when this user may write there. */
  writable(path: string): boolean
  freeBytes(path: string): number | undefined
  /** Standard output of a command that ended well. */
  run(command: string, ...args: readonly string[]): string | undefined
  /** A variable of the environment of this process. */
  variable(name: string): string | undefined
  /** Names of interfaces that have an address and do not loop back. */
  addressed(): readonly string[]
}

/** A command that does not answer holds nobody up. */
const COMMAND_MILLISECONDS = 3000

/** This machine; tests give another root, platform or answers. */
export function machineAt(root = '/', given: Partial<Machine> = {}): Machine {
  const at = (path: string) => join(root, path)
  return {
    platform: process.platform,
    uid: process.getuid?.(),
    user: userInfo().username,
    read: (path) => attempt(() => readFileSync(at(path), 'utf8')),
    list: (path) => attempt(() => readdirSync(at(path))),
    real: (path) =>
      attempt(() => join('/', realpathSync(at(path)).slice(realpathSync(root).length))),
    has: (path) => existsSync(at(path)),
    writable: (path) =>
      attempt(() =>
        asFiles(() => {
          accessSync(at(path), constants.W_OK)
          return true
        }),
      ) ?? false,
    freeBytes: (path) =>
      attempt(() => {
        const { bavail, bsize } = statfsSync(at(path))
        return bavail * bsize
      }),
    run: (command, ...args) => {
      const { status, stdout } = spawnSync(command, args, {
        encoding: 'utf8',
        timeout: COMMAND_MILLISECONDS,
        windowsHide: true,
      })
      return status === 0 ? stdout : undefined
    },
    variable: (name) => process.env[name],
    addressed: () =>
      Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
        addresses.some(({ internal }) => !internal) ? [name] : [],
      ),
    ...given,
  }
}

/** What is not there, or not for this user to read, is not told. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
