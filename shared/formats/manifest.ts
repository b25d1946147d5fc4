import * as v from 'valibot'
import { equalBytes, utf8 } from '../bytes.ts'
import { ALGORITHMS, MODES, PROVIDERS } from '../ceremony/plan-schema.ts'
import { digits, faultOf, must, OBJECT } from '../ceremony/shape.ts'
import { CeremonyError } from '../errors.ts'
import { canonical, type JsonValue, parseCanonical } from '../log/canonical.ts'
import { isId, textFault } from '../log/text.ts'
import { parseTime } from '../log/time.ts'
import { type Saying, say } from '../text/saying.ts'
import { decodeUtf8 } from '../utf8.ts'

/** The file that marks the package of a rehearsal: it would import. */
export const REHEARSAL_FILE = 'REHEARSAL-DO-NOT-IMPORT'
const NAME = 'manifest.json'
const MAX_MANIFEST_BYTES = 64 * 1024

const FILE = must('manifest.file-name')
const fileName = v.pipe(v.string(FILE), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, FILE))
const TEXT = must('manifest.text')
const text = v.pipe(
  v.string(TEXT),
  v.minLength(1, TEXT),
  v.maxLength(512, TEXT),
  v.check((written) => textFault(written) === undefined, must('manifest.character')),
)

const TIME = must('manifest.time')
const KEY = must('manifest.key')
const SPKI = must('manifest.spki')
const LABEL = must('manifest.label')

const schema = v.strictObject(
  {
    algorithm: v.picklist(ALGORITHMS, must('manifest.algorithm')),
    ceremony: digits(32),
    claviger: v.literal('package/1', must('manifest.version')),
    expires: v.exactOptional(v.pipe(v.string(TIME), v.check(isTime, TIME))),
    files: v.record(fileName, digits(64), OBJECT),
    hash: v.picklist(['SHA-1', 'SHA-256', 'SHA-512'], must('manifest.hash')),
    key: v.union(
      [
        v.strictObject({ kcv: digits(10) }, KEY),
        v.strictObject(
          { spki: v.pipe(v.string(SPKI), v.regex(/^SHA256:[A-Za-z0-9+/]{43}$/, SPKI)) },
          KEY,
        ),
      ],
      KEY,
    ),
    label: v.pipe(v.string(LABEL), v.check(isId, LABEL)),
    method: text,
    mode: v.picklist(MODES, must('manifest.mode')),
    provider: v.picklist(PROVIDERS, must('manifest.provider')),
    target: text,
    wrapped: fileName,
    wrappingKey: v.strictObject(
      {
        bits: v.picklist([2048, 3072, 4096], must('manifest.bits')),
        sha256: digits(64),
      },
      OBJECT,
    ),
  },
  OBJECT,
)

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
    throw new CeremonyError('file.toolarge', say('manifest.large'))
  }
  const value = canonicalValue(bytes)
  if (isNewer(value)) {
    throw new CeremonyError('format.newer', say('manifest.newer'), {
      path: 'claviger',
    })
  }
  const parsed = v.safeParse(schema, value)
  if (!parsed.success) {
    const [issue] = parsed.issues
    const path = v.getDotPath(issue) ?? ''
    const unknown = issue.kind === 'schema' && issue.expected === 'never'
    throw invalid(unknown ? say('shape.unknown') : sayingOf(issue), path)
  }
  demandConsistent(parsed.output)
  // A schema passes over names that every object inherits: what it saw must be everything.
  if (!equalBytes(encodeManifest(parsed.output), bytes)) throw invalid(say('shape.unknown'), '')
  return parsed.output
}

function canonicalValue(bytes: Uint8Array): JsonValue {
  try {
    const written = decodeUtf8(bytes)
    if (!written.endsWith('\n')) throw invalid(say('manifest.newline'), '')
    return parseCanonical(written.slice(0, -1))
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError('package.invalid', error.said, { path: error.path || NAME })
  }
}

function demandConsistent({ files, mode, wrapped }: Manifest): void {
  const names = Object.keys(files)
  if (!Object.hasOwn(files, wrapped)) throw invalid(say('manifest.not-listed'), 'wrapped')
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) {
    throw invalid(say('manifest.case-twins'), 'files')
  }
  if (names.some((name) => /^(?:manifest\.json|import\.md)$/i.test(name))) {
    throw invalid(say('manifest.itself'), 'files')
  }
  if (names.includes(REHEARSAL_FILE) !== (mode === 'rehearsal')) {
    throw invalid(say('manifest.mark', { name: REHEARSAL_FILE }), 'files')
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

/** Every part of the schema says what it wants: there are no words of the library. */
function sayingOf(issue: v.BaseIssue<unknown>): Saying {
  const { message, saying } = faultOf(issue)
  if (saying === undefined) throw new Error(`the schema of a manifest only says: ${message}`)
  return saying
}

function invalid(said: Saying, path: string): CeremonyError {
  return new CeremonyError('package.invalid', said, {
    path: path || NAME,
  })
}
