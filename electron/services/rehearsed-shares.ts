/** What simulated people do with shares: they are handed out, read back and brought. */
import { join } from 'node:path'
import { wipe } from '#shared/bytes.ts'
import { isApproved, openIntent } from '#shared/ceremony/intents.ts'
import { kindOf } from '#shared/ceremony/plan.ts'
import type { Share } from '#shared/ceremony/state/share.ts'
import type { State } from '#shared/ceremony/state.ts'
import { isHere, liveSet } from '#shared/ceremony/standing.ts'
import { parseShareFile, shareFileName } from '#shared/crypto/sharefile.ts'
import { CeremonyError } from '#shared/errors.ts'
import { authorise, passphraseOf, type Room, stateOf } from './actors.ts'
import { readRegularFile } from './safefile.ts'
import { cardText } from './shareinput.ts'
import { presentShare, readBack } from './bringing.ts'
import { releaseToFile } from './releasing.ts'
import { say } from '#shared/text/saying.ts'

function shareOf(state: State, index: number): { readonly set: string; readonly share: Share } {
  const set = liveSet(state)
  const share = set?.shares.find((one) => one.index === index)
  if (set === undefined || share === undefined)
    throw new CeremonyError('rule.order', say('rule.no-share-number', { index }))
  return { set: set.set, share }
}

/** What was approved may be void by now: somebody left, or the machine was started again. */
export async function handOut(room: Room, index: number): Promise<string> {
  const { ceremony } = room
  const intent = openIntent(stateOf(room), 'release', ceremony.ledger.now())
  if (intent === undefined || !isApproved(stateOf(room), intent)) await authorise(room, 'release')
  releaseToFile(ceremony, index, room.shares)
  return `share ${index} handed to ${shareOf(stateOf(room), index).share.custodian}`
}

export async function readOneBack(room: Room, index: number): Promise<string> {
  const { custodian: by } = shareOf(stateOf(room), index).share
  const facts = { how: 'file', medium: 'share file', bag: '' } as const
  await withOwnShare(room, index, (text) =>
    readBack(room.ceremony, { by, passphrase: passphraseOf(room, by), index, text, ...facts }),
  )
  return `share ${index} read back and receipted by ${by}`
}

/** Where the share of an index was written. */
export function sharePath(room: Room, set: string, index: number): string {
  return join(room.shares, shareFileName({ ceremony: room.ceremony.ledger.ceremony, set, index }))
}

/** What a custodian brings: a share of the ceremony before, or one that was dealt here. */
async function withShare(
  room: Room,
  index: number,
  use: (text: string) => Promise<void>,
): Promise<void> {
  const brought = room.brought.get(index)
  if (brought !== undefined) await use(cardText(brought))
  else await withOwnShare(room, index, use)
}

async function withOwnShare(
  room: Room,
  index: number,
  use: (text: string) => Promise<void>,
): Promise<void> {
  const path = sharePath(room, shareOf(stateOf(room), index).set, index)
  const bytesSecret = readRegularFile(path, 4096)
  try {
    await use(parseShareFile(bytesSecret).text)
  } finally {
    wipe(bytesSecret)
  }
}

export async function presentAll(room: Room): Promise<string> {
  const state = stateOf(room)
  const carried = (index: number) => state.source === undefined || room.brought.has(index)
  const here = (liveSet(state)?.shares ?? []).filter(
    ({ custodian, index }) =>
      isHere(state, custodian) && carried(index) && !state.presented.includes(index),
  )
  const bringing = here.slice(0, liveSet(state)?.threshold)
  if (bringing.length === 0) throw new CeremonyError('share.few', say('rehearse.nobody-brings'))
  for (const { index, custodian } of bringing)
    await withShare(room, index, (text) => presentShare(room.ceremony, custodian, text, 'file'))
  if (kindOf(state.ground.plan) === 'drill')
    return `shares are here of ${bringing.map((one) => one.custodian).join(', ')}`
  const custodians = bringing.map((one) => one.custodian).join(', ')
  // What a quorum finds not to open is given up, and the recovery is declared anew.
  if (stateOf(room).findings.length > state.findings.length)
    return `the shares of ${custodians} do not open every backup`
  return `the vault was filled from the shares of ${custodians}`
}
