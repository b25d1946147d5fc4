/** What the check of a package looks at, whatever the provider. */
import { equalBytes } from '../bytes.ts'
import { ALGORITHM_TABLE } from '../crypto/algorithms.ts'
import { type Manifest, parseManifest, REHEARSAL_FILE } from '../formats/manifest.ts'
import { say } from '../text/saying.ts'
import { invalid } from './invalid.ts'
import type { Method } from './provider.ts'
import { wrappedLength } from './rsawrap.ts'

/** An opened package: its manifest and its files. */
export interface PackageFolder {
  readonly manifest: Manifest
  file(name: string): Uint8Array
}

/** Opens a package that holds exactly these files, the ciphertext in the first of them. */
export function openPackage(
  folder: ReadonlyMap<string, Uint8Array>,
  names: readonly [wrapped: string, ...others: string[]],
): PackageFolder {
  const file = (name: string): Uint8Array => {
    const bytes = folder.get(name)
    if (bytes === undefined) throw invalid(say('shape.missing'), name)
    return bytes
  }
  const manifest = parseManifest(file('manifest.json'))
  if (manifest.wrapped !== names[0])
    throw invalid(say('package.not-wrapped', { name: names[0] }), 'wrapped')
  const foreign = Object.keys(manifest.files).find(
    (name) => name !== REHEARSAL_FILE && !names.includes(name),
  )
  if (foreign !== undefined) throw invalid(say('package.other-kind'), foreign)
  return { manifest, file }
}

/** Refuses a ciphertext whose length cannot be that of the key which the manifest names. */
export function demandLength(
  ciphertext: Uint8Array,
  method: Method,
  { algorithm, wrappingKey: { bits } }: Manifest,
  path: string,
): void {
  const { length } = ciphertext
  const facts = ALGORITHM_TABLE[algorithm]
  // The PKCS#8 of an RSA key is a few bytes longer or shorter from key to key.
  const fits =
    method.form === 'wrapped' && facts.family === 'RSA'
      ? length > bits / 8 + facts.bits / 2 && (length - bits / 8) % 8 === 0
      : length === wrappedLength(method, bits, facts.family === 'RSA' ? facts.bits : facts.bytes)
  if (!fits) {
    const named = { bytes: length, algorithm, method: method.name, size: bits }
    throw invalid(say('package.length', named), path)
  }
}

/** Refuses a file that is not, to the byte, the one that the facts make. */
export function demandBytes(found: Uint8Array, expected: Uint8Array, path: string): void {
  if (!equalBytes(found, expected)) throw invalid(say('package.not-made'), path)
}
