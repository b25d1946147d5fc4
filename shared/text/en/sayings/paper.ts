import type { Given } from '../../given.ts'

export const paper = {
  'paper.no-id': 'does not begin with an id',
  'paper.twice': ({ who }: Given<'who'>) => `names ${who} a second time`,
  'paper.nobody': 'the list names nobody',
  'paper.head-twice': 'names the head a second time',
  'paper.no-fingerprint': 'holds neither a fingerprint nor an Ed25519 key',
  'paper.line': ({ line, why }: Given<'why', 'line'>) => `line ${line} ${why}`,
  'paper.head': 'a head is 64 hex digits or 32 words',
}
