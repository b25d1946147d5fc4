/** Mounted file systems of Linux: proc_pid_mountinfo(5). */
import type { Machine } from './machine.ts'

export interface Mount {
  readonly device: string
  readonly point: string
  readonly options: readonly string[]
  readonly type: string
  readonly source: string
  readonly superOptions: readonly string[]
}

/** Every mount, in the order in which they were made. */
export function readMounts(machine: Machine): readonly Mount[] | undefined {
  const text = machine.read('/proc/self/mountinfo')
  if (text === undefined) return undefined
  return text.split('\n').flatMap((line) => {
    const [mount = '', system = ''] = line.split(' - ')
    const [, , device, , point, options] = mount.split(' ')
    const [type, source, superOptions] = system.split(' ')
    if (device === undefined || point === undefined || type === undefined) return []
    return [
      {
        device,
        point: unescaped(point),
        options: (options ?? '').split(','),
        type,
        source: unescaped(source ?? ''),
        superOptions: (superOptions ?? '').split(','),
      },
    ]
  })
}

/** Spaces and the like are written as three octal digits. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  )
}

/** The mount that holds a path: the deepest, and of several at one point the last. */
export function mountOf(mounts: readonly Mount[], path: string): Mount | undefined {
  const holds = ({ point }: Mount) =>
    point === '/' || path === point || path.startsWith(`${point}/`)
  return mounts
    .filter(holds)
    .reduce<Mount | undefined>(
      (best, one) => (best !== undefined && best.point.length > one.point.length ? best : one),
      undefined,
    )
}

/** True when writing is allowed by the mount and by what is mounted. */
export function isWritable({ options, superOptions }: Mount): boolean {
  return options.includes('rw') && !superOptions.includes('ro')
}
