import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A small real file system to fill up; undefined where this user cannot mount one. */
export function mountSmall(kilobytes: number): { dir: string; unmount(): void } | undefined {
  const dir = mkdtempSync(join(tmpdir(), 'claviger-medium-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', dir])
  if (mounted.status !== 0) {
    rmdirSync(dir)
    return undefined
  }
  return {
    dir,
    unmount: () => {
      spawnSync('umount', [dir])
      rmdirSync(dir)
    },
  }
}

/** The error a system call throws. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code })
}
