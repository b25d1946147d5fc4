/** What simulated people do at the end of a share set: they destroy everything that the plan names. */
import { disposalOf, type Thing, thingsFor } from '#shared/ceremony/destruction.ts'
import { onlookers } from '#shared/ceremony/duties.ts'
import { isApproved, openIntent } from '#shared/ceremony/intents.ts'
import { isHere } from '#shared/ceremony/standing.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { Task } from '#shared/ceremony/step.ts'
import { authorise, leaderOf, nameOf, passphraseOf, type Room, stateOf } from './actors.ts'
import { examineBag, reportMissing, signDestruction, startDestruction } from './destroying.ts'
import { say } from '#shared/text/saying.ts'

/** Destroys what one step of the script names; what is accounted for already is left alone. */
export async function destroyAll(
  room: Room,
  task: Extract<Task, { do: 'destroy' }>,
): Promise<string> {
  const said: string[] = []
  for (const thing of thingsFor(stateOf(room), task)) said.push(await destroyOne(room, thing))
  return said.join('; ') || 'nothing of it is left to destroy'
}

async function destroyOne(room: Room, found: Thing): Promise<string> {
  const { ceremony } = room
  const { thing } = found
  const by = handsFor(room, found)
  const witness = onlookerFor(room, by)
  const now = () => disposalOf(stateOf(room), thing)
  if (now().witness !== undefined) return `${thing} is ${now().outcome}`
  if (now().outcome === 'open') {
    if (found.of === 'share' && now().bag === undefined)
      await examineBag(ceremony, witness, passphraseOf(room, witness), bagOf(found))
    const intent = openIntent(stateOf(room), 'destroy', ceremony.ledger.now())
    if (intent === undefined || !isApproved(stateOf(room), intent)) await authorise(room, 'destroy')
    startDestruction(ceremony, { thing, by, ...readOn(room, found) })
  }
  if (now().outcome === 'started')
    await signDestruction(ceremony, 'finishDestruction', {
      by: now().started?.by ?? by,
      passphrase: passphraseOf(room, now().started?.by ?? by),
      thing,
    })
  await witnessed(room, thing)
  return `${thing} destroyed by ${nameOf(room, now().by ?? by)}, watched by ${nameOf(room, witness)}`
}

/** Somebody cannot produce what they held; whoever looks on signs for that. */
export async function missOne(
  room: Room,
  thing: string,
  by: string,
  reason: string,
): Promise<void> {
  await reportMissing(room.ceremony, { by, passphrase: passphraseOf(room, by), thing, reason })
  await witnessed(room, thing)
}

async function witnessed(room: Room, thing: string): Promise<void> {
  const witness = onlookerFor(room, disposalOf(stateOf(room), thing).by ?? '')
  const passphrase = passphraseOf(room, witness)
  await signDestruction(room.ceremony, 'witnessDestruction', { by: witness, passphrase, thing })
}

function bagOf(found: Extract<Thing, { of: 'share' }>) {
  const { thing, bag } = found
  return { thing, bag, seal: bag === '' ? ('none' as const) : ('whole' as const) }
}

/** What stands on the thing: rehearsals hand out share files, and their copies are media. */
function readOn(room: Room, found: Thing) {
  const method = 'overwritten-destroyed' as const
  if (found.of === 'copy') return { method, serial: found.medium }
  const { source } = stateOf(room)
  const commitment = source?.shares.find(({ index }) => index === found.index)?.commitment
  return { method, carrier: 'file' as const, set: source?.set, commitment }
}

function handsFor(room: Room, found: Thing): string {
  const state = stateOf(room)
  if (found.of === 'share' && isHere(state, found.custodian)) return found.custodian
  return leaderOf(state)
}

function onlookerFor(room: Room, but: string): string {
  const [watching] = onlookers(stateOf(room), but)
  if (watching !== undefined) return watching
  throw new CeremonyError('rule.people', say('rehearse.nobody-looks', { who: but }))
}
