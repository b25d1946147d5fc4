/** What a known answer test is made of. */
import { CeremonyError } from '#shared/errors.ts'

/** One primitive: the answers that a standard prints, and what this machine gives. */
export interface KnownAnswer {
  /** The primitive, and where its answer is from. */
  readonly name: string
  readonly known: readonly string[]
  /** Asks this machine; the order is that of `known`. */
  readonly give: () => readonly string[] | Promise<readonly string[]>
}

/** The code with which a call is refused, as one of the answers; `accepted` when it is not. */
export function refusal(call: () => unknown): string {
  try {
    call()
    return 'accepted'
  } catch (error) {
    return error instanceof CeremonyError ? error.code : 'broken'
  }
}

/** The same bytes with the first one altered. */
export function altered(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte))
}

/** The bytes 0, 1, 2 and so on, as the standards like them. */
export function counting(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => i)
}
