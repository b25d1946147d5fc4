import type { Step } from '../../ceremony/step.ts'

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
