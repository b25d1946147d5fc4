/** How a ceremony begins, and how it is read back from its store. */
import { hex, sha256Hex, wipe } from '#shared/bytes.ts'
import { groundOf } from '#shared/ceremony/ground.ts'
import { continues } from '#shared/ceremony/kinds.ts'
import {
  encodePlan,
  fileRefs,
  kindOf,
  type Mode,
  type Plan,
  readPlan,
  resolvePlan,
} from '#shared/ceremony/plan.ts'
import { demandAsked } from '#shared/ceremony/rules/source.ts'
import type { Ground, State } from '#shared/ceremony/state.ts'
import { keyOf, lockedReason } from '#shared/ceremony/standing.ts'
import { CeremonyError } from '#shared/errors.ts'
import { formatTime } from '#shared/log/time.ts'
import type { Steps } from '#shared/steps.ts'
import type { Language } from '#shared/text/language.ts'
import { say } from '#shared/text/saying.ts'
import type { Store } from '../db/store.ts'
import { type Ceremony, guarded } from './ceremony.ts'
import type { Host } from './host.ts'
import { Ledger } from './ledger.ts'
import { makeMemberKey, sealMember } from './members.ts'
import { createPacing, type Pacing } from './pacing.ts'
import { placing } from './placing.ts'
import type { LoadedPlan } from './planfile.ts'
import { signed } from './signing.ts'
import type { Source } from './source.ts'
import { Vault } from './vault.ts'

const PLAN_FACT = 'plan'

/** True for the packaged program in Electron: what it is packaged with confines it. */
export function carriesProduction({ name, packaged }: Host): boolean {
  return name === 'electron' && packaged
}

/**
 * Refuses, before a file exists, a host that cannot carry a production ceremony. No exception opens
 * this: a gate is about the machine in the room, and mends or waives what is found there; this is
 * about which program runs, and is chosen days before.
 */
export function assertHost(host: Host, mode: Mode): void {
  if (mode === 'rehearsal' || carriesProduction(host)) return
  const { name } = host
  const why =
    name === 'electron' ? say('rule.not-packaged') : say('rule.host-production', { host: name })
  throw new CeremonyError('host.refused', why)
}

/** A fresh ceremony id, 32 hex digits. */
export function makeCeremonyId(host: Host): string {
  return hex(host.random(16))
}

/** What a beginning takes beside the plan. */
export interface Beginning {
  /** The administrator's deputy, who opens in their place. */
  readonly by?: string | undefined
  /** The evidence that a recovery continues. */
  readonly source?: Source | undefined
  /** Of the documents and of what the script says; English without it. */
  readonly language?: Language | undefined
}

/**
 * Opens the log, enrols the administrator or their deputy, and takes over what a recovery
 * continues, in one transaction.
 */
export async function openCeremony(
  host: Host,
  store: Store,
  loaded: LoadedPlan,
  ceremony: string,
  passphrase: string,
  { by, source, language = 'en' }: Beginning = {},
): Promise<Ceremony> {
  const { plan, inputs, digest } = loaded
  assertHost(host, plan.mode)
  placing('source', () => assertSource(plan, source))
  const admin = plan.people.find(
    ({ id, roles }) => id === by || (by === undefined && roles.includes('administrator')),
  )
  if (admin === undefined) throw new CeremonyError('plan.invalid', say('rule.no-leader-planned'))
  const ground = groundOf(plan, inputs, formatTime(host.clock()))
  const recorder = makeMemberKey(host.random)
  const own = makeMemberKey(host.random)
  const kdf = host.kdf(plan.mode)
  try {
    const keys = await sealMember({
      ceremony,
      id: admin.id,
      kdf,
      key: own.key,
      seedSecret: own.seedSecret,
      recorder: recorder.key,
      recorderSecret: recorder.seedSecret,
      passphrase,
    })
    const ledger = Ledger.create(toolsOf(host, store, ceremony), ground, recorder.seedSecret)
    const what = {
      mode: plan.mode,
      kind: kindOf(plan),
      plan: digest,
      software: host.software,
      build: host.build,
      ...(host.native.length === 0 ? {} : { native: [...host.native] }),
      host: host.name,
      packaged: host.packaged,
      crypto: host.crypto,
      kdf: { n: kdf.n, r: kdf.r, p: kdf.p },
      recorder: recorder.key,
      constants: Object.fromEntries(
        [...host.constants[language]].map(([name, bytes]) => [name, sha256Hex(bytes)]),
      ),
      script: ground.template,
      ...(plan.source === undefined ? {} : { source: plan.source }),
      // English is what absence means: its logs are the same as ever.
      ...(language === 'en' ? {} : { language }),
    }
    ledger.record(
      [
        { do: 'open', what },
        (tip) =>
          signed(
            { ...tip, ceremony, now: () => ledger.now() },
            admin.id,
            own.seedSecret,
            (signature) => ({
              do: 'enrol',
              id: admin.id,
              key: own.key,
              fp: own.fp,
              signature,
            }),
          ),
        { do: 'relax' },
        ...(source === undefined ? [] : [{ do: 'admit' as const, what: source.what }]),
      ],
      {
        keys,
        artefacts: [encodePlan(plan), ...inputs.values(), ...(source?.backups ?? [])],
        facts: [{ name: PLAN_FACT, value: digest }],
      },
    )
    return assemble(host, store, ledger)
  } catch (error) {
    wipe(recorder.seedSecret)
    throw error
  } finally {
    wipe(own.seedSecret)
  }
}

/** What continues other evidence begins with it, and nothing else does. */
function assertSource(plan: Plan, source: Source | undefined): void {
  if (continues(plan) && source === undefined)
    throw new CeremonyError(
      'bundle.missing',
      say('source.not-chosen', { ceremony: plan.source?.ceremony ?? '' }),
    )
  if (source !== undefined) demandAsked(plan, source.what)
}

function toolsOf(host: Host, store: Store, ceremony: string) {
  const { clock, monotonic, verify, committed } = host
  const hook = committed === undefined ? {} : { committed }
  return { store, ceremony, clock, monotonic, verify, ...hook }
}

function assemble(
  host: Host,
  store: Store,
  ledger: Ledger,
  pacing: Pacing = createPacing(host),
): Ceremony {
  return {
    host,
    store,
    ledger,
    vault: new Vault(host, () => demandOpen(ledger.state)),
    pacing,
    delivered: [],
    asked: new Map(),
    printed: new Set(),
  }
}

/** Rule 8: with fewer than two people in the room nothing secret is shown or used. */
function demandOpen(state: State): void {
  const because = lockedReason(state)
  if (because !== undefined)
    throw new CeremonyError('rule.locked', say('rule.locked', { why: because }))
}

/** Enrols one person of the plan: a fresh key, locked by their passphrase. */
export async function enrol(ceremony: Ceremony, id: string, passphrase: string): Promise<void> {
  guarded(ceremony, id, () => {
    if (keyOf(ceremony.ledger.state, id) !== undefined)
      throw new CeremonyError('rule.people', say('rule.enrolled', { who: id }))
  })
  await giveKey(ceremony, id, passphrase)
}

/**
 * Rule 9: a new key for somebody who forgot their passphrase, after a co-signed exception. The old
 * one stays in the log, and its record at rest is replaced.
 */
export async function reEnrol(ceremony: Ceremony, id: string, passphrase: string): Promise<void> {
  guarded(ceremony, id, () => {
    if (keyOf(ceremony.ledger.state, id) === undefined)
      throw new CeremonyError('rule.people', say('rule.not-enrolled-yet', { who: id }))
  })
  await giveKey(ceremony, id, passphrase)
  ceremony.pacing.succeeded(id)
}

async function giveKey(ceremony: Ceremony, id: string, passphrase: string): Promise<void> {
  const { host, ledger } = ceremony
  const { opened } = ledger.state
  if (opened === undefined) throw new CeremonyError('rule.order', say('rule.not-open'))
  await guarded(ceremony, id, async () => {
    const own = makeMemberKey(host.random)
    const { kdf, recorder } = opened
    try {
      const keys = await ledger.lendRecorder((recorderSecret) =>
        sealMember({
          ceremony: ledger.ceremony,
          id,
          kdf,
          key: own.key,
          seedSecret: own.seedSecret,
          recorder,
          recorderSecret,
          passphrase,
        }),
      )
      ledger.settle()
      const command = signed(ledger, id, own.seedSecret, (signature) => ({
        do: 'enrol',
        id,
        key: own.key,
        fp: own.fp,
        signature,
      }))
      ledger.record([command], { keys })
    } finally {
      wipe(own.seedSecret)
    }
  })
}

/** What the plan in the store fixes; refuses a store that does not hold it. */
function readGround(store: Store, started: string, followed: string): Ground {
  const digest = store.fact(PLAN_FACT) ?? ''
  const bytes = store.artefact(digest)
  if (bytes === undefined) throw new CeremonyError('store.edited', say('store.no-plan'))
  const draft = readPlan(bytes)
  const files = new Map<string, Uint8Array>()
  for (const { path, sha256 } of fileRefs(draft)) {
    const input = store.artefact(sha256 ?? '')
    if (input === undefined)
      throw new CeremonyError('store.edited', say('verify.missing', { path }))
    files.set(path, input)
  }
  const { plan, inputs } = resolvePlan(draft, files)
  return groundOf(plan, inputs, started, followed)
}

/** Reads a ceremony from its store, without unlocking anything. */
export function* loadingCeremony(host: Host, store: Store, pacing?: Pacing): Steps<Ceremony> {
  const first = store.lines()[0]
  if (first === undefined) throw new CeremonyError('store.edited', say('store.empty-log'))
  const { ceremony, time, script } = Ledger.peek(first.line)
  const ground = readGround(store, time, script)
  const ledger = yield* Ledger.opening(toolsOf(host, store, ceremony), ground)
  return assemble(host, store, ledger, pacing)
}
