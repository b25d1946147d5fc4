/** This very process and the one of the page: what is attached, and what confines it. */
import type { Machine } from './machine.ts'
import { amount, ask, fail, type Judged, pass } from './verdict.ts'

/** What shows the page; absent where nothing does. */
export interface PageFacts {
  /** The processes of the page; `sandboxed` where the shell knows it. */
  readonly processes: readonly { readonly pid: number; readonly sandboxed?: boolean }[]
  /** Switches that weaken the shell, as it was started. */
  readonly switches: readonly string[]
}

interface Attached {
  /** The inspector listens, or was asked to. */
  readonly inspector: boolean
  /** The process that traces this one; 0 for none. */
  readonly tracer: number | undefined
  /** What loads a library before all others, or has one look on; empty for nothing. */
  readonly preloaded: readonly string[]
}

/** ld.so(8) and dyld(1): variables that load code into every program. */
const LOADERS = ['LD_PRELOAD', 'LD_AUDIT', 'DYLD_INSERT_LIBRARIES']

/** The same for every program of the machine, whatever its environment. */
const PRELOAD_FILE = '/etc/ld.so.preload'

export function readAttached(machine: Machine, inspector: boolean): Attached {
  const tracer = /^TracerPid:\s*(\d+)/m.exec(machine.read('/proc/self/status') ?? '')?.[1]
  const variables = LOADERS.filter((name) => (machine.variable(name) ?? '').trim() !== '')
  // A file that is there and cannot be read may name anything.
  const file = machine.has(PRELOAD_FILE) && machine.read(PRELOAD_FILE)?.trim() !== ''
  return {
    inspector,
    tracer: tracer === undefined ? undefined : Number(tracer),
    preloaded: [...variables, ...(file ? [PRELOAD_FILE] : [])],
  }
}

export function judgeAttached({ inspector, tracer, preloaded }: Attached): Judged {
  if (inspector) return fail('the inspector is on')
  if (preloaded.length > 0)
    return fail(`a library is loaded before all others: ${preloaded.join(', ')}`)
  if (tracer === undefined)
    return ask('the inspector is off; the system does not say whether a debugger is attached')
  if (tracer !== 0) return fail('a debugger is attached')
  return pass('the inspector is off, no debugger is attached')
}

/** linux/seccomp.h: a filter is in force. */
const SECCOMP_FILTER = '2'

export interface Confined {
  readonly switches: readonly string[]
  /** For each process of the page: whether it is confined, where that can be told. */
  readonly processes: readonly (boolean | undefined)[]
}

export function readConfined(machine: Machine, { processes, switches }: PageFacts): Confined {
  return {
    switches,
    processes: processes.map(({ pid, sandboxed }) => {
      const status = machine.read(`/proc/${pid}/status`) ?? ''
      const mode = /^Seccomp:\s*(\d)/m.exec(status)?.[1]
      return mode === undefined ? sandboxed : mode === SECCOMP_FILTER && sandboxed !== false
    }),
  }
}

/** Without a page there is nothing to confine: the command line shows none. */
export function judgeConfined(confined: Confined | undefined): Judged {
  if (confined === undefined) return pass('this host shows no page')
  const { switches, processes } = confined
  if (switches.length > 0) return fail(`started with --${switches.join(', --')}`)
  if (processes.includes(false)) return fail('a process of the page is not confined')
  if (processes.length === 0 || processes.includes(undefined))
    return ask('the system does not say whether the page is confined')
  return pass(`${amount(processes.length, 'process', 'processes')} of the page, confined`)
}
