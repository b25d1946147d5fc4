import * as v from 'valibot'
import { equalBytes, utf8 } from '../bytes.ts'
import { ALGORITHMS, MODES, PROVIDERS } from '../ceremony/plan-schema.ts'
import { CeremonyError } from '../errors.ts'
import { canonical, type JsonValue, parseCanonical } from '../log/canonical.ts'
import { isId, textFault } from '../log/text.ts'
import { parseTime } from '../log/time.ts'
import { decodeUtf8 } from '../utf8.ts'

/** The file that marks the package of a rehearsal: it would import. */
export const REHEARSAL_FILE = 'REHEARSAL-DO-NOT-IMPORT'
export const MAX_MANIFEST_BYTES = 64 * 1024

function digits(length: number) {
  const message = `must be ${length} lower-case hex digits`
  return v.pipe(v.string(message), v.regex(new RegExp(`^[0-9a-f]{${length}}$`), message))
}

const FILE = 'must be a plain file name'
const fileName = v.pipe(v.string(FILE), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, FILE))
const TEXT = 'must be text of 1 to 512 characters'
const text = v.pipe(
  v.string(TEXT),
  v.minLength(1, TEXT),
  v.maxLength(512, TEXT),
  v.check((written) => textFault(written) === undefined, 'holds a character that is not allowed'),
)

const schema = v.strictObject({
  algorithm: v.picklist(ALGORITHMS, 'must be an algorithm of the plan'),
  ceremony: digits(32),
  claviger: v.literal('package/1', 'must be package/1'),
  expires: v.exactOptional(v.pipe(v.string(), v.check(isTime, 'must be a UTC time'))),
  files: v.record(fileName, digits(64), 'must be an object'),
  hash: v.picklist(['SHA-1', 'SHA-256', 'SHA-512'], 'must be an OAEP hash'),
  key: v.union(
    [
      v.strictObject({ kcv: digits(10) }),
      v.strictObject({ spki: v.pipe(v.string(), v.regex(/^SHA256:[A-Za-z0-9+/]{43}$/)) }),
    ],
    'must hold either kcv or spki',
  ),
  label: v.pipe(v.string(), v.check(isId, 'must be a label')),
  method: text,
  mode: v.picklist(MODES, 'must be rehearsal or production'),
  provider: v.picklist(PROVIDERS, 'must be a provider'),
  target: text,
  wrapped: fileName,
  wrappingKey: v.strictObject({
    bits: v.picklist([2048, 3072, 4096], 'must be 2048, 3072 or 4096'),
    sha256: digits(64),
  }),
})

/** What a package says of itself: manifest.json, `package/1`. */
export type Manifest = v.InferOutput<typeof schema>

/** The bytes of manifest.json: canonical JSON and a newline. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  return utf8(`${canonical(manifest as unknown as JsonValue)}\n`)
}

/**
 * Parses manifest.json. Refuses with `package.invalid` what is not canonical, has an unknown or
 * missing field, or contradicts itself; with `format.newer` another version.
 */
export function parseManifest(bytes: Uint8Array): Manifest {
  if (bytes.length > MAX_MANIFEST_BYTES) {
    throw new CeremonyError('file.toolarge', 'a manifest has at most 64 KiB')
  }
  const value = canonicalValue(bytes)
  if (isNewer(value)) {
    throw new CeremonyError('format.newer', 'the manifest is of another version', {
      path: 'claviger',
    })
  }
  const parsed = v.safeParse(schema, value)
  if (!parsed.success) {
    const [issue] = parsed.issues
    const path = v.getDotPath(issue) ?? ''
    const message = issue.received === 'undefined' ? 'is missing' : issue.message
    const unknown = issue.kind === 'schema' && issue.expected === 'never'
    throw invalid(unknown ? 'unknown field' : message, path)
  }
  demandConsistent(parsed.output)
  // A schema passes over names that every object inherits: what it saw must be everything.
  if (!equalBytes(encodeManifest(parsed.output), bytes)) throw invalid('unknown field', '')
  return parsed.output
}

function canonicalValue(bytes: Uint8Array): JsonValue {
  try {
    const written = decodeUtf8(bytes)
    if (!written.endsWith('\n')) throw invalid('does not end with a newline', '')
    return parseCanonical(written.slice(0, -1))
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw invalid(error.message, error.path ?? '')
  }
}

function demandConsistent({ files, mode, wrapped }: Manifest): void {
  const names = Object.keys(files)
  if (!Object.hasOwn(files, wrapped)) throw invalid('is not one of the files', 'wrapped')
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) {
    throw invalid('two names differ only in case', 'files')
  }
  if (names.some((name) => /^(?:manifest\.json|import\.md)$/i.test(name))) {
    throw invalid('manifest.json and IMPORT.md are not listed', 'files')
  }
  if (names.includes(REHEARSAL_FILE) !== (mode === 'rehearsal')) {
    throw invalid(`${REHEARSAL_FILE} is there exactly in a rehearsal`, 'files')
  }
}

function isNewer(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const version = (value as { readonly [key: string]: JsonValue }).claviger
  return typeof version === 'string' && /^package\/(?!1$)[0-9]+$/.test(version)
}

function isTime(written: string): boolean {
  try {
    parseTime(written)
    return true
  } catch {
    return false
  }
}

function invalid(message: string, path: string): CeremonyError {
  return new CeremonyError('package.invalid', message, {
    path: path === '' ? 'manifest.json' : path,
  })
}
