export interface ExceptionView {
  readonly exception: string
  readonly by: string
  readonly entry: number
  readonly about: string
  readonly expected: string
  readonly happened: string
  readonly decided: string
  readonly cosigned: readonly string[]
  readonly effective: boolean
}

/** An effect that was started and has no end: it counts as exposed until an exception settles it. */
export interface ExposureView {
  readonly entry: number
  readonly what: string
  readonly settled: boolean
}
