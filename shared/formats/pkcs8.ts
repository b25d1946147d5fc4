/** Private keys as PKCS#8 (RFC 5208 §5): never encrypted, version 0, no attributes. */
import { concat, equalBytes, fromHex } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'
import { derHeader, lengthOf, OCTET_STRING, readDer, readDerList, SEQUENCE } from './der.ts'

const VERSION_0 = fromHex('020100')

/** Puts the private key of an algorithm, given as parts, into PKCS#8 with a single copy of each. */
export function encodePkcs8(identifier: string, ...keySecrets: Uint8Array[]): Uint8Array {
  const head = concat(VERSION_0, fromHex(identifier))
  const octets = derHeader(OCTET_STRING, lengthOf(keySecrets))
  const outer = derHeader(SEQUENCE, lengthOf([head, octets, ...keySecrets]))
  return concat(outer, head, octets, ...keySecrets)
}

/**
 * The private key inside PKCS#8, as a view. Refuses with `encoding.invalid` a key of another
 * algorithm and everything that `encodePkcs8` does not write.
 */
export function readPkcs8(pkcs8Secret: Uint8Array, identifier: string): Uint8Array {
  const outer = readDer(pkcs8Secret)
  if (outer.tag !== SEQUENCE) throw fault(say('keypair.no-pkcs8'))
  const head = concat(VERSION_0, fromHex(identifier))
  if (!equalBytes(outer.body.subarray(0, head.length), head))
    throw fault(say('keypair.other-algorithm'))
  const [key, ...others] = readDerList(outer.body.subarray(head.length))
  if (key?.tag !== OCTET_STRING || others.length > 0) throw fault(say('keypair.attributes'))
  return key.body
}

function fault(said: Saying): CeremonyError {
  return new CeremonyError('encoding.invalid', said)
}
