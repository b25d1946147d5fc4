/** A whole ceremony without people in the room: simulated, on test keys, in one go. */
import { join } from 'node:path'
import { utf8 } from '#shared/bytes.ts'
import { scriptView } from '#shared/ceremony/script-view.ts'
import { keyOf } from '#shared/ceremony/standing.ts'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { StepView } from '#shared/ipc/views/step.ts'
import type { Language } from '#shared/text/language.ts'
import { createStore } from '../db/store.ts'
import { act } from './acting.ts'
import { type Room, stateOf } from './actors.ts'
import { deliver, isSealed, sealedBy } from './closing.ts'
import { headOf } from './evidence.ts'
import type { Host } from './host.ts'
import { befall } from './incidents.ts'
import { writeFileOnce } from './media.ts'
import type { KnownEntropy } from './knownentropy.ts'
import { makeCeremonyId, openCeremony } from './opening.ts'
import { suggestPassphrase } from './passphrase.ts'
import type { LoadedPlan } from './planfile.ts'
import type { Incident } from './roomfile.ts'
import type { PresentedShare } from './shareinput.ts'
import type { Source } from './source.ts'
import { say as phrase } from '#shared/text/saying.ts'

export interface Rehearsal {
  readonly ceremony: string
  readonly head: string
  readonly entries: number
}

/** What a rehearsal is made of. */
export interface RehearsalOptions {
  readonly host: Host
  /** The file of the ceremony, which must not exist. */
  readonly database: string
  readonly loaded: LoadedPlan
  readonly bundle: string
  /** An existing folder that receives what people would carry away. */
  readonly shares: string
  /** The evidence that a recovery continues, and the shares that its custodians bring. */
  readonly source?: Source | undefined
  readonly brought?: readonly PresentedShare[]
  /** What an auditor chose for a drill; without it the challenge is self-issued. */
  readonly challenge?: string | undefined
  /** The inputs of the mix, where it is to be made again: the keys protect nothing then. */
  readonly known?: KnownEntropy | undefined
  /** What goes otherwise than the script says. */
  readonly incidents?: readonly Incident[]
  /** Of the documents; English without it. */
  readonly language?: Language | undefined
  readonly say: (line: string) => void
}

/**
 * Follows the script of the plan from opening to evidence with simulated people, one line a step.
 * An incident that the rules refuse is the refusal of the rehearsal.
 */
export async function runRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const { bundle, incidents = [], say } = options
  const room = await openRoom(options)
  try {
    await follow(room, [...incidents])
    deliver(room.ceremony, bundle)
    say(`wrote the evidence to ${bundle} and read it back`)
    writePaper(room)
    const { ledger, store } = room.ceremony
    return { ceremony: ledger.ceremony, head: headOf(store), entries: ledger.state.entries }
  } finally {
    room.ceremony.vault.wipe()
    room.ceremony.ledger.lock()
    room.ceremony.store.close()
  }
}

async function openRoom(options: RehearsalOptions): Promise<Room> {
  const { loaded, database, shares, say, challenge, known, brought = [] } = options
  const { source, language } = options
  const { plan } = loaded
  if (plan.mode !== 'rehearsal') throw new CeremonyError('rule.mode', phrase('rehearse.production'))
  const passphrases = new Map(
    plan.people.map(({ id }) => [id, suggestPassphrase(options.host.random)]),
  )
  const admin = plan.people.find(({ roles }) => roles.includes('administrator'))?.id ?? ''
  const store = createStore(database)
  const clock = { ahead: 0 }
  const host: Host = { ...options.host, clock: () => options.host.clock() + clock.ahead }
  const passphrase = passphrases.get(admin) ?? ''
  try {
    const id = makeCeremonyId(host)
    const ceremony = await openCeremony(host, store, loaded, id, passphrase, {
      source,
      language,
    })
    say(`opened rehearsal ${ceremony.ledger.ceremony}; the administrator enrolled`)
    const cards = new Map(brought.map((one) => [one.share.index, one]))
    return {
      ceremony,
      host,
      database,
      passphrases,
      shares,
      brought: cards,
      challenge,
      known,
      say,
      clock,
      gone: [],
    }
  } catch (error) {
    store.close()
    throw error
  }
}

/** One step after the other, as they become current, until everybody has signed the checkpoint. */
async function follow(room: Room, incidents: Incident[]): Promise<void> {
  while (!isSealed(room.ceremony)) {
    const step = current(room)
    if (await happened(room, incidents, 'before', step)) continue
    room.say(`${step.number} ${step.step}: ${await act(room, step)}`)
    await happened(room, incidents, 'after', step)
  }
  const [missed] = incidents
  if (missed !== undefined) {
    const message = phrase('rehearse.ended', { step: missed.before ?? missed.after ?? '' })
    throw new CeremonyError('room.invalid', message, { path: missed.place })
  }
}

function current(room: Room): StepView {
  const beyond = { sealed: sealedBy(room.ceremony), delivered: 0 }
  const step = scriptView(stateOf(room), beyond).find(({ status }) => status === 'current')
  if (step !== undefined && step.task.do !== 'deliver') return step
  throw new CeremonyError('rule.script', phrase('rehearse.script-ends'))
}

/** Lets happen, once, what is to happen at this place; true when something did. */
async function happened(
  room: Room,
  incidents: Incident[],
  when: 'before' | 'after',
  { step }: StepView,
): Promise<boolean> {
  const now = incidents.filter((one) => one[when] === step)
  for (const incident of now) {
    incidents.splice(incidents.indexOf(incident), 1)
    await befall(room, incident)
  }
  return now.length > 0
}

/** What people copy by hand: the fingerprints of all keys, and the head. */
function writePaper(room: Room): void {
  const state = stateOf(room)
  const lines = state.members.map(
    ({ id }) => `${id} ${fingerprint(parsePublicKey(keyOf(state, id) ?? ''))}`,
  )
  lines.push(`head ${headOf(room.ceremony.store)}`)
  writeFileOnce(join(room.shares, 'paper.txt'), utf8(lines.map((line) => `${line}\n`).join('')))
}
