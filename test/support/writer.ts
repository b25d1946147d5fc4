import { rolesOf } from '#shared/ceremony/duties.ts'
import type { Draft, EventType } from '#shared/ceremony/events.ts'
import { evolve } from '#shared/ceremony/evolve.ts'
import { permits } from '#shared/ceremony/permits.ts'
import { effectivePolicy } from '#shared/ceremony/policy.ts'
import { type Ground, initialState, type State } from '#shared/ceremony/state.ts'
import { member } from '#shared/ceremony/standing.ts'
import { actOf, firstRole, targetOf, textOf } from '#shared/ceremony/vouch.ts'
import { CeremonyError } from '#shared/errors.ts'
import { lineHash } from '#shared/log/entry.ts'
import { formatTime, parseTime } from '#shared/log/time.ts'
import { type Json, type Line, sealLine, signatures } from './forge.ts'
import { NOW } from './plans.ts'

export const CEREMONY = 'c1a71ce2000000000000000000000001'
const STEP_SECONDS = 5

/** What an event gets beside its meaning: other signers, roles or times than the right ones. */
export interface Bend {
  readonly by?: string
  readonly role?: string
  readonly time?: string
  readonly proof?: string
}

/** The name of somebody's first key, or of a later one. */
function seedName(id: string, nth: number): string {
  return nth <= 1 ? id : `${id} ${nth}`
}

/** A log written event by event, without asking any rule. */
export class Writer {
  readonly ground: Ground
  readonly lines: Line[] = []
  readonly #sealed: Uint8Array[] = []
  state: State
  /** Seconds since the start. */
  clock = 0

  constructor(ground: Ground) {
    this.ground = ground
    this.state = initialState(ground)
  }

  /** Adds an event as it should be signed; the rules are not asked. */
  add<T extends EventType>(type: T, actor: string, what: object, bend: Bend = {}): Line {
    const line = this.#drawn(type, actor, what, bend)
    this.#write(line)
    return line
  }

  /** Adds an event if the rules allow it; otherwise the code of the refusal. */
  try<T extends EventType>(type: T, actor: string, what: object, bend: Bend = {}): string {
    try {
      const line = this.#drawn(type, actor, what, bend)
      const refusal = permits(this.state, this.#event(line), this)
      if (refusal !== undefined) return refusal.code
      this.#write(line)
      return 'ok'
    } catch (error) {
      if (error instanceof CeremonyError) return error.code
      throw error
    }
  }

  #drawn(type: EventType, actor: string, what: object, bend: Bend): Line {
    this.clock += STEP_SECONDS
    const time = bend.time ?? formatTime(parseTime(NOW) + this.clock * 1000)
    const line: Line = { actor, type, what: what as Json, time, ceremony: CEREMONY }
    const draft = { type, actor, what } as unknown as Draft
    const observed = type === 'step.recorded' && actor === 'recorder'
    const act = observed || 'unsigned' in what ? undefined : actOf(draft)
    if (act === undefined) return line
    const target = this.lines[targetOf(this.state, draft)] ?? 0
    line.vouch = {
      seed: bend.by ?? (type === 'participant.enrolled' ? this.nextSeed(actor) : this.#seed(actor)),
      act,
      actor,
      ceremony: CEREMONY,
      role: bend.role ?? this.#role(draft),
      text: textOf(this.state, draft),
      target,
    }
    if (type === 'share.received')
      line.proof = bend.proof ?? `share ${String((what as Json).index)}`
    return line
  }

  #write(line: Line): void {
    line.kept = signatures(line, this.lines, this.#sealed)
    this.state = evolve(this.state, this.#event(line))
    this.#sealed.push(sealLine(line, this.lines, this.#sealed))
    this.lines.push(line)
  }

  #event(line: Line) {
    const { actor, type, ceremony, time } = line
    const what = { ...line.what, ...(line.kept ?? signatures(line, this.lines, this.#sealed)) }
    return { actor, type, ceremony, time, seq: this.lines.length, what } as unknown as Parameters<
      typeof evolve
    >[1]
  }

  /** The hash of an earlier line. */
  hash(seq: number): string | undefined {
    const bytes = this.#sealed[seq]
    return bytes === undefined ? undefined : lineHash(bytes)
  }

  /** The name of the key that a person signs with: the last one. */
  #seed(id: string): string {
    return seedName(id, member(this.state, id)?.keys.length ?? 1)
  }

  /** The name of the key that a person would enrol with now. */
  nextSeed(id: string): string {
    return seedName(id, (member(this.state, id)?.keys.length ?? 0) + 1)
  }

  #role(draft: Draft): string {
    const first = firstRole(this.state, draft.actor)
    if (draft.type !== 'intent.approved') return first
    const action = this.state.intents.find((one) => one.intent === draft.what.intent)?.action
    const policy = action === undefined ? undefined : effectivePolicy(this.ground.plan, action)
    return rolesOf(this.state, draft.actor).find((role) => (policy?.[role] ?? 0) > 0) ?? first
  }
}
