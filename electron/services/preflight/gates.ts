/** One run of every gate, in the order of the catalogue. */
import { url } from 'node:inspector'
import type { Random } from '#shared/bytes.ts'
import type { What } from '#shared/ceremony/events.ts'
import { GATES } from '#shared/ceremony/gates.ts'
import type { ClockReading } from '#shared/ceremony/state/clock.ts'
import type { Known } from '../selftest.ts'
import type { Machine } from './machine.ts'
import { coreGate, hibernationGate, swapGate } from './memory.ts'
import { networkGate, radioGate } from './network.ts'
import { screenLockGate, usersGate, watchersGate } from './people.ts'
import { powerGate } from './power.ts'
import {
  judgeAttached,
  judgeConfined,
  type PageFacts,
  readAttached,
  readConfined,
} from './process.ts'
import { judgeBuild, judgeClock, judgeSelfTest, zoneOf } from './program.ts'
import { randomGate } from './random.ts'
import { diskGate, mediumGate, readOnlyGate, spaceGate } from './storage.ts'
import { ask, fail, type Judged } from './verdict.ts'
import { between, type Watch } from '../watching.ts'

/** What a run looks at beside the machine. */
export interface Subject {
  readonly machine: Machine
  /** The folder of the ceremony's file. */
  readonly data: string
  /** The folder of the program. */
  readonly program: string
  /** The build hash of the start, and of the files as they are now. */
  readonly build: string
  readonly buildNow: () => string
  readonly crypto: string
  readonly selfTest: () => Promise<readonly Known[]>
  readonly random: Random
  readonly page: PageFacts | undefined
  /** What people stated of their watches. */
  readonly clocks: readonly ClockReading[]
  readonly now: Date
}

type Judge = (subject: Subject) => Judged | Promise<Judged>

const JUDGES: { readonly [gate: string]: Judge } = {
  network: ({ machine }) => networkGate(machine),
  radio: ({ machine }) => radioGate(machine),
  swap: ({ machine }) => swapGate(machine),
  hibernation: ({ machine }) => hibernationGate(machine),
  'core-dumps': ({ machine }) => coreGate(machine),
  disk: ({ machine, data }) => diskGate(machine, data),
  clock: ({ clocks, now }) => judgeClock(clocks, zoneOf(now)),
  space: ({ machine, data }) => spaceGate(machine, data),
  medium: ({ machine }) => mediumGate(machine),
  'read-only': ({ machine, program }) => readOnlyGate(machine, program),
  power: ({ machine }) => powerGate(machine),
  'screen-lock': ({ machine }) => screenLockGate(machine),
  users: ({ machine }) => usersGate(machine),
  watchers: ({ machine }) => watchersGate(machine),
  debugger: ({ machine }) => judgeAttached(readAttached(machine, isInspected())),
  sandbox: ({ machine, page }) => judgeConfined(page && readConfined(machine, page)),
  build: ({ build, buildNow }) => judgeBuild(build, buildNow()),
  'self-test': async ({ selfTest, crypto }) => judgeSelfTest(await selfTest(), crypto),
  random: ({ random }) => randomGate(random),
}

function isInspected(): boolean {
  return process.execArgv.some((one) => one.startsWith('--inspect')) || url() !== undefined
}

/** Reads every gate. One that breaks while it is read is asked about, or closed where nobody can be. */
export async function readGates(
  subject: Subject,
  watch: Watch = {},
): Promise<What<'preflight.recorded'>> {
  const gates: What<'preflight.recorded'>['gates'] = []
  for (const [i, { gate, asked }] of GATES.entries()) {
    await between(watch, { what: 'gates', done: i, total: GATES.length })
    const { verdict, evidence } = await judged(gate, asked, subject)
    gates.push({ gate, verdict, evidence })
  }
  return { platform: subject.machine.platform, gates }
}

async function judged(gate: string, asked: boolean, subject: Subject): Promise<Judged> {
  const judge = JUDGES[gate]
  if (judge === undefined) throw new Error(`nothing judges the gate ${gate}`)
  try {
    return await judge(subject)
  } catch {
    return asked ? ask('it could not be read') : fail('it could not be read')
  }
}
