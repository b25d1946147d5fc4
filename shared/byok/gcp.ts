/**
 * Google Cloud KMS, imported key versions: docs.cloud.google.com/kms/docs/importing-a-key and
 * …/key-wrapping. RSA keys go under an AES key only.
 */
import type { Target } from '../ceremony/plan.ts'
import { type Fault, faultAt } from '../errors.ts'
import { say } from '../text/saying.ts'
import { foreignFields } from './fields.ts'
import { demandLength, openPackage } from './folder.ts'
import { algorithmFaults, GCP_ALGORITHMS, gcpAlgorithm } from './gcp-algorithms.ts'
import { importText } from './gcp-import.ts'
import { readGcpParameters } from './gcp-parameters.ts'
import { methodFaults, methodOf } from './methods.ts'
import { handedFaults } from './names.ts'
import { assemblePackage } from './package.ts'
import { extendedCheckValue, macProbe } from './probe.ts'
import type { Method, OaepHash, PackageContent, Provider } from './provider.ts'
import { wrapFor } from './rsawrap.ts'

/** What a target of this provider takes beside what all take. */
const FIELDS: readonly (keyof Target)[] = [
  'parameters',
  'importJob',
  'protectionLevel',
  'keyAlgorithm',
  'attestation',
]

const WRAPPED = 'wrapped.bin'
const THREE_DAYS = 3 * 24 * 60 * 60

const ALL = [...new Set(GCP_ALGORITHMS.map(({ algorithm }) => algorithm))]
const METHODS: readonly Method[] = [3072, 4096].flatMap((bits) => [
  ...(['SHA-256', 'SHA-1'] as const).map((hash) => ({
    name: `rsa-oaep-${bits}-${flagOf(hash)}-aes-256`,
    hash,
    form: 'wrapped' as const,
    algorithms: ALL,
    bits: [bits],
  })),
  {
    name: `rsa-oaep-${bits}-sha256`,
    hash: 'SHA-256' as const,
    form: 'direct' as const,
    algorithms: ALL.filter((algorithm) => !algorithm.startsWith('RSA')),
    bits: [bits],
  },
])

const PROJECT = '[a-z][a-z0-9-]{4,28}[a-z0-9]'
const NAME = '[A-Za-z0-9_][A-Za-z0-9_-]{0,62}'
const RING = `projects/(${PROJECT})/locations/([a-z][a-z0-9-]{1,31})/keyRings/(${NAME})`
const KEY = new RegExp(`^${RING}/cryptoKeys/(${NAME})$`)
const JOB = new RegExp(`^${RING}/importJobs/(${NAME})$`)
const LEVELS = ['SOFTWARE', 'HSM']
// Projects of the provider's documentation: a key there belongs to nobody.
const EXAMPLE_PROJECTS = ['my-project', 'my-project-id', 'project-id', 'example-project']

export const gcp: Provider = {
  id: 'gcp-kms',
  title: 'Google Cloud KMS',
  fields: FIELDS,
  token: false,
  windowSeconds: THREE_DAYS,
  methods: METHODS,

  accepts: (key, target) => [
    ...foreignFields(target, FIELDS),
    ...nameFaults(target),
    ...methodFaults(gcp, key, target),
    ...levelFaults(target),
    ...algorithmFaults(key, target),
    ...handedFaults(target, ['wrappingKey']),
  ],

  looksReal: ({ key }) => !EXAMPLE_PROJECTS.includes(KEY.exec(key)?.[1] ?? ''),

  hashOf: (target) => methodOf(gcp, target).hash,

  options: ({ importJob = '', protectionLevel = '', keyAlgorithm = '' }) => ({
    importJob,
    protectionLevel,
    keyAlgorithm,
  }),

  readParameters: (target, file) => readGcpParameters(target, file, methodOf(gcp, target).bits),

  async wrap(input) {
    const { key, target, materialSecret } = input
    const inHsm = target.protectionLevel === 'HSM' && isSymmetric(key.algorithm)
    return {
      ciphertext: await wrapFor(methodOf(gcp, target), input),
      parts: {
        ...macProbe(key.algorithm, materialSecret),
        ...(inHsm ? { ekcv: extendedCheckValue(materialSecret) } : {}),
      },
    }
  },

  files,

  checks(folder, facts) {
    const { manifest, file } = openPackage(folder, [WRAPPED])
    demandLength(file(WRAPPED), methodOf(gcp, facts), manifest, WRAPPED)
  },
}

function files(content: PackageContent): Map<string, Uint8Array> {
  const { target, wrapped } = content
  const [, project, location, keyring, key] = KEY.exec(target.key) ?? []
  const job = JOB.exec(target.importJob ?? '')?.[4]
  const algorithm = gcpAlgorithm(target)
  if (!project || !location || !keyring || !key || !job || algorithm === undefined) {
    throw new Error('a package for no key')
  }
  const names = { project, location, keyring, key, job, wrapped: WRAPPED }
  return assemblePackage(content, {
    provider: gcp,
    files: new Map([[WRAPPED, wrapped.ciphertext]]),
    wrapped: WRAPPED,
    text: importText({ content, algorithm, names }),
  })
}

function nameFaults({ key, importJob }: Target): Fault[] {
  const faults: Fault[] = []
  const ofKey = KEY.exec(key)
  if (ofKey === null) {
    const version = /\/cryptoKeyVersions\//.test(key)
    const form = 'projects/…/locations/…/keyRings/…/cryptoKeys/…'
    faults.push(faultAt('key', version ? say('target.version') : say('target.form', { form })))
  }
  const ofJob = JOB.exec(importJob ?? '')
  if (importJob === undefined) faults.push(faultAt('importJob', say('shape.missing')))
  else if (ofJob === null) {
    const form = 'projects/…/locations/…/keyRings/…/importJobs/…'
    faults.push(faultAt('importJob', say('target.form', { form })))
  } else if (ofKey !== null && ofJob.slice(1, 4).join('/') !== ofKey.slice(1, 4).join('/')) {
    faults.push(faultAt('importJob', say('target.other-ring')))
  }
  return faults
}

function levelFaults({ protectionLevel, attestation }: Target): Fault[] {
  if (!LEVELS.includes(protectionLevel ?? '')) {
    return [faultAt('protectionLevel', say('target.one-of', { choices: LEVELS }))]
  }
  if (attestation === undefined || protectionLevel === 'HSM') return []
  return [faultAt('attestation', say('target.attestation'))]
}

function isSymmetric(algorithm: string): boolean {
  return /^(?:AES|HMAC)-/.test(algorithm)
}

function flagOf(hash: OaepHash): string {
  return hash.replace('-', '').toLowerCase()
}
