/** An earlier ceremony, and how the page is given its evidence. */
import { join } from 'node:path'
import { deliver } from '#electron/services/closing.ts'
import { headOf } from '#electron/services/evidence.ts'
import type { Loose } from '../../support/plans.ts'
import { paperOf } from './evidence.ts'
import * as led from './led.ts'
import type { Room } from './room.ts'

/** What is left of an earlier ceremony: its bundle, its paper, and the cards of its custodians. */
export interface Before {
  readonly ceremony: string
  readonly bundle: string
  readonly paper: string
  readonly head: string
  readonly cards: readonly string[]
}

/** The small plan's ceremony, led to its end by the services. */
export async function holdCeremony(
  room: Room,
  plan: (plan: Loose) => void = () => {},
): Promise<Before> {
  await led.leadTo(room, led.ended, plan)
  await led.leadToTheEnd(room)
  const { app } = room
  const bundle = join(room.folder, 'before')
  deliver(app.ceremony, bundle)
  const before = {
    ceremony: app.ceremony.ledger.ceremony,
    bundle,
    paper: paperOf(room),
    head: headOf(app.ceremony.store),
    cards: [1, 2, 3].map((index) => led.cardText(room, index)),
  }
  app.leave()
  await room.tab.reload()
  return before
}

/** Types the paper of a bundle and chooses it as what the plan continues. */
export async function chooseEvidence(room: Room, bundle: string, paper: string, head: string) {
  const { tab, answers } = room
  answers.bundle = bundle
  await tab.getByLabel('Paper list').fill(paper)
  await tab.getByLabel('Head', { exact: true }).fill(head)
  await tab.getByRole('button', { name: /^Choose (the|other) evidence/ }).click()
}
