import type { Given } from '../../given.ts'

export const share = {
  'share.voided': ({ set }: Given<'set'>) =>
    `this share is of set ${set}, which was voided: it opens nothing`,
  'share.unknown': ({ set, index }: Given<'set', 'index'>) =>
    `set ${set} has no such share ${index}`,
  'share.forged': ({ index }: Given<never, 'index'>) =>
    `share ${index} is not the one that was made: its commitment differs`,
  'share.superseded': ({ set, by }: Given<'set' | 'by'>) =>
    `this share is of a superseded set, ${set}: set ${by} has replaced it`,
  'share.rehearsal': ({ set }: Given<'set'>) => `this share is of the rehearsal set ${set}`,
  'share.production': ({ set }: Given<'set'>) =>
    `this share is of the production set ${set}: a rehearsal must not see it, seal the card again`,
  'share.foreign': ({ set, here }: Given<'set' | 'here'>) =>
    `this share is of set ${set}; the set here is ${here}`,
}
