import type { Action } from './plan.ts'
import type { Choice } from './parameters.ts'
import type { Subject, What } from './events.ts'

/** A person's signature over the statement that stands behind an event. */
export interface Signature {
  readonly statement: string
  readonly sshsig: string
}

/** What somebody, or the program, wants to happen. Holds nothing secret. */
export type Command =
  | { readonly do: 'open'; readonly what: What<'ceremony.opened'> }
  | {
      readonly do: 'enrol'
      readonly id: string
      readonly key: string
      readonly fp: string
      readonly signature: Signature
    }
  | { readonly do: 'relax' }
  | { readonly do: 'admit'; readonly what: What<'source.admitted'> }
  | { readonly do: 'runGates'; readonly what: What<'preflight.recorded'> }
  | { readonly do: 'confirmGates'; readonly by: string; readonly signature: Signature }
  | { readonly do: 'restart'; readonly by: string }
  | {
      readonly do: 'stateHead'
      readonly by: string
      readonly entry: number
      readonly signature: Signature
    }
  | {
      readonly do: 'declare'
      readonly by: string
      readonly action: Action
      readonly choice?: Choice
    }
  | {
      readonly do: 'approve' | 'withdraw'
      readonly by: string
      readonly intent: string
      readonly signature: Signature
    }
  | { readonly do: 'begin' }
  | {
      readonly do: 'give'
      readonly by: string
      readonly given: What<'entropy.given'>['given']
      readonly signature: Signature
    }
  | { readonly do: 'mix'; readonly what: What<'entropy.mixed'> }
  | {
      readonly do: 'generate'
      readonly keys: readonly Omit<What<'key.generated'>, 'intent'>[]
      readonly set: Omit<What<'shares.made'>, 'intent'>
    }
  | { readonly do: 'reshare'; readonly set: Omit<What<'shares.made'>, 'intent'> }
  | { readonly do: 'release'; readonly index: number }
  | { readonly do: 'endRelease'; readonly failed?: string }
  | {
      readonly do: 'receive'
      readonly read: What<'share.read'>
      readonly commitment: string
      readonly proof: string
      readonly signature: Signature
    }
  | { readonly do: 'prove'; readonly backups: readonly What<'backup.made'>[] }
  | {
      readonly do: 'present'
      readonly index: number
      readonly custodian: string
      readonly how?: What<'share.read'>['how']
    }
  | { readonly do: 'refill' }
  | {
      readonly do: 'compare'
      readonly by: string
      readonly path: string
      readonly sha256: string
      readonly signature: Signature
    }
  | { readonly do: 'startPackage'; readonly path: string }
  | { readonly do: 'startExport'; readonly label: string }
  | { readonly do: 'endExport'; readonly label: string; readonly failed?: string }
  | {
      readonly do: 'rotate'
      readonly by: string
      readonly decisions: readonly What<'rotation.decided'>['decisions'][number][]
      readonly signature: Signature
    }
  | { readonly do: 'failBackups'; readonly failed: What<'backups.failed'>['failed'] }
  | { readonly do: 'failDrill' }
  | { readonly do: 'drill'; readonly what: Omit<What<'drill.proven'>, 'set' | 'intent'> }
  | {
      readonly do: 'examineBag'
      readonly by: string
      readonly thing: string
      readonly bag: string
      readonly seal: What<'bag.examined'>['seal']
      readonly signature: Signature
    }
  | {
      readonly do: 'startDestruction'
      readonly what: Omit<What<'destruction.started'>, 'intent' | 'item'>
    }
  | {
      readonly do: 'finishDestruction' | 'witnessDestruction'
      readonly by: string
      readonly thing: string
      readonly signature: Signature
    }
  | { readonly do: 'failDestruction'; readonly thing: string; readonly reason: string }
  | {
      readonly do: 'missDestruction'
      readonly by: string
      readonly thing: string
      readonly reason: string
      readonly signature: Signature
    }
  | { readonly do: 'finishPackage'; readonly path: string; readonly manifest: string }
  | { readonly do: 'failPackage'; readonly path: string; readonly code: string }
  | {
      readonly do: 'refuse'
      readonly code: string
      readonly claimed: string
      readonly count: number
    }
  | {
      readonly do: 'raise'
      readonly by: string
      readonly about: Subject
      readonly expected: string
      readonly happened: string
      readonly decided: string
      readonly signature: Signature
    }
  | {
      readonly do: 'cosign'
      readonly by: string
      readonly exception: string
      readonly signature: Signature
    }
  | { readonly do: 'stepClock'; readonly seconds: number }
  | { readonly do: 'jumpClock'; readonly seconds: number; readonly since: string }
  | {
      readonly do: 'stateClock'
      readonly by: string
      readonly at: What<'clock.stated'>['at']
      readonly watch: string
      readonly room: string
      readonly seconds: number
      readonly signature: Signature
    }
  | { readonly do: 'leave'; readonly id: string; readonly reason: string }
  | { readonly do: 'return'; readonly by: string; readonly signature: Signature }
  | { readonly do: 'startBreak'; readonly by: string; readonly reason: string }
  | { readonly do: 'endBreak'; readonly by: string }
  | {
      readonly do: 'handOver'
      readonly from: string
      readonly to: string
      readonly signature: Signature
    }
  | { readonly do: 'acknowledge'; readonly by: string; readonly signature: Signature }
  | {
      readonly do: 'recordStep'
      readonly step: string
      readonly by: string
      readonly result: string
      readonly evidence?: string
      readonly signature?: Signature
    }
  | {
      readonly do: 'attest'
      readonly by: string
      readonly verdict: 'agree' | 'disagree'
      readonly remarks: string
      readonly signature: Signature
    }
  | { readonly do: 'abandon' }
  | { readonly do: 'list'; readonly files: What<'files.listed'>['files'] }
  | { readonly do: 'close'; readonly signers: readonly string[] }
  | {
      readonly do: 'end'
      readonly by: string
      readonly reason: string
      readonly signature?: Signature
    }
