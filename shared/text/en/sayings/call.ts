import type { Action } from '../../../ceremony/plan.ts'

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
}
