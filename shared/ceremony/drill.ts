import { utf8 } from '../bytes.ts'
import { type Challenge, parseChallenge } from '../crypto/challenge.ts'
import { armorSshsig, decodeSshsig } from '../crypto/sshsig.ts'
import type { State } from './state.ts'

/** What the challenge of a drill must say, by the log; its value and time are the room's. */
export function expectedChallenge(state: State): Omit<Challenge, 'nonce' | 'time'> {
  const { ceremony = '', checkpoint = '', set = '' } = state.source ?? {}
  return {
    ceremony,
    set,
    checkpoint,
    purpose: 'drill',
    indexes: state.presented.toSorted((a, b) => a - b),
    ok: state.backups.map(({ label, sha256 }) => ({ sha256, label })),
  }
}

/** The text that is signed; the log holds its lines, because no line of it holds another. */
export function challengeText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

/** The files of a drill, as stock ssh-keygen checks them against `allowed_signers`. */
export function drillFiles({ drilled }: State): ReadonlyMap<string, Uint8Array> {
  if (drilled === undefined) return new Map()
  const { set, challenge, recovery, shares } = drilled
  const armored = (sshsig: string) => utf8(armorSshsig(decodeSshsig(sshsig)))
  return new Map([
    ['drill/challenge', utf8(challengeText(challenge))],
    [`drill/recovery.${set}.sig`, armored(recovery)],
    ...shares.map(
      ({ index, signature }) => [`drill/share.${set}.${index}.sig`, armored(signature)] as const,
    ),
  ])
}

/** Which shares have been shown to recover, and which have not, by this drill alone. */
export interface Coverage {
  readonly challenge: Challenge
  readonly took: readonly { readonly index: number; readonly custodian: string }[]
  readonly missed: readonly { readonly index: number; readonly custodian: string }[]
  /** How many groups of m can recover, and how many of them this drill has shown. */
  readonly groups: bigint
  readonly shown: bigint
}

/** What a drill has shown of its share set; undefined before it. */
export function coverageOf({ drilled, source }: State): Coverage | undefined {
  if (drilled === undefined || source === undefined) return undefined
  const challenge = parseChallenge(challengeText(drilled.challenge))
  const { shares, threshold } = source
  const took = shares.filter(({ index }) => challenge.indexes.includes(index))
  const missed = shares.filter(({ index }) => !challenge.indexes.includes(index))
  return {
    challenge,
    took,
    missed,
    groups: choose(shares.length, threshold),
    shown: choose(took.length, threshold),
  }
}

function choose(n: number, m: number): bigint {
  let result = 1n
  for (let i = 1; i <= m; i++) result = (result * BigInt(n - m + i)) / BigInt(i)
  return result
}
