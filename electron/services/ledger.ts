/** The one writer of a ceremony's log: decides, seals, commits, and only then believes. */
import { type VerifyEd25519, wipe } from '#shared/bytes.ts'
import type { Command } from '#shared/ceremony/command.ts'
import { decide } from '#shared/ceremony/decide.ts'
import { type CeremonyEvent, parseEvent } from '#shared/ceremony/events.ts'
import { evolve } from '#shared/ceremony/evolve.ts'
import { type Ground, initialState, type State } from '#shared/ceremony/state.ts'
import { publicKeyOf, verifyBoth } from '#shared/crypto/ed25519.ts'
import { encodePublicKey } from '#shared/crypto/sshkey.ts'
import { encodeSshsig, LOG, signSshsig } from '#shared/crypto/sshsig.ts'
import { CeremonyError } from '#shared/errors.ts'
import { assertSigned, isRecorded } from '#shared/log/admit.ts'
import type { JsonValue } from '#shared/log/canonical.ts'
import { checkingChain, parseEvents, recorderKey } from '#shared/log/checks/chain.ts'
import { replaying } from '#shared/log/checks/rules.ts'
import { encodeEntry, lineHash, parseEntry, ZERO_HASH } from '#shared/log/entry.ts'
import { formatTime, parseTime } from '#shared/log/time.ts'
import type { Steps } from '#shared/steps.ts'
import { say } from '#shared/text/saying.ts'
import type { Batch, Store } from '../db/store.ts'
import { Refusals } from './refusals.ts'

/** What a batch commits together with its entries. */
export type Extras = Omit<Batch, 'entries'>

/** A command, or a function that makes one from the log as it will stand then. */
export type Step = Command | ((ledger: Tip) => Command)

/** The log as it stands: its state and the hash of each line. */
export interface Tip {
  readonly state: State
  hash(seq: number): string | undefined
}

interface Tools {
  readonly store: Store
  readonly ceremony: string
  readonly clock: () => number
  readonly monotonic: () => number
  readonly verify: VerifyEd25519
  /** Called after each commit; tests stop the process here. */
  readonly committed?: (events: readonly CeremonyEvent[]) => void
}

/** Lines that are made and signed, and not committed yet. */
export interface Sealed {
  readonly state: State
  readonly events: readonly CeremonyEvent[]
  readonly entries: Batch['entries']
  readonly hashes: readonly string[]
}

/** A clock that moves by more against the time that only goes forward has jumped. */
const JUMP_SECONDS = 60

export class Ledger implements Tip {
  readonly #tools: Tools
  readonly #hashes: string[]
  readonly #events: CeremonyEvent[]
  readonly #refusals = new Refusals()
  #state: State
  #recorderSecret: Uint8Array | undefined
  #wall = 0
  /** How far the clock is ahead of the time that only goes forward. */
  #ahead: number

  private constructor(tools: Tools, state: State, events: CeremonyEvent[], hashes: string[]) {
    this.#tools = tools
    this.#state = state
    this.#events = events
    this.#hashes = hashes
    this.#ahead = this.#aheadNow()
  }

  /** A log that has no entry yet; the recorder's seed is the ledger's from here on. */
  static create(tools: Tools, ground: Ground, recorderSecret: Uint8Array): Ledger {
    const ledger = new Ledger(tools, initialState(ground), [], [])
    ledger.#recorderSecret = recorderSecret
    return ledger
  }

  /**
   * Reads a log back through hashes, signatures and rules; refuses with `store.edited` one that
   * does not hold. The recorder key stays locked until `unlock`.
   */
  static *opening(tools: Tools, ground: Ground): Steps<Ledger> {
    const signed = tools.store.lines()
    const log = yield* checkingChain(joined(signed.map(({ line }) => line)))
    const recorder = recorderKey(log)
    for (const [i, { line, sig }] of signed.entries()) {
      yield { what: 'signatures', done: i, total: signed.length }
      if (!isRecorded(line, sig, recorder, tools.verify))
        throw new CeremonyError('store.edited', say('verify.unrecorded', { entry: i }), {
          entry: i,
        })
    }
    const events = [...parseEvents(log)]
    const state = yield* replaying(ground, events, log.hashes, verifyBoth(tools.verify))
    return new Ledger(tools, state, events, [...log.hashes])
  }

  /** Ceremony and time of an entry, before anything of it is trusted. */
  static peek(line: Uint8Array): { ceremony: string; time: string; script: string } {
    const { ceremony, time, what } = parseEntry(line)
    return { ceremony, time, script: `${what.script}` }
  }

  get state(): State {
    return this.#state
  }

  get events(): readonly CeremonyEvent[] {
    return this.#events
  }

  get hashes(): readonly string[] {
    return this.#hashes
  }

  get ceremony(): string {
    return this.#tools.ceremony
  }

  /** SHA-256 of the last line. */
  get runningHead(): string {
    return this.#hashes.at(-1) ?? ZERO_HASH
  }

  get unlocked(): boolean {
    return this.#recorderSecret !== undefined
  }

  hash(seq: number): string | undefined {
    return this.#hashes[seq]
  }

  /** Hands the recorder's seed to the ledger; refuses one that is not the log's. */
  unlock(recorderSecret: Uint8Array): void {
    if (encodePublicKey(publicKeyOf(recorderSecret)) !== this.#state.opened?.recorder)
      throw new CeremonyError('store.edited', say('store.recorder-key'))
    this.#recorderSecret = recorderSecret
  }

  /** Lends the recorder's seed to one function; it must not keep it. */
  lendRecorder<T>(use: (seedSecret: Uint8Array) => T): T {
    return use(this.#seed())
  }

  /** The time of the next entry: the clock, or the time of the entry before if that is later. */
  now(): string {
    return later(formatTime(this.#tools.clock()), this.#state.time)
  }

  /**
   * Decides commands one after the other, seals their events and commits them in one transaction
   * together with what belongs to them. Nothing changes when one of them is refused.
   */
  record(steps: readonly Step[], extras: Extras | ((sealed: Sealed) => Extras) = {}): void {
    this.#noteJump()
    const sealed = this.#seal([...this.#clockSteps(), ...this.#refusals.commands(), ...steps])
    this.#commit(sealed, typeof extras === 'function' ? extras(sealed) : extras)
    this.#refusals.clear()
  }

  /** Rule 6: a refusal is an event; after five alike they are counted in one. */
  refuse(code: string, claimed: string): void {
    if (this.#recorderSecret === undefined || this.#state.end !== undefined) return
    if (this.#refusals.add(code, claimed)) this.record([])
  }

  /** Writes down what is still only counted, so that the next statement can name the last entry. */
  settle(): void {
    const quiet = this.#clockSteps().length === 0 && this.#jump() === undefined
    if (this.#refusals.isEmpty && quiet) return
    this.record([])
  }

  /** A jump of the clock is on record before anything else is tried: a refusal does not undo it. */
  #noteJump(): void {
    const seconds = this.#jump()
    if (seconds === undefined || this.#state.opened === undefined) return
    this.#commit(this.#seal([{ do: 'jumpClock', seconds, since: this.#state.time }]), {})
    this.#ahead = this.#aheadNow()
  }

  #aheadNow(): number {
    return this.#tools.clock() - this.#tools.monotonic()
  }

  /** By how many seconds the clock has jumped, when it is more than a minute. */
  #jump(): number | undefined {
    const seconds = Math.round((this.#aheadNow() - this.#ahead) / 1000)
    return Math.abs(seconds) > JUMP_SECONDS ? seconds : undefined
  }

  /** A clock that went back since the last entry of this run, or behind the log at its start. */
  #clockSteps(): readonly Command[] {
    const wall = this.#tools.clock()
    const logged = this.#state.time === '' ? 0 : parseTime(this.#state.time)
    const last = this.#wall === 0 ? logged : this.#wall
    const seconds = Math.floor((last - wall) / 1000)
    return seconds > 0 ? [{ do: 'stepClock', seconds }] : []
  }

  #seal(steps: readonly Step[]): Sealed {
    const events: CeremonyEvent[] = []
    const entries: Batch['entries'][number][] = []
    const hashes = [...this.#hashes]
    let state = this.#state
    const wall = formatTime(this.#tools.clock())
    for (const step of steps) {
      const tip = { state, hash: (seq: number) => hashes[seq] }
      const command = typeof step === 'function' ? step(tip) : step
      const time = later(wall, state.time)
      const { ceremony } = this.#tools
      for (const event of decide(state, command, { time, ceremony, log: tip })) {
        const line = this.#lineOf(event, hashes.at(-1) ?? ZERO_HASH)
        // From here on only what every verifier will read.
        const read = parseEvent(parseEntry(line))
        assertSigned(state, read, verifyBoth(this.#tools.verify))
        entries.push({
          seq: read.seq,
          line,
          sig: encodeSshsig(signSshsig(this.#seed(), LOG, line)),
        })
        hashes.push(lineHash(line))
        events.push(read)
        state = evolve(state, read)
      }
    }
    return { state, events, entries, hashes }
  }

  #lineOf({ actor, ceremony, seq, time, type, what }: CeremonyEvent, prev: string): Uint8Array {
    const free = what as unknown as { [key: string]: JsonValue }
    return encodeEntry({ actor, ceremony, prev, seq, time, type, v: 1, what: free })
  }

  #commit(sealed: Sealed, extras: Extras): void {
    if (sealed.entries.length === 0 && Object.keys(extras).length === 0) return
    this.#tools.store.append({ entries: sealed.entries, ...extras })
    this.#state = sealed.state
    this.#events.push(...sealed.events)
    this.#hashes.splice(0, this.#hashes.length, ...sealed.hashes)
    this.#wall = this.#tools.clock()
    this.#tools.committed?.(sealed.events)
  }

  #seed(): Uint8Array {
    if (this.#recorderSecret === undefined)
      throw new CeremonyError('rule.resume', say('store.recorder-locked'))
    return this.#recorderSecret
  }

  /** Forgets the recorder's seed. */
  lock(): void {
    wipe(this.#recorderSecret)
    this.#recorderSecret = undefined
  }
}

/** The later of two times; as text they sort like the times. */
function later(a: string, b: string): string {
  return [a, b].sort()[1] ?? a
}

function joined(lines: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(lines.reduce((sum, line) => sum + line.length, 0))
  let at = 0
  for (const line of lines) {
    bytes.set(line, at)
    at += line.length
  }
  return bytes
}
