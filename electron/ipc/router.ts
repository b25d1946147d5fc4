/** The one door to the services: known channel, parsed arguments, one call at a time. */
import { CeremonyError } from '#shared/errors.ts'
import type { ClavigerApi } from '#shared/ipc/api.ts'
import { isChannel, parseCall } from '#shared/ipc/channels.ts'
import { refusalOf, type Result } from '#shared/ipc/result.ts'
import type { Handlers } from './handlers.ts'

export interface Router {
  /** Answers a call; never throws, and says nothing about the inside of a failure. */
  call(channel: unknown, args: readonly unknown[]): Promise<Result<unknown>>
}

/** Told of every malformed call, without what was in it. */
export type Malformed = (channel: string) => void

export function makeRouter(handlers: Handlers, malformed: Malformed = () => {}): Router {
  let last: Promise<unknown> = Promise.resolve()
  return {
    call(channel, args) {
      const turn = last.then(() => answer(handlers, channel, args, malformed))
      last = turn
      return turn
    },
  }
}

async function answer(
  handlers: Handlers,
  channel: unknown,
  args: readonly unknown[],
  malformed: Malformed,
): Promise<Result<unknown>> {
  try {
    if (!isChannel(channel)) throw new CeremonyError('call.invalid', 'there is no such call')
    const handler = handlers[channel] as (call: unknown) => unknown
    return { ok: true, value: await handler(parseCall(channel, args)) }
  } catch (error) {
    if (!(error instanceof CeremonyError)) return { ok: false, error: refusalOf(unexpected()) }
    if (error.code === 'call.invalid') malformed(nameOf(channel))
    return { ok: false, error: refusalOf(error) }
  }
}

function nameOf(channel: unknown): keyof ClavigerApi | 'unknown' {
  return isChannel(channel) ? channel : 'unknown'
}

/** A defect of the program: its message might carry anything, so none of it crosses. */
function unexpected(): CeremonyError {
  return new CeremonyError('call.invalid', 'the program failed inside; nothing was recorded for this call')
}
