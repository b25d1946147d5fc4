import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { type Code, isCode } from '#shared/errors.ts'
import type { VerifyReport } from '#shared/ipc/answers.ts'
import { verifyBundle, type VerifyOptions } from '#shared/log/verify.ts'
import { expectGerman } from '../../support/german.ts'
import { copyOf } from './rehearsed.ts'

const SCRIPT = fileURLToPath(new URL('../../../resources/bundle/verify.sh', import.meta.url))

/** One way to alter a bundle, and how it is refused. */
export interface Change {
  readonly name: string
  readonly alter: (dir: string) => void
  readonly code: Code
  /** What the refusal names: a file, an entry. */
  readonly names: string
  /** What the line of verify.sh names, where it is something else. */
  readonly shell?: string
}

export function judged(dir: string, options: Partial<VerifyOptions> = {}): VerifyReport {
  const source = openBundleFolder(dir)
  return verifyBundle({ source, verify: verifyNative, ...options }).report
}

/** The same; whatever refuses the bundle is said in German as well. */
export function verify(dir: string, options: Partial<VerifyOptions> = {}): VerifyReport {
  const report = judged(dir, options)
  if (!report.ok) expectGerman(report.checks.at(-1)?.saying)
  return report
}

let running = 0
const waiting: (() => void)[] = []

/** Runs verify.sh, two at a time: all of them at once only get in each other's way. */
export async function verifyShell(
  dir: string,
  paper?: string,
): Promise<{ code: number; last: string; out: string }> {
  if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await runShell(paper === undefined ? [dir] : [dir, paper])
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

function runShell(args: string[]): Promise<{ code: number; last: string; out: string }> {
  return new Promise((resolve, reject) => {
    const options = { timeout: 60_000, maxBuffer: 1024 * 1024 }
    execFile('sh', [SCRIPT, ...args], options, (error, out, err) => {
      const code = error === null ? 0 : error.code
      if (typeof code !== 'number') return reject(error)
      expect(err).toBe('')
      resolve({ code, out, last: out.trimEnd().split('\n').at(-1) ?? '' })
    })
  })
}

/** Alters a copy of the bundle and asks both verifiers; both refuse and say what is wrong. */
export async function expectRefused(bundle: string, change: Change): Promise<void> {
  const dir = copyOf(bundle)
  try {
    change.alter(dir)
    const { ok, code, message } = verify(dir)
    expect({ ok, code, message }).toEqual({
      ok: false,
      code: change.code,
      message: expect.stringContaining(change.names),
    })
    expect(isCode(code)).toBe(true)
    const shell = await verifyShell(dir)
    expect(shell).toMatchObject({ code: 1, last: expect.stringMatching(/^FAILED {2}./) })
    expect(shell.last).toContain(change.shell ?? change.names)
  } finally {
    rmSync(dirname(dir), { recursive: true, force: true })
  }
}
