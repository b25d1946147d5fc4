/**
 * Oracle OCI Vault, imported keys: docs.oracle.com/iaas/Content/KeyManagement/Tasks/importingkeys.htm.
 * The wrapping key is the vault's own, always RSA-4096; elliptic curve keys are not imported.
 */
import { utf8 } from '../bytes.ts'
import type { Algorithm, FileRef, Target } from '../ceremony/plan.ts'
import { encodeBase64 } from '../crypto/base64.ts'
import { type Fault, faultAt } from '../errors.ts'
import { type RsaPublicKey, readRsaPublicKey } from '../formats/spki.ts'
import type { JsonObject } from '../log/canonical.ts'
import { say } from '../text/saying.ts'
import { base64Member, readAnswer, textMember } from './answer.ts'
import { foreignFields } from './fields.ts'
import { demandBytes, demandLength, openPackage } from './folder.ts'
import { importParameters, readAnswerFile, readKeyFile, sameKey } from './handed.ts'
import { invalid } from './invalid.ts'
import { methodFaults, methodOf } from './methods.ts'
import { handedFaults } from './names.ts'
import { importText } from './oci-import.ts'
import { assemblePackage } from './package.ts'
import type { ImportParameters, Method, PackageContent, Provider } from './provider.ts'
import { wrapFor } from './rsawrap.ts'

/** What a target of this provider takes beside what all take. */
const FIELDS: readonly (keyof Target)[] = ['parameters']

/** Files of the package: for the console, and for the command line. */
const RAW = 'wrapped.bin'
const WRAPPED = 'wrapped_import_key.json'
const SHAPE = 'key_shape.json'

const TITLE = 'Oracle OCI Vault'

const AES: readonly Algorithm[] = ['AES-128', 'AES-192', 'AES-256']
const BITS = [4096]
const METHODS: readonly Method[] = [
  { name: 'RSA_OAEP_SHA256', hash: 'SHA-256', form: 'direct', algorithms: AES, bits: BITS },
  {
    name: 'RSA_OAEP_AES_SHA256',
    hash: 'SHA-256',
    form: 'wrapped',
    algorithms: [...AES, 'RSA-2048', 'RSA-3072', 'RSA-4096'],
    bits: BITS,
  },
]

const OCID = /^ocid1\.key\.[a-z0-9]{2,16}\.[a-z0-9-]{2,32}(?:\.[a-z0-9]{1,80}){1,3}$/
const DISPLAY_NAME = /^(?!ocid1\.)[A-Za-z0-9](?:[A-Za-z0-9 ._()-]{0,98}[A-Za-z0-9._()-])?$/

export const oci: Provider = {
  id: 'oci-vault',
  title: TITLE,
  fields: FIELDS,
  token: false,
  windowSeconds: undefined,
  methods: METHODS,

  accepts: (key, target) => [
    ...foreignFields(target, FIELDS),
    ...nameFaults(target),
    ...methodFaults(oci, key, target),
    ...handedFaults(target, ['wrappingKey']),
  ],

  looksReal: ({ key }) => !key.toLowerCase().includes('example'),

  hashOf: (target) => methodOf(oci, target).hash,

  options: ({ key }) => ({ import: OCID.test(key) ? 'new version' : 'new key' }),

  readParameters,

  wrap: async (input) => ({
    ciphertext: await wrapFor(methodOf(oci, input.target), input),
    parts: {},
  }),

  files,

  checks(folder, facts) {
    const method = methodOf(oci, facts)
    const { manifest, file } = openPackage(folder, [WRAPPED, RAW, SHAPE])
    const answer = readAnswer({ bytes: file(WRAPPED), path: WRAPPED, of: TITLE })
    const ciphertext = base64Member(answer, 'keyMaterial', WRAPPED)
    demandBytes(file(WRAPPED), wrappedKey(ciphertext, method.name), WRAPPED)
    demandBytes(file(RAW), ciphertext, RAW)
    demandBytes(file(SHAPE), keyShape(manifest.algorithm), SHAPE)
    demandLength(ciphertext, method, manifest, WRAPPED)
  },
}

/** Reads the files of a target. Where both forms are given, they must say the same. */
function readParameters(target: Target, file: (ref: FileRef) => Uint8Array): ImportParameters {
  const { wrappingKey, parameters, expires } = target
  const key = wrappingKey && readKeyFile(file(wrappingKey), BITS)
  const answer = parameters && readAnswerFile(file(parameters), TITLE)
  return importParameters(sameKey(key, answer && readVaultKey(answer)), { expires })
}

function readVaultKey(answer: JsonObject): RsaPublicKey {
  const path = 'parameters'
  const pem = utf8(textMember(answer, 'data.public-key', path))
  // textMember has been inside: it is an object.
  const { 'lifecycle-state': state = 'ENABLED' } = answer.data as JsonObject
  if (state !== 'ENABLED')
    throw invalid(say('answer.not-enabled', { name: 'data.lifecycle-state' }), path)
  return readRsaPublicKey(pem, { bits: BITS, path })
}

function files(content: PackageContent): Map<string, Uint8Array> {
  const { key, target, wrapped } = content
  const rotates = OCID.test(target.key)
  return assemblePackage(content, {
    provider: oci,
    files: new Map([
      [RAW, wrapped.ciphertext],
      [WRAPPED, wrappedKey(wrapped.ciphertext, target.method)],
      [SHAPE, keyShape(key.algorithm)],
    ]),
    wrapped: WRAPPED,
    text: {
      ...importText({ content, rotates, wrapped: WRAPPED, shape: SHAPE }),
      window: "never: the wrapping key is the vault's own",
    },
  })
}

/** Model WrappedImportKey of the service. */
function wrappedKey(ciphertext: Uint8Array, wrappingAlgorithm: string): Uint8Array {
  return utf8(JSON.stringify({ keyMaterial: encodeBase64(ciphertext), wrappingAlgorithm }))
}

/** Model KeyShape of the service; the length is in bytes. */
function keyShape(algorithm: Algorithm): Uint8Array {
  const [name, bits] = algorithm.split('-')
  return utf8(JSON.stringify({ algorithm: name, length: Number(bits) / 8 }))
}

function nameFaults({ key }: Target): Fault[] {
  if (OCID.test(key) || DISPLAY_NAME.test(key)) return []
  return [faultAt('key', say(key.startsWith('ocid1.') ? 'target.no-ocid' : 'target.no-name'))]
}
