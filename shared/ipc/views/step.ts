import type { EntropyKind } from '../../crypto/entropy.ts'
import type { Action, Role } from '../../ceremony/plan.ts'

/** What the people in the room do in one step of the script. */
export type Task =
  | { readonly do: 'note'; readonly step: string; readonly signed: boolean }
  | { readonly do: 'preflight' }
  | { readonly do: 'enrol'; readonly person: string }
  | { readonly do: 'acknowledge'; readonly person: string }
  | { readonly do: 'entropy'; readonly person: string; readonly asks: readonly EntropyKind[] }
  | { readonly do: 'clock'; readonly at: 'opening' | 'closing' }
  | { readonly do: 'action'; readonly action: Action }
  | { readonly do: 'handout'; readonly index: number; readonly custodian: string }
  | { readonly do: 'readback'; readonly index: number; readonly custodian: string }
  | { readonly do: 'prove' }
  | { readonly do: 'present' }
  | { readonly do: 'rotate' }
  | {
      readonly do: 'destroy'
      readonly of: 'share'
      readonly index: number
      readonly custodian: string
    }
  | { readonly do: 'destroy'; readonly of: 'copy'; readonly copy: string }
  | { readonly do: 'compare'; readonly path: string }
  | { readonly do: 'attest'; readonly person: string }
  | { readonly do: 'seal'; readonly person: string }
  | { readonly do: 'deliver' }

export interface StepView {
  readonly number: number
  /** The step's own name in the script, with its item: `readback:2`. */
  readonly step: string
  readonly act: string
  readonly role: Role
  /** Ids of the people who may do it. */
  readonly who: readonly string[]
  readonly instruction: string
  readonly expected: string
  /** What is written down when it is done, in words: a serial number, a reading. */
  readonly records?: string
  /** Its actor signs for it. */
  readonly signed: boolean
  readonly task: Task
  readonly status: 'done' | 'current' | 'next' | 'skipped'
  /** What was written down. */
  readonly result?: string
  /** The entry that recorded it, when, and by whom. */
  readonly entry?: number
  readonly time?: string
  readonly by?: string
}
