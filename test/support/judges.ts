/** Programs that judge ours. One that is missing is a failure or stands in the name of the suite. */
import { spawnSync } from 'node:child_process'
import { describe } from 'vitest'

/** Refuses to pass for want of a judge that a Debian package brings: .ci/run installs them. */
export function demandJudge(found: boolean, packages: string): void {
  if (!found) throw new Error(`install ${packages}: these tests need it`)
}

/** A suite for a program that cannot be had everywhere: without it, its name says so. */
export function describeWith(program: string, name: string, suite: () => void): void {
  const missing = spawnSync(program, ['--version']).status !== 0
  describe.skipIf(missing)(missing ? `${name} (skipped: no ${program})` : name, suite)
}
