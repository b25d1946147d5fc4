import { main } from '#electron/cli/main.ts'
import type { Watching } from '#electron/cli/progress.ts'
import type { Host } from '#electron/services/host.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { utf8 } from '#shared/bytes.ts'

/** JSON that a test looks into. */
// biome-ignore lint/suspicious/noExplicitAny: a document of any command
export type Answer = any

export interface Ran {
  readonly exit: number
  readonly out: string
  readonly err: string
}

/** Runs a command line in this process, with its streams in memory. */
export async function claviger(
  argv: readonly string[],
  options: {
    readonly stdin?: string
    readonly base?: string
    readonly host?: Partial<Host>
    /** What is typed on the terminal, one line for each time it asks; none where there is none. */
    readonly typed?: readonly string[]
    /** What is written to a terminal that rewrites itself, and when somebody presses Ctrl-C there. */
    readonly watching?: Watching
  } = {},
): Promise<Ran> {
  let out = ''
  let err = ''
  const typed = [...(options.typed ?? [])]
  const exit = await main(argv, {
    ...options.watching,
    base: options.base ?? '/',
    host: { ...nodeHost(), ...options.host },
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    async *stdin() {
      yield utf8(options.stdin ?? '')
    },
    ask: async (question) => {
      err += `${question}\n`
      const line = typed.shift()
      return line === undefined ? undefined : utf8(line)
    },
  })
  return { exit, out, err }
}

/** As {@link claviger}, with --json: one document, one line, nothing else on standard output. */
export async function clavigerJson(
  argv: readonly string[],
  options: Parameters<typeof claviger>[1] = {},
): Promise<{ exit: number; answer: Answer; err: string }> {
  const { exit, out, err } = await claviger([...argv, '--json'], options)
  if (!/^[^\n]*\n$/.test(out)) throw new Error(`not one line of JSON: ${out}`)
  return { exit, answer: JSON.parse(out), err }
}
