/** The key encryption key (KEK) as `az keyvault key show` (JSON) or `key download` (PEM) hands it out. */
import { fromHex } from '../bytes.ts'
import type { FileRef, Target } from '../ceremony/plan.ts'
import { BIT_STRING, INTEGER, SEQUENCE, writeDer } from '../formats/der.ts'
import { fromBase64 } from '../formats/pem.ts'
import { type RsaPublicKey, readRsaPublicKey } from '../formats/spki.ts'
import type { JsonObject, JsonValue } from '../log/canonical.ts'
import { say } from '../text/saying.ts'
import { textMember } from './answer.ts'
import { excerpt, importParameters, readAnswerFile, readKeyFile, sameKey } from './handed.ts'
import { invalid } from './invalid.ts'
import type { ImportParameters } from './provider.ts'

const PATH = 'parameters'
/** rsaEncryption with its NULL parameters, RFC 8017 appendix A.1. */
const RSA_ENCRYPTION = fromHex('300d06092a864886f70d0101010500')

/** Reads the files of a target. Where both forms are given, they must say the same. */
export function readAzureParameters(
  target: Target,
  file: (ref: FileRef) => Uint8Array,
  sizes: readonly number[],
): ImportParameters {
  const { wrappingKey, parameters, expires, kid } = target
  const answer = parameters && readAnswerFile(file(parameters), 'Azure Key Vault')
  const key = wrappingKey && readKeyFile(file(wrappingKey), sizes)
  return importParameters(sameKey(key, answer && readKek(answer, kid, sizes)), { expires })
}

function readKek(
  answer: JsonObject,
  expected: string | undefined,
  sizes: readonly number[],
): RsaPublicKey {
  const kid = textMember(answer, 'key.kid', PATH)
  if (kid !== expected) {
    const found = excerpt(kid)
    const said =
      expected === undefined
        ? say('answer.unplanned-kek', { found })
        : say('answer.other-kek', { found, wanted: expected })
    throw invalid(said, PATH)
  }
  const kty = textMember(answer, 'key.kty', PATH)
  if (kty !== 'RSA-HSM') throw invalid(say('answer.kek-type', { type: excerpt(kty) }), PATH)
  // textMember has been inside: it is an object. The program writes keyOps, the service key_ops.
  const key = answer.key as JsonObject
  const operations = key.keyOps ?? key.key_ops
  if (!isImportOnly(operations)) {
    throw invalid(say('answer.no-kek'), PATH)
  }
  const attributes = answer.attributes as { readonly enabled?: JsonValue } | null | undefined
  if (attributes?.enabled === false) throw invalid(say('answer.disabled'), PATH)
  return readRsaPublicKey(spkiOf(numberOf(answer, 'n'), numberOf(answer, 'e')), {
    bits: sizes,
    path: PATH,
  })
}

function isImportOnly(operations: JsonValue | undefined): boolean {
  return Array.isArray(operations) && operations.length === 1 && operations[0] === 'import'
}

/** A number of a JSON Web Key (RFC 7518 §6.3); the program writes base64, the service base64url. */
function numberOf(answer: JsonObject, name: 'n' | 'e'): Uint8Array {
  const text = textMember(answer, `key.${name}`, PATH)
  const plain = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  const bytes = fromBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, '='))
  if (bytes === undefined) throw invalid(say('answer.no-base64', { name: `key.${name}` }), PATH)
  const first = bytes.findIndex((byte) => byte !== 0)
  return bytes.subarray(first < 0 ? bytes.length - 1 : first)
}

function spkiOf(modulus: Uint8Array, exponent: Uint8Array): Uint8Array {
  const key = writeDer(SEQUENCE, unsigned(modulus), unsigned(exponent))
  return writeDer(SEQUENCE, RSA_ENCRYPTION, writeDer(BIT_STRING, Uint8Array.of(0), key))
}

function unsigned(bytes: Uint8Array): Uint8Array {
  const negative = (bytes[0] ?? 0) >= 0x80
  return writeDer(INTEGER, negative ? Uint8Array.of(0) : new Uint8Array(), bytes)
}
