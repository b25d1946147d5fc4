/** Packages of a provider, made from keys of every algorithm by node:crypto. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { oaepEncrypt } from '#electron/services/oaep.ts'
import { osRandom } from '#electron/services/random.ts'
import type {
  ImportParameters,
  KeyCheck,
  PackageContent,
  Provider,
  WrapFacts,
  Wrapped,
} from '#shared/byok/provider.ts'
import type { Algorithm, FileRef, Mode, PlanKey, Target } from '#shared/ceremony/plan.ts'
import { kcvOf } from '#shared/crypto/kcv.ts'
import { NOW } from './plans.ts'
import { wrappingKey } from './unwrap.ts'

export interface Material {
  readonly secret: Uint8Array
  readonly check: KeyCheck
}

const made = new Map<Algorithm, Material>()

/** Key material as a vault holds it: raw, or PKCS#8. One per algorithm and process. */
export function materialOf(algorithm: Algorithm): Material {
  const known = made.get(algorithm)
  if (known !== undefined) return known
  const fresh = makeMaterial(algorithm)
  made.set(algorithm, fresh)
  return fresh
}

function makeMaterial(algorithm: Algorithm): Material {
  const [kind = '', ...rest] = algorithm.split('-')
  const size = Number(rest.at(-1))
  if (kind === 'AES' || kind === 'HMAC') {
    const secret = new Uint8Array(randomBytes(size / 8))
    return { secret, check: { kcv: kcvOf(algorithm, secret) } }
  }
  const privateKey = privateKeyOf(kind, size, String(rest[0]))
  return {
    secret: new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der' })),
    check: { spki: fingerprint(createPublicKey(privateKey)) },
  }
}

/** RSA keys are the wrapping keys: making one takes a while. */
function privateKeyOf(kind: string, size: number, curve: string): KeyObject {
  if (kind === 'RSA') return createPrivateKey(wrappingKey(size).privatePem)
  if (kind === 'X25519') return generateKeyPairSync('x25519').privateKey
  if (kind === 'Ed25519') return generateKeyPairSync('ed25519').privateKey
  return generateKeyPairSync('ec', { namedCurve: curve.replace(/^P/, 'P-') }).privateKey
}

function fingerprint(key: KeyObject): string {
  const der = key.export({ type: 'spki', format: 'der' })
  return `SHA256:${createHash('sha256').update(der).digest('base64').replace(/=+$/, '')}`
}

/** Files by the path that a target names. */
export interface Files {
  readonly [path: string]: Uint8Array
}

/** One key on its way into one cloud. */
export interface Way {
  readonly key: PlanKey
  readonly target: Target
  readonly files: Files
  readonly mode?: Mode
}

export interface Made {
  readonly parameters: ImportParameters
  readonly wrapped: Wrapped
  readonly folder: Map<string, Uint8Array>
  readonly facts: WrapFacts
  readonly content: PackageContent
  readonly secret: Uint8Array
  /** IMPORT.md. */
  readonly text: string
}

/** Reads, wraps and assembles: what a ceremony does for one target. */
export async function packageFor(
  provider: Provider,
  { key, target, files, mode = 'production' }: Way,
): Promise<Made> {
  const file = ({ path }: FileRef) => files[path] ?? new Uint8Array()
  const parameters = provider.readParameters(target, file, NOW)
  const { secret, check } = materialOf(key.algorithm)
  const input = { key, target, parameters, oaep: oaepEncrypt, random: osRandom }
  const wrapped = await provider.wrap({ ...input, materialSecret: secret.slice() })
  const content = { ceremony: 'c'.repeat(32), mode, key, check, target, parameters, wrapped }
  const folder = provider.files(content)
  const facts: WrapFacts = {
    label: key.label,
    provider: provider.id,
    target: target.key,
    method: target.method,
    hash: provider.hashOf(target),
    wrappingKey: parameters.sha256,
    ...(parameters.tokenSha256 === undefined ? {} : { token: parameters.tokenSha256 }),
    ...(parameters.expires === undefined ? {} : { expires: parameters.expires }),
    path: `packages/${key.label}/${provider.id}`,
    options: provider.options(target),
  }
  return {
    parameters,
    wrapped,
    folder,
    facts,
    content,
    secret,
    text: textOf(folder.get('IMPORT.md')),
  }
}

/** The bytes as text. */
export function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes)
}

/** The text as bytes. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

export const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
export const unbase64 = (bytes: Uint8Array | undefined) =>
  new Uint8Array(Buffer.from(textOf(bytes), 'base64'))

/** A reference of a plan to a file. */
export function ref(path: string): FileRef {
  return { path, sha256: 'a'.repeat(64) }
}
