import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOM = fileURLToPath(new URL('./room.ts', import.meta.url))

/** Everything that could be seen of a run from outside. */
export interface Watched {
  readonly folder: string
  readonly stdout: Buffer
  readonly stderr: Buffer
  /** Arguments and environments of the program and every process below it, while they ran. */
  readonly arguments: Buffer
  readonly environments: Buffer
}

/** Runs the room in a process of its own and looks at the table of processes all the time. */
export async function watchRoom(
  source: string,
  plan: string,
  folder: string,
  ...more: string[]
): Promise<Watched> {
  const temp = join(folder, 'temp')
  mkdirSync(temp, { recursive: true })
  const child = spawn(process.execPath, [ROOM, source, plan, folder, ...more], {
    env: { PATH: process.env.PATH, TMPDIR: temp },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  const seen = { cmdline: new Set<string>(), environ: new Set<string>() }
  const timer = setInterval(() => look(child.pid ?? 0, seen), 5)
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(timer)
  if (code !== 0) throw new Error(`the room ended with ${code}: ${Buffer.concat(err)}`)
  return {
    folder,
    stdout: Buffer.concat(out),
    stderr: Buffer.concat(err),
    arguments: Buffer.from([...seen.cmdline].join('\n'), 'latin1'),
    environments: Buffer.from([...seen.environ].join('\n'), 'latin1'),
  }
}

function look(pid: number, seen: { cmdline: Set<string>; environ: Set<string> }): void {
  try {
    for (const name of ['cmdline', 'environ'] as const)
      seen[name].add(readFileSync(`/proc/${pid}/${name}`, 'latin1'))
    for (const task of readdirSync(`/proc/${pid}/task`))
      for (const child of readFileSync(`/proc/${pid}/task/${task}/children`, 'latin1').split(' '))
        if (child !== '') look(Number(child), seen)
  } catch {
    // It ended while we looked.
  }
}
