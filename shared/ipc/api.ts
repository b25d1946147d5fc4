import type { Carrier, Method } from '../ceremony/methods.ts'
import type { Onward } from '../ceremony/onward-plan.ts'
import type { MediumOf } from '../ceremony/parameters.ts'
import type { Action } from '../ceremony/plan.ts'
import type { DocumentTree } from '../documents/tree.ts'
import type { Language } from '../text/language.ts'
import type { Progress } from '../steps.ts'
import type {
  Subject,
  Signing,
  RotationDecision,
  BroughtShare,
  DocumentsOf,
  DroppedFolder,
  OnPaper,
} from './arguments.ts'
import type { Result } from './result.ts'
import type { Snapshot } from './snapshot.ts'
import type {
  About,
  CeremonyCard,
  ShareOnScreen,
  ShareOnMedium,
  VerifiedBundle,
  ProvableShares,
  ProvenShare,
  Slip,
  ChosenShare,
  DisplayState,
  LogPage,
  EntryDetail,
  SavedDocuments,
  DocumentList,
  SavedDocument,
} from './answers.ts'
import type { PlanReview, PlannedPlan, PlanWriting, PlanComparison } from './reviews.ts'

/** The one definition of the bridge. Preload, router and every test host are made from it by a loop. */
export interface ClavigerApi {
  about(): Promise<Result<About>>
  /** The language of screens and dialogs, from now on and after the next start. */
  setLanguage(call: { language: Language }): Promise<Result<null>>
  home(): Promise<Result<readonly CeremonyCard[]>>
  /** Plans that were reviewed here and can still be read, the one used last first. */
  planned(): Promise<Result<readonly PlannedPlan[]>>
  reviewPlanned(call: { token: string }): Promise<Result<PlanReview>>
  /** Opens a dialog in the main process; null when it was cancelled. */
  choosePlan(): Promise<Result<PlanReview | null>>
  /**
   * Opens a dialog for the evidence that a reviewed recovery continues, and verifies it; null when
   * it was cancelled. `paper` is the paper list and head as typed.
   */
  chooseSource(call: {
    token: string
    paper: string
    head: string
  }): Promise<Result<PlanReview | null>>
  /** Names the damaged backups that a recovery or a drill gives up: each of them, and no other. */
  acceptDamaged(call: { token: string; labels: readonly string[] }): Promise<Result<PlanReview>>
  /** Begins a plan: nothing is written before it is saved. */
  newPlan(): Promise<Result<PlanWriting>>
  /**
   * Opens a dialog for the evidence of a ceremony, verifies it and begins the plan of one that
   * continues it; null when it was cancelled.
   */
  continuePlan(call: { kind: Onward }): Promise<Result<PlanWriting | null>>
  /** Opens a dialog for a plan to change; null when it was cancelled. */
  editPlan(): Promise<Result<PlanWriting | null>>
  /** Judges a plan as it stands on the screen. */
  checkPlan(call: { token: string; text: string }): Promise<Result<PlanReview>>
  /** Opens a dialog for a name that does not exist yet; null when it was cancelled. */
  savePlan(call: { token: string; text: string }): Promise<Result<PlanReview | null>>
  /** Opens two dialogs, one after the other; null when one was cancelled. */
  comparePlans(): Promise<Result<PlanComparison | null>>
  /** A dialog for one more bundle of the same keys; or with `none` the statement that there is none. */
  chooseLater(call: { token: string; none: boolean }): Promise<Result<PlanReview | null>>
  /** A dialog for the folder of a health check or a drill of these shares; null when cancelled. */
  chooseProof(call: { token: string }): Promise<Result<PlanReview | null>>
  suggestPassphrase(): Promise<Result<string>>
  /** The administrator opens it; or `by`, their deputy. */
  openCeremony(call: { token: string; passphrase: string; by?: string }): Promise<Result<Snapshot>>
  resumeCeremony(call: { ceremony: string } & Signing): Promise<Result<Snapshot>>
  leaveCeremony(): Promise<Result<null>>
  snapshot(): Promise<Result<Snapshot | null>>
  /** States, signed, that this entry and running head are the last ones this person noted. */
  stateHead(call: Signing & { entry: number; head: string }): Promise<Result<Snapshot>>
  enrol(call: { person: string; passphrase: string }): Promise<Result<Snapshot>>
  /** A new key for somebody who forgot their passphrase: a co-signed exception came before. */
  reEnrol(call: { person: string; passphrase: string }): Promise<Result<Snapshot>>
  slip(call: { person: string }): Promise<Result<Slip>>
  /** Something physical is done: `result` says how it went. With a passphrase when it is signed. */
  recordStep(call: {
    by: string
    step: string
    result: string
    passphrase?: string
  }): Promise<Result<Snapshot>>
  /** A custodian signs what they are responsible for. */
  acknowledge(call: Signing): Promise<Result<Snapshot>>
  /** Dice and text of one person for the randomness of the ceremony: what the plan asks for. */
  contribute(call: Signing & { dice?: string; text?: string }): Promise<Result<Snapshot>>
  /** `watch` in UTC, `room` as the clock on the wall says it, with its zone. */
  stateClock(
    call: Signing & { at: 'opening' | 'closing' | 'jump'; watch: string; room: string },
  ): Promise<Result<Snapshot>>
  /** Reads every gate anew and records what it shows; the run replaces the one before. */
  runGates(): Promise<Result<Snapshot>>
  /** Signs that the run of this entry, the last one, was read, and that what it asks about is so. */
  confirmGates(call: Signing & { run: number }): Promise<Result<Snapshot>>
  leaveRoom(call: { person: string; reason: string }): Promise<Result<Snapshot>>
  returnToRoom(call: Signing): Promise<Result<Snapshot>>
  startBreak(call: { by: string; reason: string }): Promise<Result<Snapshot>>
  endBreak(call: { by: string }): Promise<Result<Snapshot>>
  /** The deputy or alternate takes over the duties of somebody who is not there. */
  handOver(call: Signing & { from: string }): Promise<Result<Snapshot>>
  /** `media` says how the share of each custodian leaves; on the screen unless said otherwise. */
  declare(call: {
    by: string
    action: Action
    media?: readonly MediumOf[]
  }): Promise<Result<Snapshot>>
  approve(call: Signing & { intent: string }): Promise<Result<Snapshot>>
  withdraw(call: Signing & { intent: string }): Promise<Result<Snapshot>>
  /** Carries out an approved action: begin, generate, wrap, export or close. */
  perform(call: { action: Action }): Promise<Result<Snapshot>>
  /**
   * Does not wait for the call at work but stops it, where it can be stopped: it is refused with
   * `call.cancelled` and everything is as before; the package or file at hand is finished, the
   * others wait under the same approval. `work` is the number that its progress carries; when other
   * work is at hand by then, nothing happens.
   */
  cancelWork(call: { work: number }): Promise<Result<null>>
  /** Records the start of the release, then gives the share for the screen or for the printer. */
  showShare(call: { index: number }): Promise<Result<ShareOnScreen>>
  /**
   * Prints the page on screen, which is the card of this share: once in a release. False when the
   * dialog was cancelled.
   */
  printShare(call: { index: number }): Promise<Result<{ readonly printed: boolean }>>
  /** Opens a dialog for the folder, records the start, writes the share file; null if cancelled. */
  releaseFile(call: { index: number }): Promise<Result<ShareOnMedium | null>>
  /** The same, encrypted with age to a passphrase that its custodian chose. */
  releaseToPassphrase(call: {
    index: number
    passphrase: string
  }): Promise<Result<ShareOnMedium | null>>
  /** The same, encrypted with age to the recipient of its custodian. */
  releaseToRecipient(call: {
    index: number
    recipient: string
  }): Promise<Result<ShareOnMedium | null>>
  /** Opens a dialog for a text file and gives the one age recipient in it; null if cancelled. */
  chooseRecipient(): Promise<Result<string | null>>
  /** The custodian says: copied, or something went wrong. The vault drops its copy when copied. */
  endShare(call: { index: number; copied: boolean }): Promise<Result<Snapshot>>
  /**
   * Opens a dialog for the file of the share that `by` brings; null when it was cancelled. A file
   * that is not encrypted is read and named at once; nothing of it is kept.
   */
  chooseShare(call: { by: string }): Promise<Result<ChosenShare | null>>
  /** The page opens or closes the camera; main grants it in a step that takes a share, and no other. */
  openCamera(): Promise<Result<null>>
  closeCamera(): Promise<Result<null>>
  readBackShare(
    call: Signing & { index: number; share: BroughtShare; medium: string; bag: string },
  ): Promise<Result<Snapshot>>
  /** The page found a typed share to be mistyped: what was typed stays in the page. */
  noteMisread(call: { by: string }): Promise<Result<null>>
  /** After a restart: a custodian brings their share so that the vault can be filled again. */
  presentShare(call: { by: string; share: BroughtShare }): Promise<Result<Snapshot>>
  prove(): Promise<Result<Snapshot>>
  /** Signs, before it is opened, what bag a share comes in: its number and its seal. */
  examineBag(
    call: Signing & { thing: string; bag: string; seal: 'whole' | 'broken' | 'none' },
  ): Promise<Result<Snapshot>>
  /**
   * Records what `by` is about to destroy, and what stands on it: of a share the set and the
   * commitment, never the share; of a copy of the backup files the number of the medium.
   */
  startDestruction(call: {
    by: string
    thing: string
    method: Method
    carrier?: Carrier
    set?: string
    commitment?: string
    serial?: string
  }): Promise<Result<Snapshot>>
  /** The one who destroyed it signs that it is done. */
  finishDestruction(call: Signing & { thing: string }): Promise<Result<Snapshot>>
  /** It was started and came to no end. */
  failDestruction(call: { thing: string; reason: string }): Promise<Result<Snapshot>>
  /** Somebody signs that a thing cannot be produced, and why. */
  reportMissing(call: Signing & { thing: string; reason: string }): Promise<Result<Snapshot>>
  /** Whoever looked on signs for what was done or said. */
  witnessDestruction(call: Signing & { thing: string }): Promise<Result<Snapshot>>
  /** Opens a dialog for the folder that key material goes to; null when it was cancelled. */
  declareExport(call: { by: string }): Promise<Result<Snapshot | null>>
  /** A quorum answers a challenge: 64 hex digits of an auditor, or nothing, and then it is self-issued. */
  drill(call: { challenge: string }): Promise<Result<Snapshot>>
  /** One decision for each key that the shares opened. */
  decideRotation(
    call: Signing & { decisions: readonly RotationDecision[] },
  ): Promise<Result<Snapshot>>
  /** Which four words (1 to 16) this person types from their own paper. */
  comparePositions(call: { by: string; path: string }): Promise<Result<readonly number[]>>
  compare(call: Signing & { path: string; words: readonly string[] }): Promise<Result<Snapshot>>
  raiseException(
    call: Signing & { about: Subject; expected: string; happened: string; decided: string },
  ): Promise<Result<Snapshot>>
  cosignException(call: Signing & { exception: string }): Promise<Result<Snapshot>>
  attest(
    call: Signing & { verdict: 'agree' | 'disagree'; remarks: string },
  ): Promise<Result<Snapshot>>
  seal(call: Signing): Promise<Result<Snapshot>>
  /** Opens a dialog for the folder; null when it was cancelled. */
  deliver(): Promise<Result<Snapshot | null>>
  /** Opens a dialog for the folder; null when it was cancelled. Nothing secret is in a document. */
  saveDocuments(): Promise<Result<SavedDocuments | null>>
  /** Every document there is, those that cannot be had yet among them. No document holds a secret. */
  listDocuments(call: { of: DocumentsOf }): Promise<Result<DocumentList>>
  /** A document as data: the page draws it, and never sees its markup or where it lies. */
  openDocument(call: { of: DocumentsOf; name: string }): Promise<Result<DocumentTree>>
  /** Opens the system's print dialog for one document; false when it was cancelled. */
  printDocument(call: OnPaper): Promise<Result<{ readonly printed: boolean }>>
  /** Opens a dialog for the folder that takes one document as PDF; null when it was cancelled. */
  saveDocument(call: OnPaper): Promise<Result<SavedDocument | null>>
  /** With a passphrase the abort is signed; without one the recorder notes who asked. */
  abort(call: { by: string; reason: string; passphrase?: string }): Promise<Result<Snapshot>>
  /**
   * A page of the entries that concern a person, an act of the script or a key; all without. The
   * last page where `from` is not given.
   */
  log(call: {
    from?: number
    count: number
    person?: string
    act?: string
    key?: string
  }): Promise<Result<LogPage>>
  /** One entry as it is stored, with its hash and who signed it. */
  logEntry(call: { entry: number }): Promise<Result<EntryDetail>>
  /**
   * Opens a dialog for the evidence that one share is proven by, and verifies it; null when it was
   * cancelled. Until `leaveProving`, a share can be brought as in a ceremony.
   */
  chooseProvable(call: { paper: string; head: string }): Promise<Result<ProvableShares | null>>
  /**
   * Opens a dialog for one more bundle of the same keys, beside the evidence; null when it was
   * cancelled. A set that was superseded or destroyed is refused, and its evidence is forgotten.
   */
  chooseProvableLater(): Promise<Result<ProvableShares | null>>
  /** Opens a dialog for the folder that takes the signature; null when it was cancelled. */
  chooseProvingFolder(): Promise<Result<string | null>>
  /** One custodian alone: their share signs what a verifier chose, or a challenge of the program. */
  proveShare(call: {
    by: string
    share: BroughtShare
    challenge: string
  }): Promise<Result<ProvenShare>>
  leaveProving(): Promise<Result<null>>
  /**
   * Opens a dialog, or takes the folder that was dropped, by its token; null when it was cancelled.
   * `paper` is the paper list and head as typed.
   */
  verifyBundle(call: {
    paper: string
    head: string
    dropped?: string
  }): Promise<Result<VerifiedBundle | null>>
  /**
   * Writes what is printed before the ceremony, the script of a reviewed plan and its blank cards,
   * into a folder chosen by dialog; null when it was cancelled.
   */
  savePapers(call: { token: string }): Promise<Result<SavedDocuments | null>>
  /** Opens the system's print dialog for the page on screen (public pages only). */
  printPage(): Promise<Result<null>>
  /** Opens the witness display, on a second screen where there is one, or closes it. */
  showDisplay(call: { shown: boolean }): Promise<Result<DisplayState>>
  displayState(): Promise<Result<DisplayState>>
}

/** The bridge as the page sees it: the calls; pushes of whole snapshots, progress, the other window. */
export interface ClavigerBridge extends ClavigerApi {
  onSnapshot(listen: (snapshot: Snapshot) => void): () => void
  onProgress(listen: (progress: Progress) => void): () => void
  onDisplay(listen: (state: DisplayState) => void): () => void
  /**
   * What a person dropped on the page, for a call to name; null where nobody can say where it lies.
   * The page never names a path: what was not dropped has no token.
   */
  takeDropped(dropped: unknown): Promise<DroppedFolder | null>
}
