/** `claviger`: finds the command, runs it, and answers with text or one document and a code. */
import { nodeHost } from '../services/nodehost.ts'
import { parseArguments, usage } from './arguments.ts'
import type { Answer, Command } from './command.ts'
import { COMMANDS, usageLines } from './commands.ts'
import { type ExitCode, exitCodeOf } from './exitcode.ts'
import { hearingInterrupt } from './progress.ts'
import { refuseShares } from './shareguard.ts'
import { failureDocument, failureLines, openTerminal, type Streams, shown } from './terminal.ts'
import { askUnseen } from './unseen.ts'
import { CommandError, isRefused, type Refused } from './refused.ts'

const JSON_OPTION = '--json'
const HELP = ['help', '--help', '-h']

/** Runs one command line; everything it needs and says goes through the streams. */
export async function main(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  const { json, words } = takeJson(argv)
  if (words.length === 1 && HELP.includes(words[0] ?? '')) {
    if (json) print(streams, { ok: true, usage: usageLines() })
    else streams.out(`${usageLines().join('\n')}\n`)
    return 0
  }
  let answer: Answer
  try {
    refuseShares(words)
    const { command, rest } = findCommand(words)
    answer = await command.run(parseArguments(command.shape, rest), openTerminal(streams, json))
  } catch (error) {
    return fail(expected(error), words, json, streams)
  }
  if (json) print(streams, answer.document)
  return answer.exit ?? 0
}

function takeJson(argv: readonly string[]): { json: boolean; words: readonly string[] } {
  const end = argv.indexOf('--')
  const options = end === -1 ? argv : argv.slice(0, end)
  const words = options.filter((word) => word !== JSON_OPTION)
  return { json: words.length < options.length, words: [...words, ...argv.slice(options.length)] }
}

function findCommand(words: readonly string[]): { command: Command; rest: readonly string[] } {
  for (const length of [2, 1]) {
    const command = COMMANDS.get(words.slice(0, length).join(' '))
    if (command !== undefined && words.length >= length)
      return { command, rest: words.slice(length) }
  }
  if (words.length === 0) throw usage('there is no command')
  throw usage('there is no such command')
}

function fail(error: Refused, words: readonly string[], json: boolean, streams: Streams): ExitCode {
  if (json) print(streams, failureDocument(error))
  const lines = error.code === 'usage.invalid' ? misused(error, words) : failureLines(error)
  streams.err(`${shown(lines.join('\n'))}\n`)
  return exitCodeOf(error.code)
}

/** What is wrong with the command line, and how the command is used, or all of them. */
function misused(error: Refused, words: readonly string[]): string[] {
  const known = COMMANDS.get(words.slice(0, 2).join(' ')) ?? COMMANDS.get(words[0] ?? '')
  const lines = known === undefined ? usageLines() : [`usage: claviger ${known.usage}`]
  return [`claviger: ${error.message}`, ...lines]
}

/** A fault of the program itself is no refusal; it is said as what it is. */
function expected(error: unknown): Refused {
  if (isRefused(error)) return error
  const message = error instanceof Error ? error.message : String(error)
  return new CommandError('io.failed', `the program failed: ${message}`)
}

function print(streams: Streams, document: object): void {
  streams.out(`${JSON.stringify(document, englishOnly)}\n`)
}

/** Documents say everything in English; what screens say in other languages is no part of them. */
function englishOnly(field: string, value: unknown): unknown {
  return field === 'saying' ? undefined : value
}

/** The streams of this process. */
export function shell(): Streams {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // The reader has seen enough.
      if (error.code !== 'EPIPE') throw error
    })
  return {
    base: baseFolder(process.env, process.cwd()),
    host: nodeHost(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stdin: () => process.stdin,
    ask: askUnseen,
    hearing: hearingInterrupt,
    ...(process.stderr.isTTY ? { rewrite: (text) => void process.stderr.write(text) } : {}),
  }
}

/** npm runs a script in the folder of the package; the caller's own folder is in INIT_CWD. */
export function baseFolder(environment: NodeJS.ProcessEnv, cwd: string): string {
  const { npm_lifecycle_event: script = '', INIT_CWD } = environment
  return ['claviger', 'rehearsal'].includes(script) && INIT_CWD ? INIT_CWD : cwd
}
