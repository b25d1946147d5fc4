/** Ways in which memory comes to lie on a disk: swap, hibernation, core dumps. */
import type { Machine } from './machine.ts'
import { amount, ask, fail, type Judged, pass } from './verdict.ts'

const UNREAD = 'not read on this system'

/** How many swap areas are in use. */
function readSwaps(machine: Machine): number | undefined {
  const text = machine.read('/proc/swaps')
  if (text === undefined) return undefined
  return text.split('\n').filter((line) => line.trim() !== '').length - 1
}

function judgeSwaps(swaps: number | undefined): Judged {
  if (swaps === undefined) return ask('the system does not list its swap areas')
  return swaps > 0 ? fail(`${amount(swaps, 'swap area')} in use`) : pass('no swap area in use')
}

export function swapGate(machine: Machine): Judged {
  return machine.platform === 'linux' ? judgeSwaps(readSwaps(machine)) : ask(UNREAD)
}

interface Sleep {
  readonly states: string
  readonly mode: string
  readonly resume: string
  readonly swaps: number
}

/** What the kernel says of sleeping to disk. */
function readSleep(machine: Machine): Sleep | undefined {
  const swaps = readSwaps(machine)
  if (swaps === undefined || machine.list('/sys') === undefined) return undefined
  const at = (name: string) => machine.read(`/sys/power/${name}`)?.trim() ?? ''
  return { states: at('state'), mode: at('disk'), resume: at('resume'), swaps }
}

/** Hibernation needs a kernel that offers it and a swap area, or a device to resume from. */
function judgeSleep(sleep: Sleep | undefined): Judged {
  if (sleep === undefined) return ask('the system does not say whether it can hibernate')
  const { states, mode, resume, swaps } = sleep
  if (!states.split(/\s+/).includes('disk')) return pass('the kernel offers no hibernation')
  if (mode.includes('[disabled]')) return pass('hibernation is disabled in the kernel')
  if (swaps === 0 && (resume === '' || resume === '0:0'))
    return pass('no swap area to hibernate to, no device to resume from')
  return fail('the kernel offers hibernation, and there is a place for it')
}

export function hibernationGate(machine: Machine): Judged {
  return machine.platform === 'linux' ? judgeSleep(readSleep(machine)) : ask(UNREAD)
}

interface Cores {
  readonly pattern: string
  /** Hard limit of this process: `0`, `unlimited`, … */
  readonly limit: string
}

function readCores(machine: Machine): Cores | undefined {
  const pattern = machine.read('/proc/sys/kernel/core_pattern')?.trim()
  const limits = machine.read('/proc/self/limits') ?? ''
  const limit = /^Max core file size\s+\S+\s+(\S+)/m.exec(limits)?.[1]
  return pattern === undefined || limit === undefined ? undefined : { pattern, limit }
}

/** A handler that takes nothing in. */
const HARMLESS = ['|/bin/false', '|/usr/bin/false', '|/bin/true', '|/usr/bin/true']

/** core(5): a limit of 0 keeps files away; a handler behind a pipe gets the memory all the same. */
function judgeCores(cores: Cores | undefined): Judged {
  if (cores === undefined) return ask('the system does not say where memory goes in a crash')
  const { pattern, limit } = cores
  const [handler = ''] = pattern.split(/\s+/)
  if (HARMLESS.includes(handler)) return pass(`memory goes to ${handler.slice(1)}`)
  if (pattern.startsWith('|')) return fail(`memory goes to the handler ${handler.slice(1)}`)
  if (limit === '0') return pass('core files are limited to 0 bytes')
  return fail('core files are not limited to 0 bytes')
}

export function coreGate(machine: Machine): Judged {
  return machine.platform === 'linux' ? judgeCores(readCores(machine)) : ask(UNREAD)
}
