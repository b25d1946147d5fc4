/** The stock `age` of the system, as a custodian has it at home. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const typist = fileURLToPath(new URL('typist.py', import.meta.url))

/** Runs a program on a terminal of its own and types a line at each prompt. */
export function typeInto(
  argv: readonly string[],
  lines: readonly (readonly [prompt: string, line: string])[],
  cwd = '/',
): { readonly status: number; readonly shown: string } {
  const input = JSON.stringify({ argv, lines, cwd })
  return JSON.parse(execFileSync('/usr/bin/python3', [typist], { input, encoding: 'utf8' }))
}

/** A new identity file, and its recipient. */
export function ageKeygen(file: string): string {
  execFileSync('age-keygen', ['-o', file], { stdio: 'pipe' })
  return execFileSync('age-keygen', ['-y', file], { encoding: 'utf8' }).trim()
}

/** `age -d` with an identity file. */
export function ageOpen(file: string, identity: string): string {
  return execFileSync('age', ['-d', '-i', identity, file], { encoding: 'utf8', stdio: 'pipe' })
}

/** `age -d`, the passphrase typed on its terminal; writes to `out`. */
export function ageOpenTyped(file: string, passphrase: string, out: string): number {
  return typeInto(['age', '-d', '-o', out, file], [['passphrase', passphrase]]).status
}

/** `age -a -r`. */
export function ageSeal(file: string, recipient: string, out: string): void {
  execFileSync('age', ['-a', '-r', recipient, '-o', out, file], { stdio: 'pipe' })
}

/** `age -p -a`, the passphrase typed twice on its terminal. */
export function ageSealTyped(file: string, passphrase: string, out: string): number {
  const lines = [
    ['Enter passphrase', passphrase],
    ['Confirm passphrase', passphrase],
  ] as const
  return typeInto(['age', '-p', '-a', '-o', out, file], lines).status
}
