import { readGates, type Subject } from '#electron/services/preflight/gates.ts'
import type { Machine } from '#electron/services/preflight/machine.ts'
import { osRandom } from '#electron/services/random.ts'
import type { ClockReading } from '#shared/ceremony/state/clock.ts'
import { onMachine, SOUND, type Tree } from './machine.ts'

export const HASH = 'ab'.repeat(32)

/** Somebody read their watch at the opening. */
export const reading = (by: string, seconds: number): ClockReading => ({
  at: 'opening',
  by,
  watch: '2031-01-01T08:00:00Z',
  room: '09:00 CET',
  seconds,
  entry: 9,
})

/** What a run looks at, on a machine. */
export function subjectOf(machine: Machine, change: Partial<Subject> = {}): Subject {
  return {
    machine,
    data: '/home/user/ceremonies',
    program: '/opt/claviger',
    build: HASH,
    buildNow: () => HASH,
    crypto: 'boringssl',
    selfTest: async () => [{ name: 'SHA-256', ok: true }],
    random: osRandom,
    page: { processes: [{ pid: 900 }], switches: [] },
    clocks: [reading('admin', 2), reading('witness', -3)],
    now: new Date('2031-01-01T08:00:00Z'),
    ...change,
  }
}

/** What every gate says on a machine with these files. */
export async function verdicts(
  tree: Tree,
  change: Partial<Subject> = {},
  given: Partial<Machine> = {},
): Promise<{ [gate: string]: { verdict: string; evidence: string } }> {
  const { gates } = await onMachine(tree, (machine) => readGates(subjectOf(machine, change)), given)
  return Object.fromEntries(gates.map(({ gate, ...judged }) => [gate, judged]))
}

/** The sound machine with other files, or without some. */
export const bent = (change: { readonly [path: string]: string | undefined }): Tree =>
  Object.fromEntries(
    Object.entries({ ...SOUND, ...change }).filter(
      (one): one is [string, string] => one[1] !== undefined,
    ),
  )

/** The table of mounts with lines that stand for others. */
export const mounts = (...lines: string[]): Tree =>
  bent({
    '/proc/self/mountinfo': [
      ...(SOUND['/proc/self/mountinfo']?.split('\n') ?? []),
      ...lines,
      '',
    ].join('\n'),
  })
