import type * as English from '../../en/sayings/paper.ts'

export const paper: typeof English.paper = {
  'paper.no-id': 'beginnt nicht mit einem Kurznamen',
  'paper.twice': ({ who }) => `nennt ${who} ein zweites Mal`,
  'paper.nobody': 'die Liste nennt niemanden',
  'paper.head-twice': 'nennt den Kopfwert ein zweites Mal',
  'paper.no-fingerprint': 'enthält weder einen Fingerabdruck noch einen Ed25519-Schlüssel',
  'paper.line': ({ line, why }) => `Zeile ${line} ${why}`,
  'paper.head': 'ein Kopfwert hat 64 Hex-Ziffern oder 32 Wörter',
}
