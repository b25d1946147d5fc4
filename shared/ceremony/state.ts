import type { What } from './events.ts'
import type { Plan } from './plan.ts'
import type { Preflight } from './gates.ts'
import type { WrapFacts } from '../byok/provider.ts'
import type { Step } from './step.ts'
import type { Finding } from './findings.ts'
import type { Showing } from './showings.ts'
import type { Attestation, Handing, Member, Pause } from './state/people.ts'
import type { Intent } from './state/intent.ts'
import type { Export, Key, Package, Rotation } from './state/key.ts'
import type { ShareSet } from './state/share.ts'
import type { Disposal } from './state/disposal.ts'
import type { Effect, Exception, Resuming } from './state/exception.ts'
import type { ClockReading, Jump } from './state/clock.ts'
import { type Entropy, NOTHING_GIVEN } from './state/entropy.ts'

/** What the plan and its files fix before the first entry. */
export interface Ground {
  readonly plan: Plan
  /** SHA-256 of plan.json. */
  readonly digest: string
  /** The complete facts of each planned package, in the order of the plan. */
  readonly planned: readonly WrapFacts[]
  /** SHA-256 of every file the plan refers to. */
  readonly inputs: readonly string[]
  /** The compiled script: what the log is read through. */
  readonly script: readonly Step[]
  /** The digest of the script as it is before the plan fills it in: what entry 0 names. */
  readonly template: string
}

/** What a quorum has proven in a drill: the challenge it answered, and the signatures. */
export type Drilled = What<'drill.proven'> & { readonly entry: number }

/** A step of the script that people do and the program does not see. */
export interface RecordedStep {
  readonly step: string
  readonly by: string
  readonly result: string
  readonly entry: number
  readonly time: string
}

export interface End {
  readonly outcome: 'closed' | 'aborted' | 'terminated'
  readonly signers: readonly string[]
  readonly reason: string
}

/** Everything the rules need to know of a ceremony: the fold of its log over its plan. */
export interface State {
  readonly ground: Ground
  readonly entries: number
  readonly time: string
  readonly opened:
    | (What<'ceremony.opened'> & { readonly ceremony: string; readonly time: string })
    | undefined
  readonly members: readonly Member[]
  readonly relaxed: boolean
  /** The ceremony whose share set this one opens. */
  readonly source: What<'source.admitted'> | undefined
  readonly begun: boolean
  /** Every run of the gates; the last one counts. */
  readonly preflights: readonly Preflight[]
  /** The program was restarted since the last run. */
  readonly gatesStale: boolean
  /** Ids of enrolled people who are not in the room. */
  readonly away: readonly string[]
  readonly pause: Pause | undefined
  readonly handed: readonly Handing[]
  /** Ids of people who have signed for the duties of a custodian. */
  readonly acknowledged: readonly string[]
  readonly entropy: Entropy
  readonly steps: readonly RecordedStep[]
  readonly clocks: readonly ClockReading[]
  readonly jumped: Jump | undefined
  readonly intents: readonly Intent[]
  readonly keys: readonly Key[]
  readonly sets: readonly ShareSet[]
  /** False after `vault.emptied`, until `vault.refilled`. */
  readonly held: boolean
  /** Indexes presented for refilling the vault. */
  readonly presented: readonly number[]
  readonly backups: readonly What<'backup.made'>[]
  /** Who compared which wrapping key with paper, and whether they ran the ceremony then. */
  readonly compared: readonly {
    readonly path: string
    readonly by: string
    readonly leads: boolean
  }[]
  readonly packages: readonly Package[]
  readonly exports: readonly Export[]
  readonly rotation: Rotation | undefined
  readonly drilled: Drilled | undefined
  /** What became of the things that are to be destroyed, as far as anything did. */
  readonly disposals: readonly Disposal[]
  /** The occasions, in this ceremony, on which shares were shown to be good. */
  readonly showings: readonly Showing[]
  /** The backups that, in this ceremony, did not open or could not be tried. */
  readonly findings: readonly Finding[]
  readonly effects: readonly Effect[]
  readonly exposures: readonly Effect[]
  readonly exceptions: readonly Exception[]
  readonly attestations: readonly Attestation[]
  readonly resuming: Resuming | undefined
  /** The share set was given up without a loss that explains it: only the end may follow. */
  readonly abandoned: boolean
  readonly files: What<'files.listed'>['files'] | undefined
  readonly end: End | undefined
}

/** The state before entry 0. */
export function initialState(ground: Ground): State {
  return {
    ground,
    entries: 0,
    time: '',
    opened: undefined,
    members: [],
    relaxed: false,
    source: undefined,
    begun: false,
    preflights: [],
    gatesStale: false,
    away: [],
    pause: undefined,
    handed: [],
    acknowledged: [],
    entropy: NOTHING_GIVEN,
    steps: [],
    clocks: [],
    jumped: undefined,
    intents: [],
    keys: [],
    sets: [],
    held: false,
    presented: [],
    backups: [],
    compared: [],
    packages: [],
    exports: [],
    rotation: undefined,
    drilled: undefined,
    disposals: [],
    showings: [],
    findings: [],
    effects: [],
    exposures: [],
    exceptions: [],
    attestations: [],
    resuming: undefined,
    abandoned: false,
    files: undefined,
    end: undefined,
  }
}
