import { sha256Hex, utf8 } from '#shared/bytes.ts'
import { publicKeyOf } from '#shared/crypto/ed25519.ts'
import { encodePublicKey } from '#shared/crypto/sshkey.ts'
import { DRILL, encodeSshsig, LOG, signSshsig, STATEMENT } from '#shared/crypto/sshsig.ts'
import { canonical, type JsonValue } from '#shared/log/canonical.ts'
import { createHash } from 'node:crypto'

export type Fields = { [key: string]: JsonValue }

/** An Ed25519 key pair of a test, derived from a name. */
export interface Signer {
  seed: Uint8Array
  key: string
}

export function signerOf(name: string | Uint8Array): Signer {
  const seed =
    typeof name === 'string'
      ? new Uint8Array(createHash('sha256').update(`test key ${name}`).digest())
      : name
  return { seed, key: encodePublicKey(publicKeyOf(seed)) }
}

/** An event before it is sealed; with `act`, its actor signs a statement about `target`. */
export interface Draft {
  type: string
  actor: string
  what: Fields
  act?: string
  signer?: Signer
  target?: number
  proof?: Signer
}

/** Where a test can reach into the making of a log: what comes out is sealed and signed. */
export interface LogHooks {
  draft?: (draft: Draft) => Draft[]
  statement?: (statement: Fields, draft: Draft) => Fields
  what?: (what: Fields, draft: Draft) => Fields
  entry?: (entry: Fields) => Fields
  line?: (line: string, seq: number) => string
  signature?: (base64: string, seq: number) => string
}

export const START = Date.UTC(2026, 10, 22, 9, 0, 0)
export const CEREMONY = '0123456789abcdef0123456789abcdef'
export const RECORDER = signerOf('recorder')

/** Seals drafts into lines and signs them as the recorder would. */
export class LogWriter {
  readonly lines: string[] = []
  readonly signatures: string[] = []
  readonly #hooks: LogHooks

  constructor(hooks: LogHooks) {
    this.#hooks = hooks
  }

  append(draft: Draft): void {
    for (const one of this.#hooks.draft?.(draft) ?? [draft]) this.#seal(one)
  }

  #seal(draft: Draft): void {
    const seq = this.lines.length
    const plain = { ...draft.what, ...this.#signed(draft) }
    const time = new Date(START + seq * 10_000).toISOString().replace('.000Z', 'Z')
    const entry = {
      actor: draft.actor,
      ceremony: CEREMONY,
      prev: seq === 0 ? '0'.repeat(64) : hashOf(this.lines[seq - 1] ?? ''),
      seq,
      time,
      type: draft.type,
      v: 1,
      what: this.#hooks.what?.(plain, draft) ?? plain,
    }
    const made = `${canonical(this.#hooks.entry?.(entry) ?? entry)}\n`
    const line = this.#hooks.line?.(made, seq) ?? made
    const signature = encodeSshsig(signSshsig(RECORDER.seed, LOG, utf8(line)))
    this.lines.push(line)
    this.signatures.push(this.#hooks.signature?.(signature, seq) ?? signature)
  }

  #signed(draft: Draft): Fields {
    if (draft.act === undefined) return {}
    const target = draft.target ?? this.lines.length - 1
    const plain: Fields = {
      act: draft.act,
      actor: draft.actor,
      ceremony: CEREMONY,
      claviger: 'statement/1',
      role: 'witness',
      sha256: hashOf(this.lines[target] ?? ''),
      target,
      text: `I ${draft.act}. Grüße.`,
    }
    const statement = canonical(this.#hooks.statement?.(plain, draft) ?? plain)
    const message = utf8(`${statement}\n`)
    const signer = draft.signer ?? signerOf(draft.actor)
    const sshsig = encodeSshsig(signSshsig(signer.seed, STATEMENT, message))
    if (draft.proof === undefined) return { statement, sshsig }
    return { statement, sshsig, proof: encodeSshsig(signSshsig(draft.proof.seed, DRILL, message)) }
  }
}

export function hashOf(text: string): string {
  return sha256Hex(utf8(text))
}
