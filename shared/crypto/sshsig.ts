// OpenSSH PROTOCOL.sshsig, version 1: Ed25519 and SHA-512 only
import { sha512 } from '@noble/hashes/sha2.js'
import { concat, equalBytes, utf8, type VerifyEd25519 } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { publicKeyOf, signEd25519 } from './ed25519.ts'
import { publicKeyBlob, signatureBlob, sshString, sshUint32 } from './sshwire.ts'

/** The recorder over a log line. */
export const LOG = 'claviger-log-v1'
/** A person over a statement. */
export const STATEMENT = 'claviger-statement-v1'
/** The recorder and people over the checkpoint. */
export const CHECKPOINT = 'claviger-checkpoint-v1'
/** Proof keys over a challenge or a receipt. */
export const DRILL = 'claviger-drill-v1'

export type Namespace = typeof LOG | typeof STATEMENT | typeof CHECKPOINT | typeof DRILL

const MAGIC = utf8('SSHSIG')
const HASH = sshString(utf8('sha512'))
const RESERVED = sshString(new Uint8Array(0))
const SIGNATURE_BYTES = 64
const HEADER = '-----BEGIN SSH SIGNATURE-----\n'
const FOOTER = '-----END SSH SIGNATURE-----\n'
const COLUMNS = 70

/** Signs a message under a namespace and returns the SSHSIG blob. */
export function signSshsig(
  seedSecret: Uint8Array,
  namespace: Namespace,
  message: Uint8Array,
): Uint8Array {
  const signature = signEd25519(seedSecret, signedData(namespace, message))
  return assemble(publicKeyOf(seedSecret), namespace, signature)
}

/** The blob as base64 on one line, as it stands in log.sigs and in events. */
export function encodeSshsig(blob: Uint8Array): string {
  return encodeBase64(blob)
}

/** Reads one line of base64 that holds an SSHSIG; whether it fits is for `checkSshsig` to say. */
export function decodeSshsig(text: string): Uint8Array {
  return asBlob(decodeBase64(text))
}

/** The blob in the armor that `ssh-keygen -Y sign` writes: 70 columns, final newline. */
export function armorSshsig(blob: Uint8Array): string {
  const text = encodeBase64(blob)
  let lines = ''
  for (let i = 0; i < text.length; i += COLUMNS) lines += `${text.slice(i, i + COLUMNS)}\n`
  return HEADER + lines + FOOTER
}

/** Reads what `armorSshsig` writes and refuses every other layout. */
export function dearmorSshsig(text: string): Uint8Array {
  if (!text.startsWith(HEADER) || !text.endsWith(FOOTER)) throw refuse()
  const inner = text.slice(HEADER.length, -FOOTER.length)
  const blob = asBlob(decodeBase64(inner.replaceAll('\n', '')))
  if (armorSshsig(blob) !== text) throw refuse()
  return blob
}

/**
 * True only if the blob is byte for byte the SSHSIG of this message, namespace and key, and
 * `verify` accepts the signature in it. False for everything else; never throws.
 */
export function checkSshsig(claim: {
  blob: Uint8Array
  namespace: Namespace
  message: Uint8Array
  key: Uint8Array
  verify: VerifyEd25519
}): boolean {
  try {
    const { blob, namespace, message, key, verify } = claim
    if (key.length !== 32) return false
    const signature = blob.slice(-SIGNATURE_BYTES)
    if (!equalBytes(assemble(key, namespace, signature), blob)) return false
    return verify(signature, signedData(namespace, message), key) === true
  } catch {
    return false
  }
}

function assemble(key: Uint8Array, namespace: Namespace, signature: Uint8Array): Uint8Array {
  return concat(
    MAGIC,
    sshUint32(1),
    sshString(publicKeyBlob(key)),
    sshString(utf8(namespace)),
    RESERVED,
    HASH,
    sshString(signatureBlob(signature)),
  )
}

function signedData(namespace: Namespace, message: Uint8Array): Uint8Array {
  return concat(MAGIC, sshString(utf8(namespace)), RESERVED, HASH, sshString(sha512(message)))
}

function asBlob(bytes: Uint8Array): Uint8Array {
  if (!equalBytes(bytes.subarray(0, MAGIC.length), MAGIC)) {
    throw new CeremonyError('encoding.invalid', say('form.no-signature'))
  }
  return bytes
}

function refuse(): CeremonyError {
  return new CeremonyError('encoding.invalid', say('form.no-armored-signature'))
}
