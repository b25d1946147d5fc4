import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/**
 * Runs a printed command in a POSIX shell against an `aws` that only notes what it was called with;
 * returns the arguments of each call and the files that appeared in the folder.
 */
export function runWithStub(script: string): { calls: string[][]; files: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'claviger-aws-'))
  const work = mkdtempSync(join(tmpdir(), 'claviger-work-'))
  const noted = join(folder, 'calls')
  try {
    const stub = `#!/bin/sh\n{ printf '%s\\0' "$@"; printf '\\n\\0'; } >> '${noted}'\n`
    writeFileSync(join(folder, 'aws'), stub)
    chmodSync(join(folder, 'aws'), 0o755)
    writeFileSync(noted, '')
    const PATH = `${folder}${delimiter}${process.env.PATH ?? ''}`
    execFileSync('sh', ['-c', script], { cwd: work, env: { PATH }, stdio: 'pipe' })
    const calls = readFileSync(noted, 'utf8')
      .split('\n\0')
      .filter((call) => call !== '')
    return { calls: calls.map((call) => call.split('\0').slice(0, -1)), files: readdirSync(work) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(work, { recursive: true, force: true })
  }
}

/** The commands of the fenced shell blocks of a document. */
export function shellBlocks(document: string): string[] {
  return [...document.matchAll(/^```sh\n([\s\S]*?)\n```$/gm)].map(([, block = '']) => block)
}
