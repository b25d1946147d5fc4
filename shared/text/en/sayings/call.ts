import type { Action } from '../../../ceremony/plan.ts'
import type { Stage } from '../../../stages.ts'
import type { Given } from '../../given.ts'

export const call = {
  'call.own-steps': ({ action }: { readonly action: Action }) => `${action} has steps of its own`,
  'call.unknown': 'there is no such call',
  'call.failed': 'the program failed inside; read the log for what was recorded before that',
  'call.no-ceremony': 'no ceremony is open',
  'call.other-ceremony': 'another ceremony is open: leave it first',
  'call.verify-first': 'verify the evidence first',
  'call.leave-first': 'a ceremony is open: leave it first',
  'call.camera': 'the camera is for a step that takes a share',
  'call.keys-cancelled': 'making the keys was cancelled',
  'call.one-argument': ({ call }: Given<'call'>) => `${call} takes one argument`,
  'call.wrong': ({ call }: Given<'call'>) => `${call} was called wrongly`,
  'call.other-frame': 'the call came from another frame',
  'call.window': 'this window may not call',
  'call.stopped': ({
    stage,
    done,
    total,
  }: Given<never, 'done' | 'total'> & { readonly stage: Stage }) =>
    `it was cancelled (${stage}${total === 0 ? '' : `, ${done} of ${total} done`})`,
}
