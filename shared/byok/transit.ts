/**
 * HashiCorp Vault and OpenBao, keys imported into the transit engine:
 * developer.hashicorp.com/vault/docs/secrets/transit/key-wrapping-guide. The target's `key` is the
 * name of the key, with the mount before it where that is not `transit`.
 */
import { gcm } from '@noble/ciphers/aes.js'
import { concat, utf8 } from '../bytes.ts'
import type { Algorithm, FileRef, Target } from '../ceremony/plan.ts'
import { encodeBase64 } from '../crypto/base64.ts'
import { type Fault, faultAt } from '../errors.ts'
import { type RsaPublicKey, readRsaPublicKey } from '../formats/spki.ts'
import { canonical } from '../log/canonical.ts'
import { say } from '../text/saying.ts'
import { textMember } from './answer.ts'
import { foreignFields } from './fields.ts'
import { demandBytes, demandLength, openPackage } from './folder.ts'
import { importParameters, readAnswerFile, readKeyFile, sameKey } from './handed.ts'
import { invalid } from './invalid.ts'
import { methodFaults, methodOf } from './methods.ts'
import { handedFaults, isExample, nameFaults } from './names.ts'
import { assemblePackage } from './package.ts'
import { macProbe, PROBE_MESSAGE } from './probe.ts'
import type { ImportParameters, Method, PackageContent, Provider, WrapInput } from './provider.ts'
import { wrapFor } from './rsawrap.ts'
import { base64File, base64Text } from './textfile.ts'
import { transitText } from './transit-import.ts'

/** What a target of this provider takes beside what all take. */
const FIELDS: readonly (keyof Target)[] = ['parameters']

const WRAPPED = 'ciphertext.b64'
const REQUEST = 'request.json'
const IV_BYTES = 12

/** What an algorithm of the plan is called there. HMAC keys have 32 bytes or more (HmacMinKeySize). */
const TYPES: { readonly [A in Algorithm]?: string } = {
  'AES-128': 'aes128-gcm96',
  'AES-256': 'aes256-gcm96',
  'HMAC-SHA-256': 'hmac',
  'HMAC-SHA-384': 'hmac',
  'HMAC-SHA-512': 'hmac',
  'EC-P256': 'ecdsa-p256',
  'EC-P384': 'ecdsa-p384',
  'EC-P521': 'ecdsa-p521',
  Ed25519: 'ed25519',
  'RSA-2048': 'rsa-2048',
  'RSA-3072': 'rsa-3072',
  'RSA-4096': 'rsa-4096',
}
const METHOD: Method = {
  name: 'RSA_AES_KEY_WRAP_SHA_256',
  hash: 'SHA-256',
  form: 'wrapped',
  algorithms: Object.keys(TYPES) as Algorithm[],
  bits: [4096],
}

export const transit: Provider = {
  id: 'vault-transit',
  title: 'Vault transit',
  fields: FIELDS,
  token: false,
  windowSeconds: undefined,
  methods: [METHOD],

  accepts: (key, target) => [
    ...foreignFields(target, FIELDS),
    ...keyFaults(target),
    ...methodFaults(transit, key, target),
    ...handedFaults(target, ['wrappingKey']),
  ],

  looksReal: (target) => !isExample(target),

  hashOf: (target) => methodOf(transit, target).hash,

  options: () => ({}),

  readParameters,

  wrap: async (input) => ({
    ciphertext: await wrapFor(methodOf(transit, input.target), input),
    parts: probe(input),
  }),

  files,

  checks(folder) {
    const { manifest, file } = openPackage(folder, [WRAPPED, REQUEST])
    demandLength(base64File(file, WRAPPED), METHOD, manifest, WRAPPED)
    const body = request(manifest.algorithm, base64Text(file, WRAPPED))
    demandBytes(file(REQUEST), body, REQUEST)
  },
}

/** The mount and the name of a key. */
function readKeyName(key: string): { readonly mount: string; readonly name: string } {
  const at = key.lastIndexOf('/')
  return at < 0
    ? { mount: 'transit', name: key }
    : { mount: key.slice(0, at), name: key.slice(at + 1) }
}

/** Reads the files of a target. Where both forms are given, they must say the same. */
function readParameters(target: Target, file: (ref: FileRef) => Uint8Array): ImportParameters {
  const { wrappingKey, parameters, expires } = target
  const { bits } = methodOf(transit, target)
  const key = wrappingKey && readKeyFile(file(wrappingKey), bits)
  const answer = parameters && readAnswer(file(parameters), bits)
  return importParameters(sameKey(key, answer), { expires })
}

function readAnswer(bytes: Uint8Array, sizes: readonly number[]): RsaPublicKey {
  const path = 'parameters'
  const answer = readAnswerFile(bytes, 'HashiCorp Vault')
  return readRsaPublicKey(utf8(textMember(answer, 'data.public_key', path)), { bits: sizes, path })
}

/**
 * By what Vault shows that it has the key: the reserved message, authenticated by an HMAC key, or
 * encrypted by an AES key with a random IV as Vault itself would do it.
 */
function probe({ key, materialSecret, random }: WrapInput): { [name: string]: Uint8Array } {
  if (!key.algorithm.startsWith('AES')) return macProbe(key.algorithm, materialSecret)
  const iv = random(IV_BYTES)
  return { sealed: concat(iv, gcm(materialSecret, iv).encrypt(utf8(PROBE_MESSAGE))) }
}

function files(content: PackageContent): Map<string, Uint8Array> {
  const { key, wrapped } = content
  const ciphertext = encodeBase64(wrapped.ciphertext)
  return assemblePackage(content, {
    provider: transit,
    files: new Map([
      [WRAPPED, utf8(ciphertext)],
      [REQUEST, request(key.algorithm, ciphertext)],
    ]),
    wrapped: WRAPPED,
    text: {
      ...transitText({ content, ...readKeyName(content.target.key), request: REQUEST }),
      window: 'never: the wrapping key is that of the mount',
    },
  })
}

/** The body of `POST transit/keys/NAME/import`; what it leaves out stays off: export and backup. */
function request(algorithm: Algorithm, ciphertext: string): Uint8Array {
  const type = TYPES[algorithm]
  // A manifest may name any algorithm of a plan, and some are as long as one that Vault takes.
  if (type === undefined) {
    throw invalid(say('target.no-import', { title: transit.title, algorithm }), 'algorithm')
  }
  return utf8(`${canonical({ ciphertext, hash_function: 'SHA256', type })}\n`)
}

function keyFaults(target: Target): Fault[] {
  const faults = nameFaults(target)
  const { mount, name } = readKeyName(target.key)
  if (faults.length > 0) return faults
  if (/(?:^|\/)keys$/.test(mount)) {
    const outer = mount.replace(/\/?keys$/, '') || 'MOUNT'
    return [faultAt('key', say('target.mount', { name: `${outer}/${name}` }))]
  }
  // GenericNameRegex of the framework, and path segments that a URL would drop.
  const segments = [...mount.split('/'), name]
  if (segments.every((segment) => /^\w(?:[\w.-]*\w)?$/.test(segment))) return []
  return [faultAt('key', say('target.mount-name'))]
}
