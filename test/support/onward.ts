import { join } from 'node:path'
import type { Ceremony } from '#electron/services/ceremony.ts'
import { record } from '#electron/services/ceremony.ts'
import { approve, cosignException, declare, raiseException } from '#electron/services/approving.ts'
import { attest, close, deleteKeysWhenSealed, seal, sealedBy } from '#electron/services/closing.ts'
import { enrol } from '#electron/services/opening.ts'
import { compare, comparePositions, wrapAll } from '#electron/services/packaging.ts'
import { approversFor } from '#electron/services/actors.ts'
import { readRegularFile } from '#electron/services/safefile.ts'
import { presentShare, readBack } from '#electron/services/bringing.ts'
import { endShare, releaseToFile, showShare } from '#electron/services/releasing.ts'
import { generate, prove } from '#electron/services/sharing.ts'
import { fromHex } from '#shared/bytes.ts'
import { isApproved, openIntent } from '#shared/ceremony/intents.ts'
import type { Action } from '#shared/ceremony/plan.ts'
import type { State } from '#shared/ceremony/state.ts'
import { keyOf, liveSet, pendingPackages, unsettled } from '#shared/ceremony/standing.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { parseShareFile, shareFileName } from '#shared/crypto/sharefile.ts'
import { cardOf, copyToCard, passphraseOf, PEOPLE, type Room } from './place.ts'

/** Moments between two commits at which a test may stop the process. */
export type Moment = 'share shown' | 'share read' | 'share presented' | 'checkpoint sealed'

interface Stage {
  readonly ceremony: Ceremony
  readonly room: Room
  readonly at: (moment: Moment) => void
}

const NOWHERE = () => {}

/**
 * Leads a ceremony from wherever it stands until everybody has signed the checkpoint, as people
 * in the room would: by nothing but what the state shows.
 */
export async function goOn(
  ceremony: Ceremony,
  room: Room,
  at: (moment: Moment) => void = NOWHERE,
): Promise<void> {
  for (let steps = 0; steps < 200; steps++) {
    const act = next({ ceremony, room, at })
    if (act === undefined) return
    await act()
  }
  throw new Error('the ceremony does not come to its end')
}

/** As {@link goOn}, until the state is as wished. */
export async function goOnUntil(
  ceremony: Ceremony,
  room: Room,
  reached: (state: State) => boolean,
): Promise<void> {
  while (!reached(ceremony.ledger.state)) {
    const act = next({ ceremony, room, at: NOWHERE })
    if (act === undefined) throw new Error('the ceremony ended before')
    await act()
  }
}

/** What the room does next; undefined when nothing is left but the evidence. */
function next(stage: Stage): (() => Promise<void> | void) | undefined {
  const { ceremony } = stage
  const { state } = ceremony.ledger
  if (state.end !== undefined) return nextSeal(stage)
  const [exposure] = unsettled(state)
  if (exposure !== undefined) return () => settle(ceremony, exposure.entry)
  const missing = PEOPLE.find((id) => keyOf(state, id) === undefined)
  if (missing !== undefined) return () => enrol(ceremony, missing, passphraseOf(missing))
  if (!state.begun)
    return () => authorised(stage, 'begin', () => record(ceremony, { do: 'begin' }, 'admin'))
  const set = liveSet(state)
  if (set === undefined) return () => authorised(stage, 'generate', () => generate(ceremony))
  if (!set.proven) return nextShare(stage)
  if (pendingPackages(state).length > 0) return nextPackage(stage)
  const silent = PEOPLE.find((id) => !state.attestations.some((one) => one.id === id))
  if (silent !== undefined) return () => attest(ceremony, silent, passphraseOf(silent), 'agree', '')
  return () => authorised(stage, 'close', () => close(ceremony))
}

function nextSeal({ ceremony, at }: Stage) {
  const signed = sealedBy(ceremony)
  const waiting = ceremony.ledger.state.end?.signers.find((id) => !signed.includes(id))
  if (waiting === undefined) {
    if (ceremony.store.keyIds().length === 0) return undefined
    return () => deleteKeysWhenSealed(ceremony)
  }
  return async () => {
    await seal(ceremony, waiting, passphraseOf(waiting))
    at('checkpoint sealed')
  }
}

function nextShare(stage: Stage) {
  const { ceremony } = stage
  const { state } = ceremony.ledger
  const set = liveSet(state)
  const share = set?.shares.find((one) => !one.received)
  if (set === undefined || share === undefined) return () => prove(ceremony)
  if (state.effects.length > 0) return () => endShare(ceremony, true)
  if (share.released) return () => takeBack(stage, share.index, share.custodian)
  const intent = openIntent(state, 'release', ceremony.ledger.now())
  const usable = intent !== undefined && isApproved(state, intent)
  if (!usable) return () => authorised(stage, 'release', () => {})
  return () => handOut(stage, share.index)
}

/** On the screen the custodian copies the share; as a file it lies on their medium. */
function handOut({ ceremony, room, at }: Stage, index: number): void {
  if (room.medium === 'screen') {
    const { set, text } = showShare(ceremony, index)
    copyToCard(room, set, index, text)
    at('share shown')
    endShare(ceremony, true)
  } else releaseToFile(ceremony, index, room.media)
}

/** What the custodian of a share brings: their card, or the file on their medium. */
function carried(ceremony: Ceremony, room: Room, index: number): string {
  const set = liveSet(ceremony.ledger.state)?.set ?? ''
  if (room.medium === 'screen') return cardOf(room, set, index)
  const name = shareFileName({ ceremony: ceremony.ledger.ceremony, set, index })
  return parseShareFile(readRegularFile(join(room.media, name), 4096)).text
}

async function takeBack({ ceremony, room, at }: Stage, index: number, by: string) {
  const text = carried(ceremony, room, index)
  const passphrase = passphraseOf(by)
  await readBack(ceremony, { by, passphrase, index, text, how: 'typed', medium: 'card', bag: '' })
  at('share read')
}

function nextPackage(stage: Stage) {
  const { ceremony } = stage
  const { state } = ceremony.ledger
  const [first] = pendingPackages(state)
  if (!state.held) return () => authorised(stage, 'recover', () => refill(stage))
  const compared = state.compared.filter((one) => one.path === first?.path).map(({ by }) => by)
  const by = ['admin', 'witness'].find((id) => !compared.includes(id))
  if (first === undefined || by === undefined)
    return () => authorised(stage, 'wrap', () => wrapAll(ceremony))
  return () => {
    const words = toWords(fromHex(first.wrappingKey))
    const typed = comparePositions(ceremony, by, first.path).map((at) => words[at - 1] ?? '')
    return compare(ceremony, by, passphraseOf(by), first.path, typed)
  }
}

/** As many custodians as the threshold says bring their cards, in the order of the plan. */
async function refill({ ceremony, room, at }: Stage): Promise<void> {
  const set = liveSet(ceremony.ledger.state)
  for (const { index, custodian } of set?.shares.slice(0, set.threshold) ?? []) {
    await presentShare(ceremony, custodian, carried(ceremony, room, index), 'typed')
    at('share presented')
  }
}

/** Declares an action, has it approved by the people the policy names, and carries it out. */
async function authorised(
  { ceremony, room }: Stage,
  action: Action,
  act: () => void | Promise<void>,
) {
  declare(ceremony, 'admin', action, { medium: room.medium })
  const intent = ceremony.ledger.state.intents.at(-1)?.intent ?? ''
  for (const id of approversFor(ceremony.ledger.state, action))
    await approve(ceremony, id, passphraseOf(id), intent)
  await act()
}

/** Three people agree on what becomes of something that was started and has no end. */
async function settle(ceremony: Ceremony, entry: number): Promise<void> {
  await except(ceremony, { kind: 'exposure', entry })
}

type About = Parameters<typeof raiseException>[3]['about']

/** An exception about anything, raised by one and co-signed by two. */
export async function except(ceremony: Ceremony, about: About): Promise<void> {
  const [by = '', ...others] = ceremony.ledger.state.members.map(({ id }) => id)
  const said = { expected: 'An end.', happened: 'The process died.', decided: 'Go on.' }
  await raiseException(ceremony, by, passphraseOf(by), { about, ...said })
  const { exception = '' } = ceremony.ledger.state.exceptions.at(-1) ?? {}
  for (const id of others.slice(0, 2))
    await cosignException(ceremony, id, passphraseOf(id), exception)
}
