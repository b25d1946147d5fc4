/** Asking on the terminal itself, so that standard input stays free for a share, and without echo. */
import { openSync } from 'node:fs'
import { ReadStream } from 'node:tty'
import { wipe } from '#shared/bytes.ts'
import { CommandError } from './refused.ts'

const MAX_BYTES = 1024

const END_OF_TEXT = 0x03
const END_OF_TRANSMISSION = 0x04
const BACKSPACE = 0x08
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const KILL_LINE = 0x15
const DELETE = 0x7f

/** What is asked of a terminal. */
type Terminal = Pick<ReadStream, 'setRawMode' | 'on' | 'off' | 'pause' | 'destroy'>

/** A line typed unseen; undefined where no terminal is attached. The caller wipes it. */
export async function askUnseen(
  question: string,
  terminal: Terminal | undefined = openTerminal(),
  say: (text: string) => unknown = (text) => process.stderr.write(text),
): Promise<Uint8Array | undefined> {
  if (terminal === undefined) return undefined
  // Before the question: who answers at once must not see the answer either.
  terminal.setRawMode(true)
  try {
    say(question)
    return await readLine(terminal)
  } finally {
    terminal.setRawMode(false)
    say('\n')
    // Paused, standard input keeps nothing alive; a terminal of our own is closed.
    if (terminal === process.stdin) terminal.pause()
    else terminal.destroy()
  }
}

function openTerminal(): ReadStream | undefined {
  if (process.platform === 'win32') return process.stdin.isTTY ? process.stdin : undefined
  try {
    return new ReadStream(openSync('/dev/tty', 'r'))
  } catch {
    return undefined
  }
}

function readLine(terminal: Terminal): Promise<Uint8Array> {
  const lineSecret = new Uint8Array(MAX_BYTES)
  let length = 0
  return new Promise<Uint8Array>((resolve, reject) => {
    const stop = (): void => {
      terminal.off('data', take).off('error', reject)
    }
    const take = (typedSecret: Uint8Array): void => {
      for (const byte of typedSecret) {
        const edited = edit(lineSecret, length, byte)
        if (edited === 'done') {
          stop()
          resolve(lineSecret.slice(0, length))
          break
        }
        if (edited === 'stopped') {
          stop()
          reject(new CommandError('call.cancelled', 'nothing was typed'))
          break
        }
        length = edited
      }
      wipe(typedSecret)
    }
    terminal.on('data', take).on('error', reject)
  }).finally(() => wipe(lineSecret))
}

/** What one byte does to the line: its new length, or its end. */
function edit(lineSecret: Uint8Array, length: number, byte: number): number | 'done' | 'stopped' {
  switch (byte) {
    case LINE_FEED:
    case CARRIAGE_RETURN:
      return 'done'
    case END_OF_TEXT:
      return 'stopped'
    case END_OF_TRANSMISSION:
      return length === 0 ? 'stopped' : 'done'
    case KILL_LINE:
      return 0
    case BACKSPACE:
    case DELETE:
      return withoutLastCharacter(lineSecret, length)
    default:
      if (length === MAX_BYTES) return length
      lineSecret[length] = byte
      return length + 1
  }
}

/** A character of UTF-8 is one byte that begins it and those that go on. */
function withoutLastCharacter(lineSecret: Uint8Array, length: number): number {
  let left = length
  while (left > 0 && ((lineSecret[left - 1] ?? 0) & 0xc0) === 0x80) left -= 1
  return Math.max(left - 1, 0)
}
