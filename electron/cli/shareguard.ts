import { usage } from './arguments.ts'

const SEPARATORS = /[\s\-\u2010-\u2015]/g
/** More than any name holds by chance, less than what is left of a badly copied share. */
const SHARE_TEXT = /kshare[1il][a-z0-9?]{40}/i
const SHARE_FIELD = /claviger"?:"?share\//i
/** A raw share (33 bytes) and an envelope (50 bytes) in hex. */
const SHARE_HEX = /^(?:[0-9a-f]{66}|[0-9a-f]{100})$/i
const GROUP = /^[a-z0-9?]{1,8}$/i

/** What opens a share that is encrypted to its custodian. */
const AGE_IDENTITY = /age-secret-key-(?:pq-)?1/i

/**
 * Refuses a share or an identity on the command line, without repeating it: other programs and the
 * history of the shell see every argument.
 */
export function refuseShares(words: readonly string[]): void {
  if (words.some((word) => AGE_IDENTITY.test(word)))
    throw usage(
      'an argument is an age identity: other programs can see it. Put it into a file for --identity',
    )
  const groups = words.map((word) => (GROUP.test(word) ? word : ' ')).join('')
  if (SHARE_TEXT.test(groups) || words.some(isShare)) {
    throw usage(
      'an argument is a share: other programs can see it. Put it into a file, or use - for standard input',
    )
  }
}

function isShare(word: string): boolean {
  const compact = word.replace(SEPARATORS, '')
  return SHARE_TEXT.test(compact) || SHARE_FIELD.test(compact) || SHARE_HEX.test(compact)
}
