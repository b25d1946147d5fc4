import type { VerifyEd25519 } from '#shared/bytes.ts'
import { concat, hex, sha256, utf8 } from '#shared/bytes.ts'
import type { CeremonyEvent } from '#shared/ceremony/events.ts'
import { evolve } from '#shared/ceremony/evolve.ts'
import { type Ground, initialState, type State } from '#shared/ceremony/state.ts'
import { actOf, targetOf, textOf } from '#shared/ceremony/vouch.ts'
import { publicKeyOf, verifyBoth } from '#shared/crypto/ed25519.ts'
import { encodePublicKey } from '#shared/crypto/sshkey.ts'
import {
  DRILL,
  encodeSshsig,
  LOG,
  type Namespace,
  signSshsig,
  STATEMENT,
} from '#shared/crypto/sshsig.ts'
import { CeremonyError } from '#shared/errors.ts'
import { canonical, type JsonValue } from '#shared/log/canonical.ts'
import { checkChain, checkingRecorder, parseEvents } from '#shared/log/checks/chain.ts'
import { replaying } from '#shared/log/checks/rules.ts'
import { drain } from '#shared/steps.ts'
import { lineHash, ZERO_HASH } from '#shared/log/entry.ts'
import { statementBytes } from '#shared/log/statement.ts'
import { verifyNative } from '#electron/services/ed25519.ts'

export type Json = { [name: string]: JsonValue }

/** A statement before it is signed: its target is a line, wherever the line ends up. */
export interface Vouch {
  seed: string
  act: string
  actor: string
  ceremony: string
  role: string
  text: string
  target: Line | number
  /** In place of the hash of the target. */
  sha256?: string
  /** Fields that no statement has. */
  more?: Json
}

/** One line before it is sealed; a test may bend every part of it. */
export interface Line {
  actor: string
  type: string
  what: Json
  time: string
  ceremony: string
  v?: number
  seq?: number
  prev?: string
  /** Signed again whenever the log is sealed; without it `what` is sealed as it is. */
  vouch?: Vouch
  /** Whose proof key signs the receipt. */
  proof?: string
  /** The signature made when the line was first written. */
  kept?: Json
  /** Who seals the line, in place of the recorder. */
  sealer?: string
}

export interface SealedLog {
  readonly bytes: Uint8Array
  readonly sigs: Uint8Array
  readonly lines: readonly Uint8Array[]
}

/** The seed of a name: the same in every run. */
export function seedOf(name: string): Uint8Array {
  return sha256(utf8(`forged ${name}`))
}

/** `ssh-ed25519 …` of a name. */
export function keyFor(name: string): string {
  return encodePublicKey(publicKeyOf(seedOf(name)))
}

const made = new Map<string, string>()

/** Most lines of two forgeries are the same, and so are their signatures. */
function sign(name: string, namespace: Namespace, message: Uint8Array): string {
  const id = `${name} ${namespace} ${hex(sha256(message))}`
  const sig = made.get(id) ?? encodeSshsig(signSshsig(seedOf(name), namespace, message))
  made.set(id, sig)
  return sig
}

const judged = new Map<string, boolean>()

const verify: VerifyEd25519 = (signature, message, key) => {
  const id = hex(sha256(concat(signature, key, message)))
  const holds = judged.get(id) ?? verifyBoth(verifyNative)(signature, message, key)
  judged.set(id, holds)
  return holds
}

/** Signs every line again, in order: hashes, chain and signatures hold, whatever the lines say. */
export function seal(log: readonly Line[]): SealedLog {
  const lines: Uint8Array[] = []
  const sigs: string[] = []
  for (const line of log) {
    const bytes = sealLine(line, log, lines)
    lines.push(bytes)
    sigs.push(`${sign(line.sealer ?? 'recorder', LOG, bytes)}\n`)
  }
  return { bytes: concat(...lines), sigs: utf8(sigs.join('')), lines }
}

/** The bytes of one line after those that are sealed already. */
export function sealLine(
  line: Line,
  log: readonly Line[],
  before: readonly Uint8Array[],
): Uint8Array {
  const { actor, ceremony, time, type, v = 1, seq = before.length } = line
  const last = before.at(-1)
  const prev = line.prev ?? (last === undefined ? ZERO_HASH : lineHash(last))
  const what = { ...line.what, ...signatures(line, log, before) }
  const entry = Object.entries({ actor, ceremony, prev, seq, time, type, v, what })
  return utf8(
    `${canonical(Object.fromEntries(entry.filter(([, value]) => value !== undefined)))}\n`,
  )
}

/** What people and proof keys add to a line. */
export function signatures(line: Line, log: readonly Line[], before: readonly Uint8Array[]): Json {
  const { vouch, proof } = line
  if (vouch === undefined) return {}
  const { seed, act, actor, ceremony, role, text, more } = vouch
  const target = typeof vouch.target === 'number' ? vouch.target : log.indexOf(vouch.target)
  const bytes = before[target]
  const hash = vouch.sha256 ?? (bytes === undefined ? ZERO_HASH : lineHash(bytes))
  const fields = { act, actor, ceremony, role, sha256: hash, target: Math.max(target, 0), text }
  const statement = canonical({ ...fields, ...more, claviger: 'statement/1' })
  const message = statementBytes(statement)
  const sshsig = sign(seed, STATEMENT, message)
  return {
    statement,
    sshsig,
    ...(proof === undefined ? {} : { proof: sign(proof, DRILL, message) }),
  }
}

/** A log to bend: copies of the lines, with targets among the copies. */
export function copyOf(log: readonly Line[]): Line[] {
  const twins = new Map(log.map((line) => [line, { ...line, what: structuredClone(line.what) }]))
  for (const twin of twins.values())
    if (twin.vouch !== undefined) {
      const { target } = twin.vouch
      twin.vouch = {
        ...twin.vouch,
        target: typeof target === 'number' ? target : (twins.get(target) ?? log.indexOf(target)),
      }
    }
  return [...twins.values()]
}

/** Only the recorder cheats, and afterwards: people's signatures stay byte for byte as they were. */
export function asSigned(log: Line[]): Line[] {
  for (const line of log) {
    if (line.vouch === undefined) continue
    line.what = { ...line.what, ...line.kept }
    delete line.vouch
  }
  return log
}

/** Everybody colludes: each person signs what the changed log asks them to sign. */
export function colluding(ground: Ground, log: Line[]): Line[] {
  let state = initialState(ground)
  for (const [seq, line] of log.entries()) {
    const event = eventOf(line, seq)
    try {
      if (line.vouch !== undefined) {
        const target = log[targetOf(state, event)] ?? 0
        const act = actOf(event) ?? line.vouch.act
        line.vouch = { ...line.vouch, act, target, text: textOf(state, event) }
      }
      state = evolve(state, event)
    } catch {
      return log
    }
  }
  return log
}

/** A line as the rules see it; a stand-in where the signature is not made yet. */
function eventOf(line: Line, seq: number): CeremonyEvent {
  const { actor, ceremony, time, type, vouch } = line
  const stand =
    vouch === undefined
      ? {}
      : {
          ...line.kept,
          statement: canonical({ ...statementFields(vouch), claviger: 'statement/1' }),
        }
  return {
    actor,
    ceremony,
    seq,
    time,
    type,
    what: { ...line.what, ...stand },
  } as unknown as CeremonyEvent
}

function statementFields({ act, actor, ceremony, role, text }: Vouch) {
  return { act, actor, ceremony, role, sha256: ZERO_HASH, target: 0, text }
}

export interface Verdict {
  /** `ok`, or the code of the refusal. */
  readonly code: string
  readonly entry: number | undefined
  readonly message: string
  readonly state: State | undefined
}

/** What every verifier does with a log: chain, recorder, events, then the rules. */
export function judge(ground: Ground, log: readonly Line[] | SealedLog): Verdict {
  const { bytes, sigs } = 'bytes' in log ? log : seal(log)
  try {
    const read = checkChain(bytes)
    drain(checkingRecorder(read, sigs, verifyNative))
    const state = drain(replaying(ground, parseEvents(read), read.hashes, verify))
    return { code: 'ok', entry: undefined, message: '', state }
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    const { code, entry, message } = error
    return { code, entry, message, state: undefined }
  }
}
