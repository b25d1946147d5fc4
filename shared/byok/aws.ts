/**
 * AWS KMS, imported key material: docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html
 * and the service model of botocore 1.43.11.
 */
import { sha256Hex } from '../bytes.ts'
import type { PlanKey, Target } from '../ceremony/plan.ts'
import { type Fault, faultAt } from '../errors.ts'
import { parseTime } from '../log/time.ts'
import { type Saying, say } from '../text/saying.ts'
import { importText } from './aws-import.ts'
import { readAwsParameters } from './aws-parameters.ts'
import { AWS_METHODS, isSymmetric, keyFaults, readKeyName, specOf } from './aws-specs.ts'
import { foreignFields } from './fields.ts'
import { demandLength, openPackage } from './folder.ts'
import { invalid } from './invalid.ts'
import { methodFaults, methodOf } from './methods.ts'
import { handedFaults } from './names.ts'
import { assemblePackage } from './package.ts'
import { macProbe } from './probe.ts'
import type { PackageContent, Provider } from './provider.ts'
import { wrapFor } from './rsawrap.ts'

/** What a target of this provider takes beside what all take. */
const FIELDS: readonly (keyof Target)[] = [
  'importToken',
  'parameters',
  'validTo',
  'importType',
  'description',
]

/** Files of the package, named as in the provider's own guide. */
const WRAPPED = 'EncryptedKeyMaterial.bin'
const TOKEN = 'ImportToken.bin'
/** Type CiphertextType of the service model. */
const MOST_BYTES = 6144

const DAY = 24 * 60 * 60

export const aws: Provider = {
  id: 'aws-kms',
  title: 'AWS KMS',
  fields: FIELDS,
  token: true,
  windowSeconds: DAY,
  methods: AWS_METHODS,

  accepts: (key, target, now) => [
    ...foreignFields(target, FIELDS),
    ...keyFaults(key, target),
    ...methodFaults(aws, key, target),
    ...handedFaults(target, ['wrappingKey', 'importToken']),
    ...expiryFaults(target, now),
    ...materialFaults(key, target),
  ],

  looksReal: ({ key }) => readKeyName(key)?.example !== true,

  hashOf: (target) => methodOf(aws, target).hash,

  options: ({ validTo, importType, description }) => ({
    expirationModel:
      validTo === undefined ? 'KEY_MATERIAL_DOES_NOT_EXPIRE' : 'KEY_MATERIAL_EXPIRES',
    ...(validTo === undefined ? {} : { validTo }),
    ...(importType === undefined ? {} : { importType }),
    ...(description === undefined ? {} : { description }),
  }),

  readParameters: readAwsParameters,

  async wrap(input) {
    const ciphertext = await wrapFor(methodOf(aws, input.target), input)
    if (ciphertext.length > MOST_BYTES) throw new Error(`wrapped to ${ciphertext.length} bytes`)
    return { ciphertext, parts: macProbe(input.key.algorithm, input.materialSecret) }
  },

  files,

  checks(folder, facts) {
    const { manifest, file } = openPackage(folder, [WRAPPED, TOKEN])
    demandLength(file(WRAPPED), methodOf(aws, facts), manifest, WRAPPED)
    if (sha256Hex(file(TOKEN)) !== facts.token) {
      throw invalid(say('package.other-token'), TOKEN)
    }
  },
}

function files(content: PackageContent): Map<string, Uint8Array> {
  const { key, check, target, parameters, wrapped } = content
  const { token } = parameters
  if (token === undefined) throw new Error('a package without token')
  const text = importText({
    key,
    check,
    target,
    parameters,
    ...specOf(key),
    mac: wrapped.parts.mac,
    region: readKeyName(target.key)?.region,
    wrapped: WRAPPED,
    token: TOKEN,
  })
  return assemblePackage(content, {
    provider: aws,
    files: new Map([
      [WRAPPED, wrapped.ciphertext],
      [TOKEN, token],
    ]),
    wrapped: WRAPPED,
    text,
  })
}

function expiryFaults({ validTo }: Target, now: string): Fault[] {
  if (validTo === undefined) return []
  const seconds = (parseTime(validTo) - parseTime(now)) / 1000
  if (seconds <= 0) return [faultAt('validTo', say('target.past'))]
  // The import comes at most one day later, and takes a date at most 365 days ahead.
  if (seconds <= 366 * DAY) return []
  return [faultAt('validTo', say('target.far'))]
}

const IMPORT_TYPES = ['NEW_KEY_MATERIAL', 'EXISTING_KEY_MATERIAL']

function materialFaults({ algorithm }: PlanKey, { importType, description }: Target): Fault[] {
  const faults: Fault[] = []
  const fault = (path: string, said: Saying) => faults.push(faultAt(path, said))
  if (!isSymmetric(algorithm)) {
    const said = say('target.symmetric', { algorithm })
    if (importType !== undefined) fault('importType', said)
    if (description !== undefined) fault('description', said)
    return faults
  }
  if (importType !== undefined && !IMPORT_TYPES.includes(importType)) {
    fault('importType', say('target.one-of', { choices: IMPORT_TYPES }))
  }
  if (description !== undefined && !/^[a-zA-Z0-9:/_ .-]{1,256}$/.test(description)) {
    fault('description', say('target.description'))
  }
  // The command line takes these for an option, or for a file or address to read the text from.
  if (description?.startsWith('-') || description?.includes('://')) {
    fault('description', say('target.description-start'))
  }
  return faults
}
