import type { PaperSize } from '#shared/documents/paper-size.ts'
import type { DisplayState } from '#shared/ipc/answers.ts'
import type { RenderPdf } from './documents.ts'

/** What a folder is chosen for. */
export type FolderFor = 'evidence' | 'share' | 'papers' | 'export' | 'proof'

/** What only a desktop has: dialogs and a printer. Each answer is null when cancelled. */
export interface Desktop {
  choosePlan(): Promise<string | null>
  /** A name for a plan that does not exist yet, at first in this folder. */
  savePlan(folder: string | undefined): Promise<string | null>
  chooseFolder(purpose: FolderFor): Promise<string | null>
  chooseBundle(): Promise<string | null>
  /** The folder of a health check or a drill: a challenge and its signatures. */
  chooseProof(): Promise<string | null>
  /** A text file with an age recipient. */
  chooseRecipient(): Promise<string | null>
  /** False when the dialog was cancelled, where that can be told. */
  print(): Promise<boolean>
  /** The file of a share. */
  chooseShare(): Promise<string | null>
  /** The identity file that opens a share encrypted to an age recipient. */
  chooseIdentity(): Promise<string | null>
  /**
   * Grants the page the camera for as long as this says so, or takes it away. Absent where the browser
   * asks for itself.
   */
  camera?(granted: false | (() => boolean)): void
  /**
   * Opens the print dialog for one document, which is never on the screen for it; false when it was
   * cancelled. Refuses with 'printer.missing' or 'printer.failed'. Absent where nothing prints.
   */
  printDocument?(html: Uint8Array, size: PaperSize): Promise<boolean>
  /** Absent where nothing renders. */
  readonly renderPdf?: RenderPdf
  /** The display for the room. Absent where there is no second window. */
  readonly display?: WitnessDisplay
}

/** A window that is shown, closed, and told what to show; it never asks for anything. */
export interface WitnessDisplay {
  show(shown: boolean): Promise<DisplayState>
  state(): DisplayState
}
