/** The paper list: what each person takes home, and the root of trust of every check. */
import { fingerprint, parsePublicKey } from '../crypto/sshkey.ts'
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'
import { parseHead } from './fingerprint.ts'
import { isId } from './text.ts'

const FINGERPRINT = /^SHA256:[A-Za-z0-9+/]{43}$/
const NAMESPACES = /^namespaces="[a-z0-9,.*-]+"$/
const PROOF_KEY = /^(?:share\.[0-9a-f]{16}\.[1-9][0-9]{0,2}|recovery\.[0-9a-f]{16})$/
const EARLIER_KEY = /^([a-z0-9-]+)\.[1-9][0-9]{0,2}$/

/**
 * The fingerprints of a paper list by id, from lines `<id> SHA256:<fingerprint>` or of the
 * allowed_signers format. Blank lines, `#` comments and the `head` line are skipped; anything else
 * is refused with its line number.
 */
export function parsePaperList(text: string): Map<string, string> {
  const list = new Map<string, string>()
  for (const { number, words } of wordsByLine(text)) {
    const [id = '', ...rest] = words
    if (id === 'head') continue
    if (!isSigner(id)) throw fault(say('paper.no-id'), number)
    if (list.has(id)) throw fault(say('paper.twice', { who: id }), number)
    list.set(id, fingerprintOf(rest, number))
  }
  if (list.size === 0) throw new CeremonyError('encoding.invalid', say('paper.nobody'))
  return list
}

/** The head of a paper list as hex, from its line `head <hex or words>`, if it has one. */
export function parsePaperHead(text: string): string | undefined {
  let head: string | undefined
  for (const { number, words } of wordsByLine(text)) {
    if (words[0] !== 'head') continue
    if (head !== undefined) throw fault(say('paper.head-twice'), number)
    head = headOf(words.slice(1), number)
  }
  return head
}

function* wordsByLine(text: string): Generator<{ number: number; words: string[] }> {
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '')
    if (words.length > 0 && !words[0]?.startsWith('#')) yield { number: i + 1, words }
  }
}

function isSigner(id: string): boolean {
  return (
    id === 'recorder' || isId(id) || PROOF_KEY.test(id) || isId(EARLIER_KEY.exec(id)?.[1] ?? '')
  )
}

function fingerprintOf(words: readonly string[], number: number): string {
  const [first = '', ...rest] = words
  if (FINGERPRINT.test(first) && rest.length === 0) return first
  const [type, key, ...comment] = NAMESPACES.test(first) ? rest : words
  if (type !== 'ssh-ed25519' || key === undefined || comment.some((word) => word.includes('"'))) {
    throw fault(say('paper.no-fingerprint'), number)
  }
  try {
    return fingerprint(parsePublicKey(`${type} ${key}`))
  } catch (error) {
    if (error instanceof CeremonyError) throw fault(error.said, number)
    throw error
  }
}

function headOf(words: readonly string[], number: number): string {
  try {
    return parseHead(words.join(' '))
  } catch (error) {
    if (error instanceof CeremonyError) throw fault(error.said, number)
    throw error
  }
}

function fault(message: Saying, number: number): CeremonyError {
  return new CeremonyError('encoding.invalid', say('paper.line', { line: number, why: message }), {
    path: `line ${number}`,
  })
}
