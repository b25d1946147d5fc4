import type { What } from '../events.ts'

/** One person's watch beside the clock of the machine. */
export interface ClockReading {
  readonly at: What<'clock.stated'>['at']
  readonly by: string
  readonly watch: string
  readonly room: string
  readonly seconds: number
  readonly entry: number
}

/** The clock jumped; until two people have stated what their watches say. */
export interface Jump {
  readonly seconds: number
  readonly since: string
  readonly stated: readonly string[]
}
