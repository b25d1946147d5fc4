/** The paper list: what each person takes home, and the root of trust of every check. */
import { fingerprint, parsePublicKey } from '../crypto/sshkey.ts'
import { CeremonyError } from '../errors.ts'
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
    if (!isSigner(id)) throw fault('does not begin with an id', number)
    if (list.has(id)) throw fault(`names ${id} a second time`, number)
    list.set(id, fingerprintOf(rest, number))
  }
  if (list.size === 0) throw new CeremonyError('encoding.invalid', 'the list names nobody')
  return list
}

/** The head of a paper list as hex, from its line `head <hex or words>`, if it has one. */
export function parsePaperHead(text: string): string | undefined {
  let head: string | undefined
  for (const { number, words } of wordsByLine(text)) {
    if (words[0] !== 'head') continue
    if (head !== undefined) throw fault('names the head a second time', number)
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
    throw fault('holds neither a fingerprint nor an Ed25519 key', number)
  }
  try {
    return fingerprint(parsePublicKey(`${type} ${key}`))
  } catch (error) {
    if (error instanceof CeremonyError) throw fault(error.message, number)
    throw error
  }
}

function headOf(words: readonly string[], number: number): string {
  try {
    return parseHead(words.join(' '))
  } catch (error) {
    if (error instanceof CeremonyError) throw fault(error.message, number)
    throw error
  }
}

function fault(message: string, number: number): CeremonyError {
  return new CeremonyError('encoding.invalid', `line ${number} ${message}`, {
    path: `line ${number}`,
  })
}
