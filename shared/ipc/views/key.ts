export interface KeyView {
  readonly label: string
  readonly algorithm: string
  /** Of a symmetric key. */
  readonly kcv?: string
  /** `SHA256:…` of the public half of a key pair. */
  readonly spki?: string
  readonly commitment?: string
  readonly backup?: string
}

export interface PackageView {
  readonly path: string
  readonly label: string
  readonly provider: string
  readonly target: string
  readonly method: string
  /** SHA-256 of the wrapping key; only once two people have compared it. */
  readonly wrappingKey?: string
  readonly comparedBy: readonly string[]
  readonly expires?: string
  readonly status: 'planned' | 'started' | 'finished' | 'failed'
  readonly manifest?: string
}

/** One key that leaves in a file. */
export interface ExportView {
  readonly label: string
  readonly algorithm: string
  readonly file: string
  readonly folder?: string
  readonly status: 'planned' | 'started' | 'finished' | 'failed'
}

export interface RotationView {
  readonly label: string
  /** The day by which it is replaced; absent where it is kept. */
  readonly by?: string
  readonly reason: string
}
