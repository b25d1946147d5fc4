/** Who may sign what, in the format of ssh-keygen(1) ALLOWED SIGNERS. */
import { parsePublicKey } from '../crypto/sshkey.ts'

/** Every key a log pins; `ssh-ed25519 …` each. */
export interface Signers {
  readonly recorder: string
  /** In order of enrolment; all keys a person ever had, the current one last. */
  readonly people: readonly { readonly id: string; readonly keys: readonly string[] }[]
  readonly shares: readonly { readonly set: string; readonly index: number; readonly key: string }[]
  readonly recoveries: readonly { readonly set: string; readonly key: string }[]
}

const RECORDER = 'claviger-log-v1,claviger-checkpoint-v1'
const PERSON = 'claviger-statement-v1,claviger-checkpoint-v1'
const PROOF = 'claviger-drill-v1'

/** The file `allowed_signers` of a bundle, byte for byte; refuses keys that are not canonical. */
export function encodeAllowedSigners(signers: Signers): string {
  const lines = [line('recorder', RECORDER, signers.recorder)]
  for (const { id, keys } of signers.people) {
    const current = keys.at(-1)
    if (current === undefined) throw new Error(`no key of ${id}`)
    lines.push(line(id, PERSON, current))
    for (const [i, key] of keys.slice(0, -1).entries()) {
      lines.push(line(`${id}.${i + 1}`, PERSON, key))
    }
  }
  for (const { set, index, key } of signers.shares) {
    lines.push(line(`share.${set}.${index}`, PROOF, key))
  }
  for (const { set, key } of signers.recoveries) lines.push(line(`recovery.${set}`, PROOF, key))
  return lines.join('')
}

function line(principal: string, namespaces: string, key: string): string {
  parsePublicKey(key)
  return `${principal} namespaces="${namespaces}" ${key}\n`
}
