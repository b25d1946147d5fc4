/** What the calls of the bridge answer with. Nothing in it is secret but the one share on the screen. */
import type { Mode } from '../ceremony/plan.ts'
import type { CardFacts } from '../documents/card.ts'
import type { Paper } from '../documents/papers.ts'
import type { Language } from '../text/language.ts'
import type { Saying } from '../text/saying.ts'
import type { BackupFault } from './views/coverage.ts'
import type { DestructionView } from './views/destruction.ts'
import type { LogLine, Outcome, Phase } from './snapshot.ts'

export interface About {
  readonly version: string
  readonly build: string
  readonly buildWords: readonly string[]
  readonly native: readonly { readonly file: string; readonly sha256: string }[]
  /** `electron`, `chromium` (development shell) or `node`. */
  readonly host: string
  readonly packaged: boolean
  readonly productionAllowed: boolean
  readonly dataFolder: string
  readonly crypto: string
  readonly selfTest: readonly { readonly name: string; readonly ok: boolean }[]
  /** As chosen here before, or that of the system. */
  readonly language: Language
}

export interface CeremonyCard {
  readonly ceremony: string
  readonly title: string
  readonly mode: Mode
  readonly phase: Phase
  readonly outcome?: Outcome
  readonly started: string
  readonly entries: number
  /** Enrolled people: any one of them can unlock the recorder key. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** Set when the file cannot be used: what is wrong with it. */
  readonly fault?: Saying
}

/**
 * The one secret that is ever shown, or printed. Written into the page by hand, never kept in a
 * store.
 */
export interface ShareOnScreen {
  readonly index: number
  readonly total: number
  readonly threshold: number
  readonly set: string
  readonly holder: string
  readonly mode: Mode
  /** 100 characters; 25 groups of four. */
  readonly text: string
  /** What a printed card says beside the share: it is for the printer, not for the screen. */
  readonly card?: CardFacts
}

/** A share as it lies on its custodian's medium: written, read back and compared. */
export interface ShareOnMedium {
  readonly folder: string
  readonly file: string
  readonly sha256: string
  readonly bytes: number
}

export interface VerifyReport {
  readonly ok: boolean
  readonly code: string
  readonly message: string
  readonly entry?: number
  readonly ceremony: string
  readonly mode: string
  readonly outcome: string
  readonly anchored: string
  readonly entries: number
  readonly fingerprint: string
  readonly words: readonly string[]
  readonly checks: readonly {
    readonly name: string
    readonly ok: boolean
    readonly entry?: number
    readonly message?: string
    /** The message before it is put into words of a language. */
    readonly saying?: Saying
  }[]
  /**
   * The backups that this ceremony found damaged or that did not open: what it did not recover, or
   * what its drill did not prove.
   */
  readonly findings?: readonly { readonly label: string; readonly fault: BackupFault }[]
  /** Of the evidence of a destruction: what was destroyed, by whom, and what is at large. */
  readonly destruction?: DestructionReport
}

/** The end of a share set, with the names of the people in it. */
export interface DestructionReport extends DestructionView {
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** A bundle that was verified; where every check holds, `token` stands for its documents. */
export interface VerifiedBundle extends VerifyReport {
  readonly token?: string
}

/** Evidence that was verified, and the shares that can be proven by it, one at a time. */
export interface ProvableShares {
  readonly ceremony: string
  readonly title: string
  readonly mode: Mode
  readonly set: string
  readonly threshold: number
  /** `none`, `signers`, `head` or `signers,head`. */
  readonly anchored: string
  /** SHA-256 of its checkpoint, in hex and in words. */
  readonly head: string
  readonly words: readonly string[]
  readonly shares: readonly {
    readonly index: number
    readonly custodian: string
    readonly name: string
  }[]
  /** The ceremonies of the bundles presented beside it. */
  readonly also?: readonly string[]
}

/** The signature of one share over a challenge, as it lies in a folder. */
export interface ProvenShare {
  readonly folder: string
  readonly name: string
  readonly custodian: string
  /** What `ssh-keygen -I` is told: `share.<set>.<index>`. */
  readonly principal: string
  readonly time: string
  /** Nobody else chose the challenge. */
  readonly selfIssued: boolean
}

export interface Slip {
  /** The share set that this ceremony has superseded. */
  readonly superseded?: string
  readonly title: string
  readonly ceremony: string
  readonly mode: Mode
  readonly id: string
  readonly name: string
  readonly fingerprint: string
  readonly all: readonly { readonly id: string; readonly fingerprint: string }[]
  readonly entries: number
  readonly runningHead: string
}

/** A share file that was chosen: the page knows a token for it and its name, never the path. */
export interface ChosenShare {
  readonly file: string
  readonly name: string
  /** Its passphrase is asked for. */
  readonly encrypted: boolean
}

/** The witness display. */
export interface DisplayState {
  /** Full screen on another screen, or in a window because the system names one screen only. */
  readonly shown: 'no' | 'screen' | 'window'
  /** It went without being asked to: its page crashed, or its screen is gone. */
  readonly lost: boolean
}

/** Entries in words: how many come before them, and how many there are under the same filter. */
export interface LogPage {
  readonly lines: readonly LogLine[]
  readonly from: number
  readonly matches: number
}

/** A signature over a line of the log, or over the statement in it. */
export interface SignatureView {
  readonly by: string
  /** `SHA256:…` of the key. */
  readonly fingerprint: string
  readonly good: boolean
  /** What the person signed; the recorder signs the line itself. */
  readonly statement?: string
}

/** One entry of the log as it is stored: its line without the newline, and the hash with it. */
export interface EntryDetail {
  readonly seq: number
  readonly line: string
  readonly sha256: string
  readonly signatures: readonly SignatureView[]
}

/** The documents of a plan, of a ceremony or of a verified bundle. */
export interface DocumentList {
  readonly title: string
  readonly mode: Mode
  readonly documents: readonly Paper[]
}

/** One document as it lies on a medium: written, read back and compared. */
export interface SavedDocument {
  readonly folder: string
  readonly file: string
}

/** What was written for people to print and file. */
export interface SavedDocuments {
  readonly folder: string
  readonly documents: readonly string[]
}
