/** What else runs here: by the names of processes, none of which goes into the log but a finding. */
import type { Machine } from './machine.ts'

/** The names of all processes, in lower case. */
export function processNames(machine: Machine): readonly string[] | undefined {
  const names =
    machine.platform === 'linux'
      ? fromProc(machine)
      : machine.platform === 'win32'
        ? machine.run('tasklist', '/fo', 'csv', '/nh')?.match(/^"[^"]*"/gm)
        : machine.run('ps', '-axco', 'comm')?.split('\n')
  return names?.map((name) => name.replace(/^"|"$/g, '').trim().toLowerCase())
}

function fromProc(machine: Machine): readonly string[] | undefined {
  const ids = machine.list('/proc')?.filter((name) => /^\d+$/.test(name))
  // With hidepid a user sees their own processes alone, and would find nothing of others.
  if (ids === undefined || machine.read('/proc/1/comm') === undefined) return undefined
  return ids.flatMap((id) => machine.read(`/proc/${id}/comm`) ?? [])
}

/** Those of a list that run; Linux cuts the names of processes after 15 characters. */
export function running(names: readonly string[], wanted: readonly string[]): readonly string[] {
  return wanted.filter((one) =>
    names.some((name) => name === one || name === one.slice(0, 15) || name === `${one}.exe`),
  )
}
