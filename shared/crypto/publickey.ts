/** Public keys as SubjectPublicKeyInfo (RFC 5280 §4.1, RFC 5480 §2, RFC 8410 §4) and as PEM. */
import { equalBytes, fromHex, sha256 } from '../bytes.ts'
import { assertNever, CeremonyError } from '../errors.ts'
import { BIT_STRING, readDer, readDerList, SEQUENCE, writeDer } from '../formats/der.ts'
import { readPem, writePem } from '../formats/pem.ts'
import { readPkcs8 } from '../formats/pkcs8.ts'
import { type Saying, say } from '../text/saying.ts'
import { algorithmFacts, isSymmetric, type PairFacts } from './algorithms.ts'
import { encodeBase64Unpadded } from './base64.ts'
import { assertPoint, readEcKey } from './eckey.ts'
import { assertOkpPublicKey, okpPublicKey, readOkpKey } from './okpkey.ts'
import { assertRsaPublicKey, rsaPublicKey } from './rsakey.ts'

const LABEL = 'PUBLIC KEY'
const WHOLE_BYTES = Uint8Array.of(0)

/** How the log names a public key: fingerprint and PEM. */
export interface PublicKey {
  /** `SHA256:` and the unpadded base64 of the SHA-256 of the DER. */
  readonly spki: string
  readonly pem: string
}

/** Names a public key given as DER SubjectPublicKeyInfo. */
export function namePublicKey(der: Uint8Array): PublicKey {
  const spki = `SHA256:${encodeBase64Unpadded(sha256(der))}`
  return { spki, pem: writePem({ label: LABEL, der }) }
}

/**
 * The DER SubjectPublicKeyInfo of key material, derived from its private half. Refuses with
 * `encoding.invalid` material that is not a sound PKCS#8 key of the algorithm.
 */
export function spkiOf(algorithm: string, materialSecret: Uint8Array): Uint8Array {
  const facts = pairFacts(algorithm)
  const keySecret = readPkcs8(materialSecret, facts.identifier)
  const key = writeDer(BIT_STRING, WHOLE_BYTES, publicPart(facts, keySecret))
  return writeDer(SEQUENCE, fromHex(facts.identifier), key)
}

/**
 * Refuses a name that is not that of one public key of the algorithm: PEM of another form or
 * algorithm, a key that cannot be sound, a fingerprint of another key.
 */
export function assertPublicKeyName(algorithm: string, { spki, pem }: PublicKey): void {
  const { der } = readPem(pem)
  const name = namePublicKey(der)
  if (name.pem !== pem) throw fault(say('keypair.pem'))
  assertPublicPart(pairFacts(algorithm), der)
  if (name.spki !== spki) throw fault(say('keypair.fingerprint'))
}

function publicPart(facts: PairFacts, keySecret: Uint8Array): Uint8Array {
  switch (facts.family) {
    case 'RSA':
      return rsaPublicKey(facts.bits, keySecret)
    case 'EC':
      return readEcKey(facts.curve, keySecret).point
    case 'OKP':
      return okpPublicKey(facts.curve, readOkpKey(keySecret))
    default:
      return assertNever(facts)
  }
}

function assertPublicPart(facts: PairFacts, der: Uint8Array): void {
  const { tag, body } = readDer(der)
  const head = fromHex(facts.identifier)
  const [key, ...others] = tag === SEQUENCE ? readDerList(body.subarray(head.length)) : []
  const right = equalBytes(body.subarray(0, head.length), head) && others.length === 0
  if (!right || key?.tag !== BIT_STRING || key.body[0] !== 0) throw fault(say('keypair.other-form'))
  const part = key.body.subarray(1)
  if (facts.family === 'RSA') assertRsaPublicKey(facts.bits, part)
  else if (facts.family === 'EC') assertPoint(facts.curve, part)
  else assertOkpPublicKey(facts.curve, part)
}

function pairFacts(algorithm: string): PairFacts {
  const facts = algorithmFacts(algorithm)
  if (isSymmetric(facts)) throw new Error(`${algorithm} has no public key`)
  return facts
}

function fault(said: Saying): CeremonyError {
  return new CeremonyError('encoding.invalid', said)
}
