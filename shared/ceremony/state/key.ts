import type { What } from '../events.ts'

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
