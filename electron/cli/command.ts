import type { Arguments, Shape } from './arguments.ts'
import type { ExitCode } from './exitcode.ts'
import type { Document, Terminal } from './terminal.ts'

/** What a command answers: the document for --json, and the exit code if it is not 0. */
export interface Answer {
  readonly document: Document
  readonly exit?: ExitCode
}

/** One command of the contract. */
export interface Command {
  /** What is typed after `claviger`. */
  readonly usage: string
  readonly shape: Shape
  run(given: Arguments, terminal: Terminal): Promise<Answer> | Answer
}
