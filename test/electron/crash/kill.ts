import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Room } from '../../support/place.ts'
import type { TakingUp } from './resume.ts'

/** What a process is to do, and the place at whose n-th passing it is killed. */
export interface Errand {
  readonly room: Room
  readonly seed: string
  /** Takes the ceremony of the room up instead of opening one. */
  readonly resume?: TakingUp
  readonly kill: { readonly at: string; readonly nth: number }
}

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url))
const PROJECT = fileURLToPath(new URL('../../..', import.meta.url))
/** Dozens of processes load the same modules. */
const NODE_COMPILE_CACHE = join(PROJECT, 'node_modules/.cache/crash')

/** Runs an errand to its death; refuses one that ended in any other way. */
export function killed(errand: Errand): Promise<void> {
  const child = spawn(process.execPath, [CHILD, JSON.stringify(errand)], {
    cwd: PROJECT,
    env: { ...process.env, NODE_COMPILE_CACHE },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (bytes) => {
    said += String(bytes)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      const { at, nth } = errand.kill
      if (signal === 'SIGKILL') resolve()
      else reject(new Error(`was not killed at ${at} ${nth} but ended with ${code}: ${said}`))
    })
  })
}

/** Runs errands to their deaths, a few at a time and in order; each is awaited where it is needed. */
export function killedInTurn(errands: readonly Errand[], atOnce = 2): readonly Promise<void>[] {
  const lanes: Promise<unknown>[] = Array.from({ length: atOnce }, () => Promise.resolve())
  return errands.map((errand, i) => {
    const death = (lanes[i % atOnce] ?? Promise.resolve()).then(() => killed(errand))
    lanes[i % atOnce] = death.catch(() => {})
    return death
  })
}
