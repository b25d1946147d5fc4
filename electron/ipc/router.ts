/** The one door to the services: known channel, parsed arguments, one call at a time. */
import { CeremonyError } from '#shared/errors.ts'
import { isChannel, parseCall } from '#shared/ipc/channels.ts'
import { refusalOf, type Result } from '#shared/ipc/result.ts'
import { say } from '#shared/text/saying.ts'
import type { Handlers } from './handlers.ts'

export interface Router {
  /** Answers a call; never throws, and says nothing about the inside of a failure. */
  call(channel: unknown, args: readonly unknown[]): Promise<Result<unknown>>
  /** Notes, in its turn, a call that was refused before it came here. */
  refused(): void
}

/** Who is told about calls. */
export interface Listeners {
  /** A malformed call; what was in it is not passed on. */
  readonly malformed?: () => void
  /** A call was answered: the state may be another. */
  readonly answered?: () => void
}

/** Calls about the one at work: they do not wait for its end. */
const URGENT: ReadonlySet<unknown> = new Set<keyof Handlers>(['cancelWork'])

/** Makes the router over handlers whose arguments it parses first; calls but the urgent ones wait for each other. */
export function makeRouter(handlers: Handlers, listeners: Listeners = {}): Router {
  let last: Promise<unknown> = Promise.resolve()
  // Whatever a listener does, the next call is answered.
  const queue = (turn: Promise<unknown>): void => {
    last = turn.then(listeners.answered).catch(() => {})
  }
  // What is noted is an entry of the log: it may not come between two parts of other work.
  const refused = (): void => queue(last.then(() => tell(listeners.malformed)))
  return {
    refused,
    call(channel, args) {
      if (URGENT.has(channel)) return answer(handlers, channel, args, refused)
      const noted = () => tell(listeners.malformed)
      const turn = last.then(() => answer(handlers, channel, args, noted))
      queue(turn)
      return turn
    },
  }
}

async function answer(
  handlers: Handlers,
  channel: unknown,
  args: readonly unknown[],
  malformed: () => void,
): Promise<Result<unknown>> {
  try {
    if (!isChannel(channel)) throw new CeremonyError('call.invalid', say('call.unknown'))
    const handler = handlers[channel] as (call: unknown) => unknown
    return { ok: true, value: await handler(parseCall(channel, args)) }
  } catch (error) {
    if (!(error instanceof CeremonyError)) return { ok: false, error: refusalOf(unexpected()) }
    if (error.code === 'call.invalid') malformed()
    return { ok: false, error: refusalOf(error) }
  }
}

/** Noting a refusal may fail, on a full disk for one; the refusal is answered all the same. */
function tell(listener: (() => void) | undefined): void {
  try {
    listener?.()
  } catch {
    // what cannot be noted is not noted: the caller hears of the call itself
  }
}

/** A defect of the program: its message might carry anything, so none of it crosses. */
function unexpected(): CeremonyError {
  return new CeremonyError('call.invalid', say('call.failed'))
}
