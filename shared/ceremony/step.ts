import type { EntropyKind } from '../crypto/entropy.ts'
import type { Language } from '../text/language.ts'
import type { Action, Role } from './plan.ts'

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

/** One row of the script: done once, by a person with the right role. */
export interface Step {
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
  /** Of a note: the earlier steps of the same act that make what it needs. */
  readonly after?: readonly string[]
  readonly task: Task
  /** What it says in other languages. The English is what people sign. */
  readonly spoken?: { readonly [language in Language]?: Spoken }
}

/** The words of a step. */
export type Spoken = Pick<Step, 'instruction' | 'expected' | 'records'>

/** A step as it is said in a language: in English where its script has no other words. */
export function stepIn<S extends { readonly spoken?: Step['spoken'] | undefined }>(
  { spoken, ...step }: S,
  language: Language,
): Omit<S, 'spoken'> {
  return { ...step, ...spoken?.[language] }
}
