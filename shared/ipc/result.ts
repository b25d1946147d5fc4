import type { CeremonyError, Code, Fault } from '../errors.ts'
import type { Place } from '../places.ts'
import type { Tick } from '../steps.ts'
import type { Saying } from '../text/saying.ts'

/** A refusal as it crosses the bridge: Electron keeps only `message` of a thrown error. */
export interface Refusal {
  readonly code: Code
  readonly message: string
  /** The message before it is put into words of a language. */
  readonly saying: Saying
  readonly hint: string
  readonly path?: string
  readonly faults?: readonly Fault[]
  readonly place?: Place
  /** How far work was that somebody stopped. */
  readonly tick?: Tick
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Refusal }

export function refusalOf(error: CeremonyError): Refusal {
  return {
    code: error.code,
    message: error.message,
    saying: error.said,
    hint: error.hint,
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(error.faults === undefined ? {} : { faults: error.faults }),
    ...(error.place === undefined ? {} : { place: error.place }),
    ...(error.tick === undefined ? {} : { tick: error.tick }),
  }
}
