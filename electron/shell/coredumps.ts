import { execFileSync } from 'node:child_process'

/** Runs a program and fails as it fails. */
export type Run = (command: string, args: readonly string[]) => void

const run: Run = (command, args) => execFileSync(command, args, { stdio: 'ignore' })

/**
 * Linux: this process, and what it starts from now on, leaves no core file. False where it could not
 * be set. A core handler that the kernel pipes to is not stopped by this; see operator.md.
 */
export function denyCoreDumps(platform = process.platform, call: Run = run): boolean {
  if (platform !== 'linux') return false
  try {
    call('prlimit', ['--pid', String(process.pid), '--core=0:0'])
    return true
  } catch {
    return false
  }
}
