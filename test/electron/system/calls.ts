/** What a program asks of the operating system, by strace. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const WRITING =
  'open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,' +
  'mknod,mknodat,unlink,unlinkat,truncate,execve'

/** Paths that hold nothing after the program: the standard streams and the terminal. */
const STREAMS = /^\/dev\/(?:null|tty|pts\/\d+|fd\/\d+|std(?:in|out|err))$/

export interface Traced {
  readonly exit: number | null
  readonly out: string
  readonly err: string
  /** Calls that speak to anything but this machine. */
  readonly network: readonly string[]
  /** Paths that were made, opened for writing, renamed, linked or removed. */
  readonly written: readonly string[]
  /** Programs that were started. */
  readonly started: readonly string[]
}

/** Whether strace is there and may look into other processes; the reason where it may not. */
export function straceFault(): string | undefined {
  if (process.platform !== 'linux') return 'skipped: no strace'
  const tried = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', '/bin/true'])
  if (tried.error !== undefined) return 'skipped: no strace'
  return tried.status === 0 ? undefined : 'skipped: ptrace is not allowed'
}

/** Runs node with these arguments under strace. */
export function traceNode(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Traced {
  const folder = mkdtempSync(join(tmpdir(), 'claviger-strace-'))
  const trace = join(folder, 'trace')
  const filter = `trace=%network,${WRITING}`
  const line = [
    '-f',
    '-qq',
    '-y',
    '-s',
    '4096',
    '-e',
    filter,
    '-o',
    trace,
    process.execPath,
    ...args,
  ]
  try {
    const { status, stdout, stderr } = spawnSync('strace', line, { encoding: 'utf8', cwd, env })
    const text = readFileSync(trace, 'utf8')
    return { exit: status, out: stdout, err: stderr, ...read(text, cwd) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The lines of a trace: `1189  openat(AT_FDCWD, "/x", O_WRONLY|O_CREAT, 0666) = 21`. */
export function read(text: string, cwd: string): Pick<Traced, 'network' | 'written' | 'started'> {
  const network: string[] = []
  const written = new Set<string>()
  const started: string[] = []
  for (const line of text.split('\n')) {
    const [, name = '', rest = ''] = /^\d+ +([a-z0-9_]+)\((.*)$/.exec(line) ?? []
    // A path may be relative to an open folder, which strace names: 5</folder>, "file"
    const paths = [...rest.matchAll(/(?:<([^<>]*)>, )?"((?:[^"\\]|\\.)*)"/g)].map(
      ([, base = cwd, path = '']) => resolve(base, path),
    )
    if (name === 'execve') started.push(paths[0] ?? '')
    else if (!WRITING.split(',').includes(name)) {
      if (name !== '' && isNetwork(name, rest)) network.push(line)
    } else if (!name.startsWith('open') || /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(rest))
      for (const path of paths) written.add(path)
  }
  return { network, written: [...written].filter((path) => !STREAMS.test(path)), started }
}

/** A socket of this machine alone: its name service, or a pipe to the program itself. */
function isNetwork(name: string, rest: string): boolean {
  if (['socket', 'socketpair'].includes(name)) return !/^AF_(?:UNIX|LOCAL)\b/.test(rest)
  if (['connect', 'bind', 'sendto', 'sendmsg'].includes(name))
    return /sa_family=AF_(?!UNIX)/.test(rest)
  return false
}
