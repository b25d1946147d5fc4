import type { ActionParameters } from './event-fields.ts'
import type { Subject, What } from './events.ts'
import type { Action, Plan, Role } from './plan.ts'
import type { Preflight } from './gates.ts'
import type { WrapFacts } from '../byok/provider.ts'
import type { Step } from './script.ts'
import type { Showing } from './showings.ts'

/** Rule 8, PCI PIN 13-9.2: with fewer people in the room nothing goes on. */
export const LEAST_PRESENT = 2

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

export interface Member {
  readonly id: string
  readonly entry: number
  /** `ssh-ed25519 …`, the first one first; the last one counts. */
  readonly keys: readonly string[]
}

export interface Approval {
  readonly id: string
  readonly role: Role
  readonly time: string
}

export interface Intent {
  readonly intent: string
  readonly action: Action
  readonly by: string
  readonly entry: number
  readonly parameters: ActionParameters
  readonly digest: string
  readonly approvals: readonly Approval[]
  /** The time of the declaration or of the last approval: 30 minutes later it is void. */
  readonly touched: string
  /** The items that have served. */
  readonly used: readonly string[]
  readonly void: string | undefined
}

export interface Key {
  readonly label: string
  readonly algorithm: string
  readonly entry: number
  readonly kcv: string | undefined
  readonly spki: string | undefined
  readonly pem: string | undefined
  readonly salt: string
  readonly commitment: string
  readonly lost: boolean
}

export interface Share {
  readonly index: number
  readonly custodian: string
  readonly commitment: string
  readonly proof: string
  /** How often its release was started, finished or not. */
  readonly copies: number
  readonly released: boolean
  readonly read: What<'share.read'> | undefined
  readonly received: boolean
  /** Ids of who came to know it: its custodian once a release was started, and who saw it (rule 3). */
  readonly known: readonly string[]
}

export interface ShareSet {
  readonly set: string
  readonly entry: number
  readonly threshold: number
  readonly recovery: string
  readonly shares: readonly Share[]
  readonly proven: boolean
  readonly voided: boolean
  /** The set that replaced this one, once that was proven. */
  readonly supersededBy: string | undefined
}

export interface Package {
  readonly path: string
  readonly status: 'started' | 'finished' | 'failed'
  readonly manifest: string | undefined
}

/** Key material that was written to a file, or was about to be. */
export interface Export {
  readonly label: string
  readonly folder: string
  readonly file: string
  readonly status: 'started' | 'finished' | 'failed'
}

/** What was decided at the end of a recovery about replacing the keys, and who signed it. */
export interface Rotation {
  readonly by: string
  readonly entry: number
  readonly time: string
  readonly decisions: What<'rotation.decided'>['decisions']
}

/** What a quorum has proven in a drill: the challenge it answered, and the signatures. */
export type Drilled = What<'drill.proven'> & { readonly entry: number }

/** What became of one thing that is to be destroyed. */
export interface Disposal {
  readonly thing: string
  /** The bag as it was before it was opened, and who looked. */
  readonly bag: (Pick<What<'bag.examined'>, 'bag' | 'seal'> & { readonly by: string }) | undefined
  readonly started: Omit<What<'destruction.started'>, 'intent' | 'item'> | undefined
  /** `started`: somebody is about to destroy it, and nobody has said that it is done. */
  readonly outcome: 'open' | 'started' | 'destroyed' | 'missing'
  /** Who destroyed it, or who said that it is missing. */
  readonly by: string | undefined
  readonly reason: string | undefined
  /** The entry of the outcome, which the witness signs. */
  readonly entry: number | undefined
  readonly time: string | undefined
  /** Ids of those who looked on when it began, and once it is destroyed were there then, too. */
  readonly watched: readonly string[]
  readonly witness: string | undefined
}

/** An effect that was started. Without an end at a restart it counts as exposed. */
export interface Effect {
  readonly entry: number
  readonly what: string
  /** The share that it shows, where it shows one. */
  readonly share?: { readonly set: string; readonly index: number }
}

export interface Exception {
  readonly exception: string
  readonly by: string
  readonly entry: number
  readonly about: Subject
  readonly expected: string
  readonly happened: string
  readonly decided: string
  readonly cosigned: readonly string[]
}

export interface Attestation {
  readonly id: string
  readonly verdict: 'agree' | 'disagree'
  readonly remarks: string
}

/** After a restart, until two people have stated what they noted. */
export interface Resuming {
  /** The last entry before the restart. */
  readonly entry: number
  /**
   * The earliest entry that counts as noted: every approver's screen shows entry and running head
   * to note on paper, so people have seen at least the last intent that somebody approved.
   */
  readonly since: number
  readonly stated: readonly string[]
}

/** A step of the script that people do and the program does not see. */
export interface RecordedStep {
  readonly step: string
  readonly by: string
  readonly result: string
  readonly entry: number
  readonly time: string
}

/** One person's watch beside the clock of the machine. */
export interface ClockReading {
  readonly at: What<'clock.stated'>['at']
  readonly by: string
  readonly watch: string
  readonly room: string
  readonly seconds: number
  readonly entry: number
}

/** The clock jumped; until two people have stated what their watches say. */
export interface Jump {
  readonly seconds: number
  readonly since: string
  readonly stated: readonly string[]
}

/** What the keys and everything else random are drawn from. */
export interface Entropy {
  /** What people gave for the next keys, in the order in which they gave it. */
  readonly given: readonly (What<'entropy.given'> & { readonly by: string })[]
  /** The mix of what was given, or the system alone; undefined before it is settled. */
  readonly from: 'mix' | 'system' | undefined
}

/** At the beginning, and again after each restart: what the vault held is gone. */
export const NOTHING_GIVEN: Entropy = { given: [], from: undefined }

/** A break: everybody is away until they are back one by one. */
export interface Pause {
  readonly reason: string
  readonly since: string
}

/** Roles that one person took over from another, as the plan allows. */
export interface Handing {
  readonly from: string
  readonly to: string
  readonly roles: readonly Role[]
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
