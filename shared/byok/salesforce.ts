/**
 * Salesforce Shield Platform Encryption, BYOK tenant secrets:
 * help.salesforce.com/s/articleView?id=xcloud.security_pe_byok_generate_secret.htm. The target's
 * `key` is the unique name of the BYOK-compatible certificate in the organization.
 */
import { sha256, utf8 } from '../bytes.ts'
import type { FileRef, PlanKey, Target } from '../ceremony/plan.ts'
import { encodeBase64 } from '../crypto/base64.ts'
import { type Fault, faultAt } from '../errors.ts'
import { readCertificate } from '../formats/certificate.ts'
import { say } from '../text/saying.ts'
import { earlier } from './answer.ts'
import { foreignFields } from './fields.ts'
import { demandLength, openPackage } from './folder.ts'
import { demanded, importParameters } from './handed.ts'
import { methodFaults, methodOf } from './methods.ts'
import { fileFaults, isExample, nameFaults } from './names.ts'
import { assemblePackage } from './package.ts'
import type { ImportParameters, Method, PackageContent, Provider } from './provider.ts'
import { wrapFor } from './rsawrap.ts'
import { salesforceText } from './salesforce-import.ts'
import { base64File } from './textfile.ts'

/** What a target of this provider takes beside what all take. */
const FIELDS: readonly (keyof Target)[] = ['certificate']

const SECRET: Pick<Method, 'algorithms' | 'bits' | 'note'> = {
  algorithms: ['AES-256'],
  bits: [4096],
  note: 'MGF1 hash unconfirmed (assumed the same)',
}
const METHODS: readonly Method[] = [
  { name: 'RSA_OAEP_SHA512', hash: 'SHA-512', form: 'direct', ...SECRET },
  { name: 'RSA_OAEP_SHA1', hash: 'SHA-1', form: 'direct', ...SECRET },
  { name: 'RSA_AES_SHA512', hash: 'SHA-512', form: 'wrapped', ...SECRET },
]

export const salesforce: Provider = {
  id: 'salesforce',
  title: 'Salesforce Shield',
  fields: FIELDS,
  token: false,
  windowSeconds: undefined,
  methods: METHODS,

  accepts: (key, target) => [
    ...foreignFields(target, FIELDS),
    ...nameFaults(target),
    ...methodFaults(salesforce, key, target),
    ...fileFaults(target, ['certificate']),
    ...repeatedFaults(key),
  ],

  looksReal: (target) => !isExample(target),

  hashOf: (target) => methodOf(salesforce, target).hash,

  options: () => ({}),

  readParameters,

  wrap: async (input) => ({
    ciphertext: await wrapFor(methodOf(salesforce, input.target), input),
    parts: { hash: sha256(input.materialSecret) },
  }),

  files,

  checks(folder, facts) {
    const { wrapped, hash } = names(facts.label)
    const { manifest, file } = openPackage(folder, [wrapped, hash])
    demandLength(base64File(file, wrapped), methodOf(salesforce, facts), manifest, wrapped)
    base64File(file, hash, 32)
  },
}

/** Files of the package, named as in the provider's own guide. */
function names(label: string): { readonly wrapped: string; readonly hash: string } {
  return { wrapped: `${label}.b64`, hash: `${label}_hash.b64` }
}

function readParameters(
  target: Target,
  file: (ref: FileRef) => Uint8Array,
  now: string,
): ImportParameters {
  const path = 'certificate'
  const bytes = file(demanded(target.certificate, path))
  const { bits } = methodOf(salesforce, target)
  const { key, notBefore, notAfter } = readCertificate(bytes, { bits, path })
  return importParameters(key, {
    expires: earlier(target.expires, notAfter),
    notes: notBefore > now ? [say('certificate.not-yet', { from: notBefore })] : [],
  })
}

function files(content: PackageContent): Map<string, Uint8Array> {
  const { key, target, wrapped, parameters } = content
  const hash = wrapped.parts.hash
  if (hash === undefined) throw new Error('a tenant secret without its hash')
  const method = methodOf(salesforce, target)
  const own = names(key.label)
  return assemblePackage(content, {
    provider: salesforce,
    files: new Map([
      [own.wrapped, utf8(encodeBase64(wrapped.ciphertext))],
      [own.hash, utf8(encodeBase64(hash))],
    ]),
    wrapped: own.wrapped,
    text: salesforceText({ target, parameters, method, ...own }),
  })
}

function repeatedFaults({ targets = [] }: PlanKey): Fault[] {
  const own = targets.filter(({ provider }) => provider === salesforce.id)
  if (own.length < 2) return []
  return [faultAt('provider', say('target.once'))]
}
