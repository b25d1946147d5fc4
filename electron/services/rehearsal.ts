/** A whole ceremony without people in the room: simulated, on test keys, in one go. */
import { join } from 'node:path'
import { fromHex, utf8, wipe } from '#shared/bytes.ts'
import type { Action } from '#shared/ceremony/plan.ts'
import { effectivePolicy } from '#shared/ceremony/policy.ts'
import { keyOf, liveSet, type State } from '#shared/ceremony/state.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { parseShareFile } from '#shared/crypto/sharefile.ts'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { Store } from '../db/store.ts'
import { approve, declare } from './approving.ts'
import type { Ceremony } from './ceremony.ts'
import { record } from './ceremony.ts'
import { attest, close, deliver, seal } from './closing.ts'
import { headOf } from './evidence.ts'
import type { Host } from './host.ts'
import { writeFileOnce } from './media.ts'
import { enrol, makeCeremonyId, openCeremony } from './opening.ts'
import { comparePositions, compare, wrapAll } from './packaging.ts'
import { suggestPassphrase } from './passphrase.ts'
import type { LoadedPlan } from './planfile.ts'
import { readRegularFile } from './safefile.ts'
import { generate, prove, readBack, releaseToFile } from './sharing.ts'

export interface Rehearsal {
  readonly ceremony: string
  readonly head: string
  readonly entries: number
}

interface Room {
  readonly ceremony: Ceremony
  readonly passphrases: ReadonlyMap<string, string>
  readonly say: (line: string) => void
  /** Where shares and the paper list go. */
  readonly shares: string
}

/**
 * Runs the plan from opening to evidence with simulated people, narrating each step in one line.
 * `shares` is an existing folder that receives what people would carry away.
 */
export async function runRehearsal(options: {
  host: Host
  store: Store
  loaded: LoadedPlan
  bundle: string
  shares: string
  say: (line: string) => void
}): Promise<Rehearsal> {
  const { host, store, loaded, bundle, shares, say } = options
  if (loaded.plan.mode !== 'rehearsal')
    throw new CeremonyError(
      'rule.mode',
      'an unattended ceremony is a rehearsal; this plan is for production',
    )
  const passphrases = new Map(
    loaded.plan.people.map(({ id }) => [id, suggestPassphrase(host.random)]),
  )
  const admin = loaded.plan.people.find(({ roles }) => roles.includes('administrator'))?.id ?? ''
  const opening = passphrases.get(admin) ?? ''
  const ceremony = await openCeremony(host, store, loaded, makeCeremonyId(host), opening)
  say(`opened rehearsal ${ceremony.ledger.ceremony}; the administrator enrolled`)
  const room: Room = { ceremony, passphrases, say, shares }
  await enrolAll(room)
  await authorised(room, 'begin', () => record(ceremony, { do: 'begin' }, admin))
  await authorised(room, 'generate', () => generate(ceremony))
  await shareOut(room)
  await prove(ceremony)
  say('proved that all shares belong together and recover every key')
  await wrapPackages(room)
  await finish(room)
  deliver(ceremony, bundle)
  say(`wrote the evidence to ${bundle} and read it back`)
  writePaper(room)
  return {
    ceremony: ceremony.ledger.ceremony,
    head: headOf(store),
    entries: ceremony.ledger.state.entries,
  }
}

function passphraseOf(room: Room, id: string): string {
  const passphrase = room.passphrases.get(id)
  if (passphrase === undefined) throw new Error(`nobody plays ${id}`)
  return passphrase
}

async function enrolAll(room: Room): Promise<void> {
  const { ceremony, say } = room
  const { people, backup } = ceremony.ledger.state.ground.plan
  for (const { id, name } of people) {
    const away = backup.alternates?.includes(id) ?? false
    if (away || keyOf(ceremony.ledger.state, id) !== undefined) continue
    await enrol(ceremony, id, passphraseOf(room, id))
    say(`enrolled ${name}`)
  }
}

/** Declares an action, has it approved by the people the policy names, and carries it out. */
async function authorised(
  room: Room,
  action: Action,
  act: () => void | Promise<void>,
): Promise<void> {
  const { ceremony, say } = room
  const by = leaderOf(ceremony.ledger.state)
  declare(ceremony, by, action, { medium: 'file' })
  const approvers = approversFor(ceremony.ledger.state, action)
  for (const id of approvers) {
    const intent = ceremony.ledger.state.intents.at(-1)?.intent ?? ''
    await approve(ceremony, id, passphraseOf(room, id), intent)
  }
  await act()
  say(`${action}: approved by ${approvers.join(', ')} and done`)
}

function leaderOf({ ground }: State): string {
  const { people } = ground.plan
  const leads = people.find(({ roles }) => roles.includes('administrator'))
  return leads?.id ?? ''
}

/** Enrolled people whose roles satisfy the policy of an action, each counted once. */
export function approversFor(state: State, action: Action): readonly string[] {
  const { plan } = state.ground
  const chosen: string[] = []
  for (const [role, count] of Object.entries(effectivePolicy(plan, action))) {
    const able = plan.people.filter(
      ({ id, roles }) =>
        keyOf(state, id) !== undefined && !chosen.includes(id) && roles.some((one) => one === role),
    )
    chosen.push(...able.slice(0, count).map(({ id }) => id))
  }
  return chosen
}

async function shareOut(room: Room): Promise<void> {
  const { ceremony, say, shares } = room
  await authorised(room, 'release', () => {})
  for (const { index, custodian } of liveSet(ceremony.ledger.state)?.shares ?? []) {
    const path = releaseToFile(ceremony, index, shares)
    const bytesSecret = readRegularFile(path, 4096)
    try {
      const { text } = parseShareFile(bytesSecret)
      await readBack(ceremony, {
        by: custodian,
        passphrase: passphraseOf(room, custodian),
        index,
        text,
        how: 'file',
        medium: 'share file',
        bag: '',
      })
    } finally {
      wipe(bytesSecret)
    }
    say(`share ${index} handed to ${custodian}, read back and receipted`)
  }
}

async function wrapPackages(room: Room): Promise<void> {
  const { ceremony, say } = room
  const { planned, plan } = ceremony.ledger.state.ground
  if (planned.length === 0) return
  const comparers = approversFor(ceremony.ledger.state, 'wrap').slice(0, 2)
  for (const { path, wrappingKey } of planned) {
    const words = toWords(fromHex(wrappingKey))
    for (const by of comparers) {
      const typed = comparePositions(ceremony, by, path).map(
        (position) => words[position - 1] ?? '',
      )
      await compare(ceremony, by, passphraseOf(room, by), path, typed)
    }
    say(`wrapping key of ${path} compared by ${comparers.join(' and ')}`)
  }
  await authorised(room, 'wrap', () => wrapAll(ceremony))
  say(`made ${planned.length} packages for ${plan.keys.length} keys`)
}

async function finish(room: Room): Promise<void> {
  const { ceremony, say } = room
  const people = ceremony.ledger.state.members.map(({ id }) => id)
  for (const id of people) await attest(ceremony, id, passphraseOf(room, id), 'agree', '')
  say(`${people.length} people attested`)
  await authorised(room, 'close', () => close(ceremony))
  for (const id of people) await seal(ceremony, id, passphraseOf(room, id))
  say('everybody signed the checkpoint; the private keys are deleted')
}

/** What people copy by hand: the fingerprints of all keys, and the head. */
function writePaper(room: Room): void {
  const { state } = room.ceremony.ledger
  const lines = state.members.map(
    ({ id }) => `${id} ${fingerprint(parsePublicKey(keyOf(state, id) ?? ''))}`,
  )
  lines.push(`head ${headOf(room.ceremony.store)}`)
  writeFileOnce(join(room.shares, 'paper.txt'), utf8(lines.map((line) => `${line}\n`).join('')))
}
