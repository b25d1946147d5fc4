/** What the calls of the bridge are given, where it is more than a word or a number. */
import type { PaperSize } from '../documents/paper-size.ts'

/** What an exception is about; `note` changes nothing in the rules. */
export type Subject =
  | { readonly kind: 'note' }
  | { readonly kind: 'exposure'; readonly entry: number; readonly seen?: string[] | undefined }
  | { readonly kind: 'receipt'; readonly set: string; readonly index: number }
  | { readonly kind: 'absence'; readonly person: string }
  | { readonly kind: 'package'; readonly path: string }
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'enrolment'; readonly person: string }
  | { readonly kind: 'gate'; readonly gate: string; readonly entry: number }
  | { readonly kind: 'ending' }

/** The person who acts, and the passphrase that unlocks their key for this one signature. */
export interface Signing {
  readonly by: string
  readonly passphrase: string
}

/** When a recovered key is replaced, or that it is kept, and why. */
export type RotationDecision =
  | {
      readonly label: string
      readonly decision: 'rotate'
      /** The day, `2027-03-31`. */
      readonly by: string
      readonly reason: string
    }
  | { readonly label: string; readonly decision: 'keep'; readonly reason: string }

/** A share as it comes in: typed or read from a code by the page, or the file that a dialog chose. */
export type BroughtShare =
  | { readonly how: 'typed' | 'qr'; readonly text: string }
  | { readonly how: 'file'; readonly file: string; readonly filePassphrase: string }

/** Whose documents: of the ceremony on screen, of a plan that was reviewed, of verified evidence. */
export type DocumentsOf =
  | { readonly from: 'ceremony' }
  | { readonly from: 'plan'; readonly token: string }
  | { readonly from: 'bundle'; readonly token: string }

/** One document of a list, and the paper that it goes onto. */
export interface OnPaper {
  readonly of: DocumentsOf
  readonly name: string
  readonly size: PaperSize
}

/** What was dropped on the page: its token, for calls, and where it lies, to be read. */
export interface DroppedFolder {
  readonly token: string
  readonly path: string
}
