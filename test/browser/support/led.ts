/** Ceremonies that the services lead as far as a test needs; from there on the page is used. */
import { type Browser, expect } from '@playwright/test'
import type { Host } from '#electron/services/host.ts'
import type { State } from '#shared/ceremony/state.ts'
import { liveSet } from '#shared/ceremony/standing.ts'
import { goOn, goOnUntil } from '../../support/onward.ts'
import { cardOf, makeRoom, passphraseOf } from '../../support/place.ts'
import type { Loose } from '../../support/plans.ts'
import { layOutPlan } from './plan.ts'
import { openRoom, type Room } from './room.ts'

/**
 * Lends a room led to some state. `restart` ends the program without a word and starts it again
 * over the same folder. Whatever the page or its network did wrong fails the test.
 */
export async function inRoom(
  browser: Browser,
  reached: (state: State) => boolean,
  act: (room: Room, restart: () => Promise<Room>) => Promise<void>,
  host: Partial<Host> = {},
): Promise<void> {
  let room = await openRoom(await browser.newContext(), { host })
  const restart = async () => {
    await room.die()
    const { folder, answers, faults } = room
    room = await openRoom(await browser.newContext(), { folder, host })
    room.answers.plan = answers.plan
    room.faults.push(...faults)
    return room
  }
  try {
    await leadTo(room, reached)
    await act(room, restart)
    expect(room.faults).toEqual([])
  } finally {
    await room.die()
    room.close()
  }
}

/** Opens the small plan, leads it to a state without the page, then shows it there. */
export async function leadTo(
  room: Room,
  reached: (state: State) => boolean,
  plan: (plan: Loose) => void = () => {},
): Promise<void> {
  if (!room.app.isOpen) {
    layOutPlan(room, plan)
    const review = await room.app.reviews.choosePlan()
    await room.app.openCeremony(review?.token ?? '', passphraseOf('admin'))
  }
  await goOnUntil(room.app.ceremony, paperOf(room), reached)
  await room.tab.reload()
}

/** Leads on until everybody has signed the checkpoint. */
export async function leadToTheEnd(room: Room): Promise<void> {
  await goOn(room.app.ceremony, paperOf(room))
  await room.tab.reload()
}

/** What a custodian has on the card, as the services handed it out. */
export function cardText(room: Room, index: number): string {
  return cardOf(paperOf(room), liveSet(room.app.ceremony.ledger.state)?.set ?? '', index)
}

function paperOf(room: Room) {
  return makeRoom(room.folder, room.answers.plan ?? '')
}

export const enrolled = (state: State): boolean => state.members.length === 5
export const begun = (state: State): boolean => state.begun
export const generated = (state: State): boolean => liveSet(state) !== undefined
export const releasing = (state: State): boolean =>
  state.intents.some((one) => one.action === 'release' && one.approvals.length === 2)
export const handedOut =
  (index: number) =>
  (state: State): boolean =>
    liveSet(state)?.shares[index - 1]?.released ?? false
export const received =
  (index: number) =>
  (state: State): boolean =>
    liveSet(state)?.shares[index - 1]?.received ?? false
export const proven = (state: State): boolean => liveSet(state)?.proven ?? false
export const compared = (state: State): boolean => state.compared.length === 2
export const wrapped = (state: State): boolean =>
  state.packages.some((one) => one.status === 'finished')
export const attested = (state: State): boolean => state.attestations.length === 5
export const ended = (state: State): boolean => state.end !== undefined
