/**
 * A key for a site's own HSM, by CKM_RSA_AES_KEY_WRAP (PKCS#11 v3.0 §2.1.21) in one piece, and the
 * same in two for tokens without that mechanism. The target's `key` is the label of the key there.
 */
import { equalBytes } from '../bytes.ts'
import { ALGORITHMS } from '../ceremony/plan-schema.ts'
import type { FileRef, Target } from '../ceremony/plan.ts'
import { type Fault, faultAt } from '../errors.ts'
import { looksLikeCertificate, readCertificate } from '../formats/certificate.ts'
import { say } from '../text/saying.ts'
import { foreignFields } from './fields.ts'
import { demandBytes, demandLength, openPackage } from './folder.ts'
import { demanded, importParameters, readKeyFile } from './handed.ts'
import { invalid } from './invalid.ts'
import { methodFaults } from './methods.ts'
import { fileFaults, isExample, nameFaults } from './names.ts'
import { assemblePackage } from './package.ts'
import { pkcs11Text } from './pkcs11-import.ts'
import { templateJson } from './pkcs11-template.ts'
import type { ImportParameters, Method, PackageContent, Provider, WrapFacts } from './provider.ts'
import { wrapFor } from './rsawrap.ts'

/** What a target of this provider takes beside what all take. */
const FIELDS: readonly (keyof Target)[] = ['hash']

const WRAPPED = 'wrapped.bin'
const OAEP = 'oaep.bin'
const KWP = 'kwp.bin'
const TEMPLATE = 'template.json'

const NAME = 'CKM_RSA_AES_KEY_WRAP'
const HASHES = ['SHA-1', 'SHA-256']
const ROW = {
  name: NAME,
  form: 'wrapped',
  algorithms: ALGORITHMS,
  bits: [2048, 3072, 4096],
} as const
const SHA_256: Method = { ...ROW, hash: 'SHA-256', note: 'hash of the plan: SHA-256' }
const SHA_1: Method = { ...ROW, hash: 'SHA-1', note: 'hash of the plan: SHA-1' }

export const pkcs11: Provider = {
  id: 'pkcs11',
  title: 'PKCS#11 token',
  fields: FIELDS,
  token: false,
  windowSeconds: undefined,
  methods: [SHA_256, SHA_1],

  accepts: (key, target) => [
    ...foreignFields(target, FIELDS),
    ...nameFaults(target),
    ...methodFaults({ title: pkcs11.title, methods: [SHA_256] }, key, target),
    ...hashFaults(target),
    ...fileFaults(target, ['wrappingKey']),
  ],

  looksReal: (target) => !isExample(target),

  hashOf: (target) => methodOf(target).hash,

  options: () => ({}),

  readParameters,

  wrap: async (input) => ({
    ciphertext: await wrapFor(methodOf(input.target), input),
    parts: {},
  }),

  files,
  checks,
}

/** The hash is the site's choice: there is one row for each. */
function methodOf({ method, hash }: Pick<Target, 'method' | 'hash'>): Method {
  if (method !== NAME)
    throw invalid(say('target.unknown-method', { method, title: pkcs11.title }), 'method')
  if (hash === 'SHA-1') return SHA_1
  if (hash === 'SHA-256') return SHA_256
  throw invalid(say('target.one-of', { choices: HASHES }), 'hash')
}

function hashFaults({ hash }: Target): Fault[] {
  if (hash === 'SHA-1' || hash === 'SHA-256') return []
  const said =
    hash === undefined ? say('target.ask-hash') : say('target.one-of', { choices: HASHES })
  return [faultAt('hash', said)]
}

function readParameters(target: Target, file: (ref: FileRef) => Uint8Array): ImportParameters {
  const path = 'wrappingKey'
  const bytes = file(demanded(target.wrappingKey, path))
  const { bits } = methodOf(target)
  const { expires } = target
  if (!looksLikeCertificate(bytes)) return importParameters(readKeyFile(bytes, bits), { expires })
  const { key, subject, notBefore, notAfter } = readCertificate(bytes, { bits, path })
  const note = say('certificate.unchecked', { subject, from: notBefore, to: notAfter })
  return importParameters(key, { expires, notes: [note] })
}

function files(content: PackageContent): Map<string, Uint8Array> {
  const { key, check, target, parameters, wrapped } = content
  const { hash } = methodOf(target)
  const { bits, sha256: wrappingKey } = parameters
  return assemblePackage(content, {
    provider: pkcs11,
    files: new Map([
      [WRAPPED, wrapped.ciphertext],
      [OAEP, wrapped.ciphertext.subarray(0, bits / 8)],
      [KWP, wrapped.ciphertext.subarray(bits / 8)],
      [TEMPLATE, templateJson({ key, target, check, hash, wrappingKey })],
    ]),
    wrapped: WRAPPED,
    text: {
      ...pkcs11Text({ content, hash }),
      window: 'never: the wrapping key is that of the HSM',
    },
  })
}

function checks(folder: ReadonlyMap<string, Uint8Array>, facts: WrapFacts): void {
  const { manifest, file } = openPackage(folder, [WRAPPED, OAEP, KWP, TEMPLATE])
  const { hash, label, target, wrappingKey } = facts
  demandLength(file(WRAPPED), SHA_256, manifest, WRAPPED)
  const at = manifest.wrappingKey.bits / 8
  demandBytes(file(OAEP), file(WRAPPED).subarray(0, at), OAEP)
  demandBytes(file(KWP), file(WRAPPED).subarray(at), KWP)
  const { algorithm, key: check } = manifest
  const uses = ['sign', 'decrypt', 'agree'] as const
  const made = uses.map((use) =>
    templateJson({
      key: { label, algorithm, use },
      target: { key: target },
      check,
      hash,
      wrappingKey,
    }),
  )
  if (made.some((template) => equalBytes(template, file(TEMPLATE)))) return
  throw invalid(say('package.template'), TEMPLATE)
}
