import { sha256Hex, utf8 } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import {
  encodeManifest,
  type Manifest,
  parseManifest,
  REHEARSAL_FILE,
} from '../formats/manifest.ts'
import { type Saying, say } from '../text/saying.ts'
import { type ImportText, importDocument } from './import-text.ts'
import { invalid } from './invalid.ts'
import type { PackageContent, Provider, WrapFacts } from './provider.ts'

const MANIFEST = 'manifest.json'
const IMPORT = 'IMPORT.md'
const REHEARSAL_LINE = 'This package comes from a rehearsal. Do not import it: it would import.\n'

/** What a provider puts into the folder of a package. */
export interface Payload {
  readonly provider: Pick<Provider, 'id' | 'title' | 'hashOf'>
  /** The provider's files, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The one of them that holds the ciphertext. */
  readonly wrapped: string
  /** What IMPORT.md says. */
  readonly text: Pick<ImportText, 'sections' | 'errors' | 'window'>
}

/** The whole folder of a package: the provider's files, the mark of a rehearsal, the manifest. */
export function assemblePackage(
  content: PackageContent,
  payload: Payload,
): Map<string, Uint8Array> {
  const { provider, files, text } = payload
  const folder = new Map(files)
  if (content.mode === 'rehearsal') folder.set(REHEARSAL_FILE, utf8(REHEARSAL_LINE))
  folder.set(MANIFEST, encodeManifest(manifestOf(content, payload, folder)))
  const instructions = importDocument(content, {
    ...text,
    provider: provider.title,
    hash: provider.hashOf(content.target),
    files: [...files].map(([name, bytes]) => [name, sha256Hex(bytes)]),
  })
  folder.set(IMPORT, utf8(instructions))
  return folder
}

function manifestOf(
  { ceremony, mode, key, check, target, parameters }: PackageContent,
  { provider, wrapped }: Payload,
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
    hash: provider.hashOf(target),
    key: check,
    label: key.label,
    method: target.method,
    mode,
    provider: provider.id,
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
  if (bytes === undefined) throw invalid(say('shape.missing'), MANIFEST)
  const manifest = parseManifest(bytes)
  if (!folder.has(IMPORT)) throw invalid(say('shape.missing'), IMPORT)
  for (const [name, sha256] of Object.entries(manifest.files)) {
    const file = folder.get(name)
    if (file === undefined) throw invalid(say('shape.missing'), name)
    if (sha256Hex(file) !== sha256) throw invalid(say('package.not-listed'), name)
  }
  for (const name of folder.keys()) {
    const known = name === MANIFEST || name === IMPORT || Object.hasOwn(manifest.files, name)
    if (!known) throw invalid(say('package.stray'), name)
  }
  if (manifest.mode === 'rehearsal' && options.rehearsal !== true) {
    throw new CeremonyError('rule.mode', say('package.rehearsal'), { path: 'mode' })
  }
  return manifest
}

/** Refuses, naming the field, a package that is not the one that was approved and logged. */
export function demandSamePackage(manifest: Manifest, facts: WrapFacts): void {
  const moved = (['label', 'provider', 'target'] as const).find(
    (field) => manifest[field] !== facts[field],
  )
  if (moved !== undefined) {
    const said = say('package.moved', { found: named(manifest), wanted: named(facts) })
    throw invalid(said, moved)
  }
  const pairs: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['method', manifest.method, facts.method],
    ['hash', manifest.hash, facts.hash],
    ['wrappingKey', manifest.wrappingKey.sha256, facts.wrappingKey],
    ['expires', manifest.expires, facts.expires],
  ]
  for (const [path, found, expected] of pairs) {
    if (found === expected) continue
    const one = (value: string | undefined) =>
      value === undefined ? say('package.absent') : say('form.value', { value })
    throw invalid(say('package.other-value', { found: one(found), wanted: one(expected) }), path)
  }
}

function named({
  label,
  provider,
  target,
}: Pick<WrapFacts, 'label' | 'provider' | 'target'>): Saying {
  return say('package.named', { label, provider, target })
}
