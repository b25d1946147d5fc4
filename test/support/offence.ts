import { describe, expect, it } from 'vitest'
import type { Ground } from '#shared/ceremony/state.ts'
import type { Code } from '#shared/errors.ts'
import { asSigned, colluding, copyOf, judge, type Line } from './forge.ts'
import { smallGround } from './grounds.ts'
import type { Room } from './room.ts'
import { roomAt, type Stage } from './stages.ts'

interface Forgery {
  readonly ground: Ground
  readonly log: readonly Line[]
  /** The entry that must be named. */
  readonly at: number
}

/** The offence in words, the code of its refusal, and a log that commits it. */
export type Offence = readonly [name: string, code: Code, forge: () => Forgery]

/** Who signs again after a log was bent. */
export type Signing = 'as shown' | 'everybody' | 'nobody'

/**
 * A ceremony in order up to a stage, then something else. The line that `offend` returns is the
 * offence, or else the last one.
 */
export function after(
  stage: Stage,
  offend: (room: Room) => unknown,
  ground: Ground = smallGround(),
): () => Forgery {
  return () => {
    const room = roomAt(stage, ground)
    const line = offend(room)
    const { lines } = room
    const named = lines.indexOf(line as Line)
    return { ground, log: lines, at: named < 0 ? lines.length - 1 : named }
  }
}

/**
 * A whole ceremony with something changed; `change` returns the line that must be named. People
 * sign what they were shown, whatever the changed log asks ("everybody"), or nothing again.
 */
export function bent(
  change: (log: Line[]) => Line,
  signing: Signing = 'as shown',
  ground: Ground = smallGround(),
): () => Forgery {
  return () => {
    const log = copyOf(roomAt('closed', ground).lines)
    if (signing === 'nobody') asSigned(log)
    const line = change(log)
    if (signing === 'everybody') colluding(ground, log)
    return { ground, log, at: log.indexOf(line) }
  }
}

/** The nth line of a type. */
export function find(log: readonly Line[], type: string, nth = 0): Line {
  const line = log.filter((one) => one.type === type)[nth]
  if (line === undefined) throw new Error(`no ${type} ${nth}`)
  return line
}

/** Changes `what` of the nth line of a type and returns it. */
export function changed(type: string, what: object, nth = 0): (log: Line[]) => Line {
  return (log) => {
    const line = find(log, type, nth)
    line.what = { ...line.what, ...what }
    return line
  }
}

/** Takes out the nth line of a type; what comes right after it, or what `then` names, is refused. */
export function without(type: string, then?: string, nth = 0): (log: Line[]) => Line {
  return (log) => {
    const line = find(log, type, nth)
    const at = log.indexOf(line)
    log.splice(at, 1)
    const next = then === undefined ? log[at] : log.slice(at).find((one) => one.type === then)
    if (next === undefined) throw new Error(`nothing after ${type}`)
    return next
  }
}

/** Writes the nth line of a type twice and returns the second one. */
export function twice(type: string, nth = 0): (log: Line[]) => Line {
  return (log) => {
    const line = find(log, type, nth)
    const second = structuredCloneOf(line)
    log.splice(log.indexOf(line) + 1, 0, second)
    return second
  }
}

function structuredCloneOf(line: Line): Line {
  return {
    ...line,
    what: structuredClone(line.what),
    ...(line.vouch && { vouch: { ...line.vouch } }),
  }
}

/** One test for each offence: refused with its code, at its entry. */
export function refuses(title: string, offences: readonly Offence[]): void {
  describe(title, () => {
    it.each(offences)('%s', (_, code, forge) => {
      const { ground, log, at } = forge()
      const verdict = judge(ground, log)
      expect(verdict, verdict.message).toMatchObject({ code, entry: at })
    })
  })
}
