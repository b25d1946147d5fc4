import type { EntropyKind } from '../../crypto/entropy.ts'
import type { Action } from '../../ceremony/plan.ts'
import type { Step } from '../../ceremony/script.ts'

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

/** A step of the script as it is said on the screen, and where it stands. */
export interface StepView extends Omit<Step, 'after' | 'spoken'> {
  readonly status: 'done' | 'current' | 'next' | 'skipped'
  /** What was written down. */
  readonly result?: string
  /** The entry that recorded it, when, and by whom. */
  readonly entry?: number
  readonly time?: string
  readonly by?: string
}
