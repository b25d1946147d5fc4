/** Printed commands, run in a POSIX shell against programs that only note what they were called with. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** A value of a plan that a careless shell would run. */
export const NASTY = `a'b"; touch pwned; $(touch pwned) \`touch pwned\` \\ * > pwned`

interface Variables {
  readonly [name: string]: string
}

/** The arguments of each call of a program, by a script that may read these variables. */
export function callsOf(program: string, script: string, variables: Variables = {}): string[][] {
  return run(program, script, variables).calls
}

/** The files that a script leaves in the folder where it runs: none, where that is a package. */
export function leftBy(program: string, script: string, variables: Variables = {}): string[] {
  return run(program, script, variables).left
}

function run(program: string, script: string, variables: Variables) {
  const work = mkdtempSync(join(tmpdir(), 'claviger-stub-'))
  const noted = join(work, 'calls')
  const cwd = join(work, 'package')
  try {
    mkdirSync(cwd)
    writeFileSync(noted, '')
    for (const name of [program, 'openssl']) {
      const note =
        name === program ? `{ printf '%s\\0' "$@"; printf '\\n\\0'; } >> '${noted}'` : ':'
      writeFileSync(join(work, name), `#!/bin/sh\n${note}\n`)
      chmodSync(join(work, name), 0o755)
    }
    const PATH = `${work}${delimiter}${process.env.PATH ?? ''}`
    const env = { PATH, HOME: work, TMPDIR: work, ...variables }
    execFileSync('sh', ['-euc', script], { cwd, env, stdio: 'pipe' })
    const calls = readFileSync(noted, 'utf8').split('\n\0').slice(0, -1)
    return {
      calls: calls.map((call) => call.split('\0').slice(0, -1)),
      left: readdirSync(cwd),
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The commands that a document shows as done, without their comments. */
export function indentedLines(document: string): string {
  return document
    .split('\n')
    .filter((line) => line.startsWith('    ') && !line.startsWith('    #'))
    .map((line) => line.slice(4))
    .join('\n')
}
