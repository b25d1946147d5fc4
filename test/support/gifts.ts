import { contribute } from '#electron/services/contributing.ts'
import { missingGivers } from '#shared/ceremony/rules/entropy.ts'
import type { Room } from './ceremony.ts'

/** A hundred rolls against which nothing speaks, for each person others. */
export function rollsOf(person: string): string {
  let state = [...person].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)
  return Array.from({ length: 100 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return `${(Math.floor(state / 65536) % 6) + 1}`
  }).join('')
}

export function lineOf(person: string): string {
  return `the line that only ${person} knows by heart`
}

/** What somebody gives, as the plan asks. */
function giftOf(room: Room, by: string): { dice?: string; text?: string } {
  const { dice = false, text = false } = room.loaded.plan.entropy ?? {}
  return { ...(dice ? { dice: rollsOf(by) } : {}), ...(text ? { text: lineOf(by) } : {}) }
}

/** One person gives. */
export async function give(room: Room, by: string, more: object = {}): Promise<void> {
  const passphrase = room.passphrases.get(by) ?? ''
  await contribute(room.ceremony, { by, passphrase, ...giftOf(room, by), ...more })
}

/** Everybody gives who has not yet. */
export async function giveAll(room: Room): Promise<void> {
  for (const by of missingGivers(room.ceremony.ledger.state)) await give(room, by)
}
