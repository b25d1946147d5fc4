/** A recovery by the real services: another ceremony that opens the shares of an earlier one. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStore, openStore } from '#electron/db/store.ts'
import { act } from '#electron/services/acting.ts'
import { type Room as Acting, stateOf } from '#electron/services/actors.ts'
import { deliver, isSealed, sealedBy } from '#electron/services/closing.ts'
import type { Host } from '#electron/services/host.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { makeCeremonyId, openCeremony } from '#electron/services/opening.ts'
import { resumeCeremony, stateHead } from '#electron/services/resuming.ts'
import { loadPlan } from '#electron/services/planfile.ts'
import { readQuorum } from '#electron/services/recovery.ts'
import { readSource, type Source } from '#electron/services/source.ts'
import { sha256Hex } from '#shared/bytes.ts'
import { scriptView } from '#shared/ceremony/script-view.ts'
import type { State } from '#shared/ceremony/state.ts'
import type { StepView } from '#shared/ipc/views/step.ts'
import { parsePaperHead, parsePaperList } from '#shared/log/paper.ts'
import type { Room } from './ceremony.ts'
import { type Loose, TOKEN, wrappingPair } from './plans.ts'

/** The key that exists in the cloud already, and waits for the same material in a new window. */
export const WAITING = 'arn:aws:kms:eu-west-1:111122223333:key/5678abcd-12ab-34cd-56ef-1234567890ab'

export interface Recovery {
  readonly room: Acting
  readonly folder: string
  readonly plan: string
  readonly bundle: string
  leave(): void
}

/** What the paper of a ceremony says, as an auditor types it. */
export function anchorsOf(paper: string) {
  const text = readFileSync(paper, 'utf8')
  const head = parsePaperHead(text)
  return { signers: parsePaperList(text), ...(head === undefined ? {} : { head }) }
}

/** The plan of a recovery, as JSON: the people and keys of the ceremony before, other targets. */
export function recoveryPlan(before: Room, change: (plan: Loose) => void = () => {}): Loose {
  const plan = JSON.parse(readFileSync(before.plan, 'utf8')) as Loose
  const { state } = before.ceremony.ledger
  const checkpoint = sha256Hex(new Uint8Array(readFileSync(join(before.bundle, 'checkpoint'))))
  const keys = plan.keys as unknown as { targets: object[] }[]
  for (const key of keys)
    key.targets = key.targets.map((target) => ({
      ...target,
      key: WAITING,
      importType: 'EXISTING_KEY_MATERIAL',
    }))
  Object.assign(plan, {
    kind: 'recover',
    title: 'A new token window',
    source: { ceremony: state.opened?.ceremony, checkpoint },
    script: undefined,
  })
  change(plan)
  return plan
}

/** The plan of a drill of the shares. */
export function asDrill(plan: Loose): void {
  withoutTargets(plan)
  Object.assign(plan, { kind: 'drill', title: 'A drill' })
}

/** The plan of the end of the share set and of its keys, with one copy of the backup files. */
export function asDestruction(plan: Loose): void {
  withoutTargets(plan)
  const destruction = { successor: 'none', copies: [{ id: 'red', medium: 'Red stick' }] }
  Object.assign(plan, { kind: 'destroy', title: 'The end of the keys', destruction })
}

/** Only what makes or recovers keys sends them to a cloud. */
export function withoutTargets(plan: Loose): void {
  for (const key of (plan.keys ?? []) as object[]) Object.assign(key, { targets: undefined })
}

/** Writes a plan with its files into a folder; returns its path. */
export function writeRecovery(folder: string, plan: Loose): string {
  mkdirSync(join(folder, 'orders'), { recursive: true })
  writeFileSync(join(folder, 'orders', 'WrappingPublicKey.bin'), wrappingPair().spki)
  writeFileSync(join(folder, 'orders', 'ImportToken.bin'), TOKEN)
  const path = join(folder, 'recover.json')
  writeFileSync(path, JSON.stringify(plan))
  return path
}

/** Opens a recovery of an earlier ceremony; the custodians of these shares bring them. */
export async function openRecovery(
  before: Room,
  options: {
    readonly plan?: (plan: Loose) => void
    readonly shares?: readonly number[]
    readonly host?: Partial<Host>
    /** A copy of the evidence, in which something is damaged. */
    readonly bundle?: string
    /** Evidence that was made wrong: what its files hold is not what they should. */
    readonly bend?: (source: Source) => Source
  } = {},
): Promise<Recovery> {
  const folder = mkdtempSync(join(tmpdir(), 'claviger-recovery-'))
  const plan = writeRecovery(folder, recoveryPlan(before, options.plan))
  const loaded = loadPlan(plan)
  const host: Host = { ...nodeHost(), ...options.host }
  const read = readSource(options.bundle ?? before.bundle, loaded.plan, {
    verify: host.verify,
    also: [],
    ...anchorsOf(before.paper),
  })
  const source = options.bend?.(read) ?? read
  const inputs = (options.shares ?? [1, 2, 3]).map((index) => {
    const name = before.shares[index - 1] ?? ''
    return { name, bytesSecret: new Uint8Array(readFileSync(name)) }
  })
  const cards = readQuorum(source.state, inputs, { acceptCorrections: false })
  const database = join(folder, 'ceremony.sqlite')
  const store = createStore(database)
  const passphrases = new Map(
    loaded.plan.people.map(({ id }) => [id, `first second third fourth fifth sixth ${id}`]),
  )
  const shares = join(folder, 'shares')
  mkdirSync(shares)
  const id = makeCeremonyId(host)
  const passphrase = passphrases.get('admin') ?? ''
  const ceremony = await openCeremony(host, store, loaded, id, passphrase, { source })
  const room: Acting = {
    ceremony,
    host,
    database,
    passphrases,
    shares,
    brought: new Map(cards.map((card) => [card.share.index, card])),
    say: () => {},
    clock: { ahead: 0 },
    gone: [],
  }
  return {
    room,
    folder,
    plan,
    bundle: join(folder, 'bundle'),
    leave: () => {
      room.ceremony.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The step that is to be done. */
export function currentOf({ room }: Recovery): StepView | undefined {
  const beyond = { sealed: sealedBy(room.ceremony), delivered: 0 }
  return scriptView(stateOf(room), beyond).find(({ status }) => status === 'current')
}

/** Follows the script until a state is reached; what stands there as current is not done. */
export async function followUntil(
  recovery: Recovery,
  reached: (state: State, step: string) => boolean,
): Promise<void> {
  for (;;) {
    const step = currentOf(recovery)
    if (step === undefined || reached(stateOf(recovery.room), step.step)) return
    if (isSealed(recovery.room.ceremony)) return
    const { entries } = stateOf(recovery.room)
    const signed = sealedBy(recovery.room.ceremony).length
    await act(recovery.room, step)
    const stands = stateOf(recovery.room).entries === entries
    if (stands && sealedBy(recovery.room.ceremony).length === signed)
      throw new Error(`step ${step.step} comes to nothing`)
  }
}

/** Follows the script to its end and writes the evidence. */
export async function finish(recovery: Recovery): Promise<void> {
  await followUntil(recovery, () => false)
  deliver(recovery.room.ceremony, recovery.bundle)
}

/** The process dies, and two people take the ceremony up again. */
export async function restart(recovery: Recovery): Promise<void> {
  const { room } = recovery
  const { ledger, vault, store } = room.ceremony
  const noted = { entry: ledger.state.entries - 1, head: ledger.runningHead }
  vault.wipe()
  store.close()
  const by = room.passphrases.get('admin') ?? ''
  room.ceremony = await resumeCeremony(room.host, openStore(room.database), 'admin', by)
  for (const id of ['admin', 'witness'])
    await stateHead(room.ceremony, id, room.passphrases.get(id) ?? '', noted)
}
