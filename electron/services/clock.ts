import type { ClockReading } from '#shared/ceremony/state/clock.ts'
import { parseTime } from '#shared/log/time.ts'
import { type Ceremony, sign } from './ceremony.ts'

/**
 * One person signs what their own watch (UTC) and the clock of the room say at this moment; how far
 * this machine is ahead of the watch is computed here.
 */
export async function stateClock(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
  { at, watch, room }: Pick<ClockReading, 'at' | 'watch' | 'room'>,
): Promise<void> {
  const seconds = Math.round((ceremony.host.clock() - parseTime(watch)) / 1000)
  await sign(ceremony, by, passphrase, (signature) => ({
    do: 'stateClock',
    by,
    at,
    watch,
    room,
    seconds,
    signature,
  }))
}
