import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { VerifyReport } from '#shared/ipc/answers.ts'

/** The heap of a child: small enough that a hostile file could exhaust it. */
const HEAP_MEGABYTES = 256
const SECONDS = 60

/** What a child said and how it ended. */
export interface Ended {
  readonly status: number | null
  readonly signal: string | null
  readonly out: string
  readonly err: string
}

/** Runs a program of the tree in a Node of its own with little memory and time. */
export function runSmall(program: string, args: readonly string[]): Ended {
  const file = fileURLToPath(new URL(program, new URL('../../../', import.meta.url)))
  const heap = `--max-old-space-size=${HEAP_MEGABYTES}`
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [heap, file, ...args], {
    encoding: 'utf8',
    timeout: SECONDS * 1000,
    maxBuffer: 64 * 1024 * 1024,
  })
  return { status, signal, out: stdout, err: stderr }
}

/** Verifies a bundle in a small child; a child that dies is an error with what it said. */
export function verifySmall(bundle: string): { report: VerifyReport; megabytes: number } {
  const { status, signal, out, err } = runSmall('test/bundle/support/verify-child.ts', [bundle])
  if (status === 0) return JSON.parse(out)
  throw new Error(`the verifier died of ${signal ?? status}: ${err.slice(-2000)}`)
}
