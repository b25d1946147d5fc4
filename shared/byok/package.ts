import { sha256Hex, utf8 } from '../bytes.ts'
import type { ProviderId } from '../ceremony/plan.ts'
import { CeremonyError } from '../errors.ts'
import {
  encodeManifest,
  type Manifest,
  parseManifest,
  REHEARSAL_FILE,
} from '../formats/manifest.ts'
import type { OaepHash, PackageContent, WrapFacts } from './provider.ts'

const MANIFEST = 'manifest.json'
const IMPORT = 'IMPORT.md'
const REHEARSAL_LINE = 'This package comes from a rehearsal. Do not import it: it would import.\n'

/** What a provider puts into the folder of a package. */
export interface Payload {
  readonly provider: ProviderId
  readonly hash: OaepHash
  /** The provider's files, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The one of them that holds the ciphertext. */
  readonly wrapped: string
  /** IMPORT.md. */
  readonly instructions: string
}

/** The whole folder of a package: the provider's files, the mark of a rehearsal, the manifest. */
export function assemblePackage(
  content: PackageContent,
  payload: Payload,
): Map<string, Uint8Array> {
  const folder = new Map(payload.files)
  if (content.mode === 'rehearsal') folder.set(REHEARSAL_FILE, utf8(REHEARSAL_LINE))
  folder.set(MANIFEST, encodeManifest(manifestOf(content, payload, folder)))
  folder.set(IMPORT, utf8(payload.instructions))
  return folder
}

function manifestOf(
  { ceremony, mode, key, check, target, parameters }: PackageContent,
  { provider, hash, wrapped }: Payload,
  files: ReadonlyMap<string, Uint8Array>,
): Manifest {
  const { bits, sha256, expires } = parameters
  if (bits !== 2048 && bits !== 3072 && bits !== 4096) throw new Error(`RSA with ${bits} bits`)
  return {
    algorithm: key.algorithm,
    ceremony,
    claviger: 'package/1',
    ...(expires === undefined ? {} : { expires }),
    files: Object.fromEntries([...files].map(([name, bytes]) => [name, sha256Hex(bytes)])),
    hash,
    key: check,
    label: key.label,
    method: target.method,
    mode,
    provider,
    target: target.key,
    wrapped,
    wrappingKey: { bits, sha256 },
  }
}

/**
 * Reads the folder of a package. Refuses a missing, altered or unlisted file, and the package of a
 * rehearsal unless one is expected.
 */
export function readPackage(
  folder: ReadonlyMap<string, Uint8Array>,
  options: { readonly rehearsal?: boolean } = {},
): Manifest {
  const bytes = folder.get(MANIFEST)
  if (bytes === undefined) throw invalid('is missing', MANIFEST)
  const manifest = parseManifest(bytes)
  if (!folder.has(IMPORT)) throw invalid('is missing', IMPORT)
  for (const [name, sha256] of Object.entries(manifest.files)) {
    const file = folder.get(name)
    if (file === undefined) throw invalid('is missing', name)
    if (sha256Hex(file) !== sha256) throw invalid('is not the file that the manifest lists', name)
  }
  for (const name of folder.keys()) {
    const known = name === MANIFEST || name === IMPORT || Object.hasOwn(manifest.files, name)
    if (!known) throw invalid('does not belong to the package', name)
  }
  if (manifest.mode === 'rehearsal' && options.rehearsal !== true) {
    throw new CeremonyError('rule.mode', 'this is the package of a rehearsal', { path: 'mode' })
  }
  return manifest
}

/** Refuses, naming the field, a package that is not the one that was approved and logged. */
export function demandSamePackage(manifest: Manifest, facts: WrapFacts): void {
  const pairs: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['label', manifest.label, facts.label],
    ['provider', manifest.provider, facts.provider],
    ['target', manifest.target, facts.target],
    ['method', manifest.method, facts.method],
    ['hash', manifest.hash, facts.hash],
    ['wrappingKey', manifest.wrappingKey.sha256, facts.wrappingKey],
    ['expires', manifest.expires, facts.expires],
  ]
  for (const [path, found, expected] of pairs) {
    if (found !== expected)
      throw invalid(`is ${found ?? 'absent'}, not ${expected ?? 'absent'}`, path)
  }
  const hashes = Object.values(manifest.files)
  if (facts.token !== undefined && !hashes.includes(facts.token)) {
    throw invalid('holds another import token than the log names', 'files')
  }
}

function invalid(message: string, path: string): CeremonyError {
  return new CeremonyError('package.invalid', message, { path })
}
