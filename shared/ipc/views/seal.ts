export interface SealView {
  readonly head: string
  readonly headWords: readonly string[]
  readonly signers: readonly string[]
  readonly signed: readonly string[]
  /** Folders that hold the evidence, read back. */
  readonly delivered: readonly string[]
}
