/**
 * What a command says and where. Standard output carries the answer: text for people, or with
 * --json exactly one document and nothing else. Standard error carries the rest.
 */
import { resolve } from 'node:path'
import { wipe } from '#shared/bytes.ts'
import type { Fault } from '#shared/errors.ts'
import { visibleText } from '#shared/log/text.ts'
import type { Steps } from '#shared/steps.ts'
import type { Host } from '../services/host.ts'
import { usage } from './arguments.ts'
import { unheard, type Watching, watched } from './progress.ts'
import { CommandError, type Refused } from './refused.ts'

/** A JSON document, as it is printed. */
export interface Document {
  readonly [field: string]: unknown
}

/** Everything a run of the program touches beside files. */
export interface Streams extends Watching {
  /** The folder that relative paths are relative to. */
  readonly base: string
  readonly host: Host
  out(text: string): void
  err(text: string): void
  stdin(): AsyncIterable<Uint8Array>
  /** Asks a person and does not show what is typed; undefined where there is no terminal. */
  ask(question: string): Promise<Uint8Array | undefined>
}

/** What a command is given to work with. */
export interface Terminal {
  readonly host: Host
  /** An argument as an absolute path. */
  path(argument: string): string
  /** All of standard input; refuses more than `maxBytes`. */
  input(maxBytes: number): Promise<Uint8Array>
  /** What a person types on the terminal, unseen; the caller wipes it. */
  ask(question: string): Promise<Uint8Array>
  /** Runs long work, says how far it is where people can see it, and hears Ctrl-C. */
  work<T>(steps: Steps<T>): Promise<T>
  /** Runs what checks for itself whether somebody pressed Ctrl-C, or must not end by it. */
  hearing<T>(run: (stopped: () => boolean) => Promise<T>): Promise<T>
  /** One line of the answer. */
  say(line: string): void
  /** One line that is not part of the answer. */
  warn(line: string): void
}

export function openTerminal(streams: Streams, json: boolean): Terminal {
  const warn = (line: string) => streams.err(`${shown(line)}\n`)
  return {
    host: streams.host,
    path: (argument) => {
      if (argument === '-') throw usage('- stands for a share only')
      return resolve(streams.base, argument)
    },
    input: (maxBytes) => readAll(streams.stdin(), maxBytes),
    ask: async (question) => {
      const typedSecret = await streams.ask(shown(question))
      if (typedSecret !== undefined) return typedSecret
      throw usage('there is no terminal to ask on: give --passphrase-file')
    },
    hearing: streams.hearing ?? unheard,
    work: (steps) => watched(steps, json ? { ...streams, rewrite: undefined } : streams),
    say: json ? warn : (line) => streams.out(`${shown(line)}\n`),
    warn,
  }
}

/** What is printed may come from a file of unknown origin: nothing of it may steer the terminal. */
export function shown(text: string): string {
  return text.split('\n').map(visibleText).join('\n')
}

async function readAll(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const bytesSecret = new Uint8Array(maxBytes)
  let length = 0
  try {
    for await (const chunk of chunks) {
      if (length + chunk.length > maxBytes) {
        const message = `standard input holds more than ${maxBytes} bytes`
        throw new CommandError('file.toolarge', message, { path: '-' })
      }
      bytesSecret.set(chunk, length)
      length += chunk.length
      wipe(chunk)
    }
    return bytesSecret.slice(0, length)
  } finally {
    wipe(bytesSecret)
  }
}

/** The document of a failure. */
export function failureDocument(error: Refused): Document {
  const { code, message, path, hint, faults } = error
  return {
    ok: false,
    error: {
      code,
      message,
      ...(path === undefined ? {} : { path }),
      hint,
      ...(faults === undefined ? {} : { faults }),
    },
  }
}

/** A failure in words: what is wrong, each fault, and what to do now. */
export function failureLines(error: Refused): string[] {
  const { message, path, hint, faults = [] } = error
  const where = path === undefined || path === '' || message.includes(path) ? '' : `${path}: `
  const listed = faults.length > 1 ? faults.map((fault) => `  ${faultLine(fault)}`) : []
  return [`claviger: ${where}${message}`, ...listed, hint]
}

/** One fault of an input on one line. */
export function faultLine({ path, message }: Fault): string {
  return path === '' ? message : `${path}: ${message}`
}
