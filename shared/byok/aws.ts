/**
 * AWS KMS, imported key material: docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html
 * and the service model of botocore 1.43.11. SYMMETRIC_DEFAULT takes direct OAEP and nothing else.
 */
import { sha256Hex } from '../bytes.ts'
import type { Algorithm, PlanKey, Target } from '../ceremony/plan.ts'
import { CeremonyError, type Fault } from '../errors.ts'
import { parseTime } from '../log/time.ts'
import { importText } from './aws-import.ts'
import { readAwsParameters } from './aws-parameters.ts'
import { foreignFields } from './fields.ts'
import { importDocument } from './import-text.ts'
import { assemblePackage } from './package.ts'
import type { OaepHash, PackageContent, Provider, WrapInput } from './provider.ts'

/** Files of the package, named as in the provider's own guide. */
const WRAPPED = 'EncryptedKeyMaterial.bin'
const TOKEN = 'ImportToken.bin'

const DAY = 24 * 60 * 60
const HASHES: { readonly [method: string]: OaepHash } = {
  RSAES_OAEP_SHA_1: 'SHA-1',
  RSAES_OAEP_SHA_256: 'SHA-256',
  RSA_AES_KEY_WRAP_SHA_1: 'SHA-1',
  RSA_AES_KEY_WRAP_SHA_256: 'SHA-256',
}
const DIRECT = ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'] as const
const HASH_BYTES: Readonly<Record<OaepHash, number>> = { 'SHA-1': 20, 'SHA-256': 32, 'SHA-512': 64 }

/** What an algorithm of the plan is called there, and the methods that bring it in. */
const SPECS: {
  readonly [A in Algorithm]?: { readonly spec: string; readonly methods: readonly string[] }
} = {
  'AES-256': { spec: 'SYMMETRIC_DEFAULT', methods: DIRECT },
}

const KEY_ID = '(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})'
const KEY = new RegExp(
  `^(?:arn:(aws(?:-[a-z]+)*):kms:([a-z]{2,8}(?:-[a-z]+)+-[0-9]{1,2}):([0-9]{12}):key/)?(${KEY_ID})$`,
)
// Account numbers of the provider's documentation: a key there belongs to nobody.
const EXAMPLE_ACCOUNTS = ['111122223333', '444455556666', '123456789012', '000000000000']

export const aws: Provider = {
  id: 'aws-kms',
  title: 'AWS KMS',
  token: true,
  windowSeconds: DAY,

  accepts: (key, target, now) => [
    ...foreignFields(target, ['importToken', 'parameters', 'validTo', 'importType', 'description']),
    ...keyFaults(key, target),
    ...methodFaults(key, target),
    ...fileFaults(target),
    ...optionFaults(target, now),
  ],

  looksReal: ({ key }) => !EXAMPLE_ACCOUNTS.includes(KEY.exec(key)?.[3] ?? ''),

  hashOf,

  options: ({ validTo, importType, description }) => ({
    expirationModel:
      validTo === undefined ? 'KEY_MATERIAL_DOES_NOT_EXPIRE' : 'KEY_MATERIAL_EXPIRES',
    ...(validTo === undefined ? {} : { validTo }),
    ...(importType === undefined ? {} : { importType }),
    ...(description === undefined ? {} : { description }),
  }),

  readParameters: readAwsParameters,

  expectedLength(method, bits, materialBytes) {
    demandDirect(method)
    const room = bits / 8 - 2 * HASH_BYTES[hashOf(method)] - 2
    if (materialBytes > room) {
      throw new CeremonyError(
        'package.invalid',
        `${materialBytes} bytes do not fit into RSA-${bits}`,
        {
          path: 'method',
        },
      )
    }
    return bits / 8
  },

  async wrap({ materialSecret, method, parameters, oaep }: WrapInput) {
    const length = aws.expectedLength(method, parameters.bits, materialSecret.length)
    const wrapped = await oaep(parameters.spki, hashOf(method), materialSecret)
    if (wrapped.length !== length)
      throw new Error(`wrapped to ${wrapped.length} bytes, not ${length}`)
    return wrapped
  },

  files,
}

function files(content: PackageContent): Map<string, Uint8Array> {
  const { key, target, parameters, ciphertext } = content
  const { token } = parameters
  const spec = SPECS[key.algorithm]?.spec
  if (token === undefined || spec === undefined) throw new Error('a package without token or spec')
  const hash = hashOf(target.method)
  const payload = new Map([
    [WRAPPED, ciphertext],
    [TOKEN, token],
  ])
  const hashes = [...payload].map(([name, bytes]) => [name, sha256Hex(bytes)] as const)
  const region = KEY.exec(target.key)?.[2]
  const text = importText({ target, parameters, spec, region, wrapped: WRAPPED, token: TOKEN })
  const instructions = importDocument(content, {
    ...text,
    provider: aws.title,
    hash,
    files: hashes,
  })
  return assemblePackage(content, {
    provider: aws.id,
    hash,
    files: payload,
    wrapped: WRAPPED,
    instructions,
  })
}

function hashOf(method: string): OaepHash {
  const hash = Object.hasOwn(HASHES, method) ? HASHES[method] : undefined
  if (hash === undefined) {
    throw new CeremonyError('package.invalid', `${method} is not a method of AWS KMS`, {
      path: 'method',
    })
  }
  return hash
}

function demandDirect(method: string): void {
  hashOf(method)
  if (DIRECT.some((direct) => direct === method)) return
  throw new CeremonyError('package.invalid', refusedMethod(method, 'SYMMETRIC_DEFAULT'), {
    path: 'method',
  })
}

function refusedMethod(method: string, spec: string): string {
  return `${method} cannot import a ${spec} key: AWS KMS takes ${DIRECT.join(' or ')} for it`
}

function keyFaults(key: PlanKey, target: Target): Fault[] {
  const match = KEY.exec(target.key)
  if (match === null) {
    const alias = target.key.includes('alias/')
    const message = alias ? 'is an alias: name the key id or key ARN' : 'is not a key id or key ARN'
    return [{ path: 'key', message }]
  }
  if (match[1] === 'aws-cn' && key.algorithm === 'AES-256') {
    return [{ path: 'key', message: 'symmetric keys of the China regions have 128 bits' }]
  }
  return []
}

function methodFaults({ algorithm }: PlanKey, { method }: Target): Fault[] {
  const known = SPECS[algorithm]
  if (known === undefined)
    return [{ path: 'method', message: `AWS KMS does not import ${algorithm}` }]
  if (!Object.hasOwn(HASHES, method)) {
    return [
      { path: 'method', message: `${method} is not a method: use ${known.methods.join(' or ')}` },
    ]
  }
  if (known.methods.includes(method)) return []
  return [{ path: 'method', message: refusedMethod(method, known.spec) }]
}

function fileFaults({ wrappingKey, importToken, parameters }: Target): Fault[] {
  if (parameters !== undefined) return []
  return [
    ...(wrappingKey ? [] : [{ path: 'wrappingKey', message: 'is missing' }]),
    ...(importToken ? [] : [{ path: 'importToken', message: 'is missing' }]),
  ]
}

const IMPORT_TYPES = ['NEW_KEY_MATERIAL', 'EXISTING_KEY_MATERIAL']

function optionFaults({ validTo, importType, description }: Target, now: string): Fault[] {
  const faults: Fault[] = []
  if (validTo !== undefined) {
    const seconds = (parseTime(validTo) - parseTime(now)) / 1000
    if (seconds <= 0) faults.push({ path: 'validTo', message: 'is past' })
    // The import comes at most one day later, and takes a date at most 365 days ahead.
    if (seconds > 366 * DAY) {
      faults.push({ path: 'validTo', message: 'is more than 365 days after the import' })
    }
  }
  if (importType !== undefined && !IMPORT_TYPES.includes(importType)) {
    faults.push({ path: 'importType', message: `must be ${IMPORT_TYPES.join(' or ')}` })
  }
  if (description !== undefined && !/^[a-zA-Z0-9:/_ .-]{1,256}$/.test(description)) {
    faults.push({ path: 'description', message: 'may hold letters, digits, spaces and : / _ . -' })
  }
  // The command line takes these for an option, or for a file or address to read the text from.
  if (description?.startsWith('-') || description?.includes('://')) {
    faults.push({ path: 'description', message: 'may not begin with - or hold ://' })
  }
  return faults
}
