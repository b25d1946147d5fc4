import { utf8 } from '../bytes.ts'
import { type Challenge, challengeText, parseChallenge } from '../crypto/challenge.ts'
import { armorSshsig, decodeSshsig } from '../crypto/sshsig.ts'
import { type Coverage, coverageOver } from './coverage.ts'
import type { What } from './events.ts'
import { findingsOf } from './findings.ts'
import { nextDrillOf, showingsOf } from './showings.ts'
import type { State } from './state.ts'

type Share = What<'source.admitted'>['shares'][number]

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

/** What a drill came to, and what has been shown of its set within the bundles presented. */
export interface DrillCoverage extends Coverage {
  readonly challenge: Challenge
  readonly took: readonly Share[]
  /** Those whose shares took no part in this drill. */
  readonly missed: readonly Share[]
}

/** What has been shown of the set that a ceremony continues, before it and in it. */
export function coverageOf(state: State): Coverage | undefined {
  const { source } = state
  if (source === undefined) return undefined
  const shown = showingsOf(state, source.set)
  const found = findingsOf(state, source.set)
  const labels = source.keys.map(({ label }) => label)
  return coverageOver(source, labels, { shown, found, next: nextDrillOf(state) })
}

/** The same of a drill, once it is done. */
export function drillCoverageOf(state: State): DrillCoverage | undefined {
  const { drilled, source } = state
  const coverage = coverageOf(state)
  if (drilled === undefined || source === undefined || coverage === undefined) return undefined
  const challenge = parseChallenge(challengeText(drilled.challenge))
  const took = source.shares.filter(({ index }) => challenge.indexes.includes(index))
  const missed = source.shares.filter(({ index }) => !challenge.indexes.includes(index))
  return { ...coverage, challenge, took, missed }
}
