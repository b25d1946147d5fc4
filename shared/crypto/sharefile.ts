// The file a custodian carries: canonical JSON on one line, all of it derived from the share text
import { hex, utf8, wipe } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { canonical, type JsonObject, type JsonValue, parseCanonical } from '../log/canonical.ts'
import { assertText, isId } from '../log/text.ts'
import { decodeUtf8 } from '../utf8.ts'
import { type Saying, say } from '../text/saying.ts'
import { encodeEnvelope, isRehearsalSet, shareCommitment } from './envelope.ts'
import { encodeShareText, parseShareText } from './sharetext.ts'

/** What is not in the share itself, and the share text. */
export interface ShareFileFields {
  readonly ceremony: string
  readonly custodian: string
  readonly holder: string
  /** labels of the keys that the set recovers */
  readonly keys: readonly string[]
  readonly text: string
}

export interface ShareFile extends ShareFileFields {
  readonly claviger: 'share/1'
  readonly commitment: string
  readonly index: number
  readonly mode: 'rehearsal' | 'production'
  readonly n: number
  readonly set: string
  /** hex of y[32] ‖ x[1] */
  readonly share: string
  readonly threshold: number
}

export const SHARE_FILE_MAX_BYTES = 4096

/** The bytes of a share file, newline included; refuses what `parseShareFile` would refuse. */
export function encodeShareFile(fields: ShareFileFields): Uint8Array {
  assertFields(fields)
  const { ceremony, custodian, holder, keys, text } = fields
  const file = derive({ ceremony, custodian, holder, keys, text })
  const bytes = utf8(`${canonical({ ...file })}\n`)
  if (bytes.length > SHARE_FILE_MAX_BYTES) throw tooLarge()
  return bytes
}

/** Reads a share file; the share text decides, and a field that disagrees is refused by its name. */
export function parseShareFile(bytes: Uint8Array): ShareFile {
  if (bytes.length > SHARE_FILE_MAX_BYTES) throw tooLarge()
  const line = decodeUtf8(bytes)
  if (!line.endsWith('\n')) {
    throw new CeremonyError('share.invalid', say('share.file-line'))
  }
  const given = asObject(parseCanonical(line.slice(0, -1)))
  const file = derive(readFields(given))
  const expected: JsonObject = { ...file }
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(expected, name)) throw refuse(name, say('share.file-field'))
  }
  for (const [name, value] of Object.entries(expected)) {
    const found = given[name]
    if (found === undefined) throw refuse(name, say('shape.missing'))
    if (canonical(found) !== canonical(value)) throw refuse(name, say('share.file-disagrees'))
  }
  return file
}

/** The name of a share file: `<ceremony>-<set>-<index>.share`. */
export function shareFileName(file: Pick<ShareFile, 'ceremony' | 'set' | 'index'>): string {
  return `${file.ceremony}-${file.set}-${file.index}.share`
}

function derive(fields: ShareFileFields): ShareFile {
  const envelope = parseShareText(fields.text)
  const envelopeSecret = encodeEnvelope(envelope)
  try {
    if (encodeShareText(envelopeSecret) !== fields.text) {
      throw refuse('text', say('share.file-text'))
    }
    return {
      ...fields,
      claviger: 'share/1',
      commitment: shareCommitment(envelopeSecret),
      index: envelope.index,
      mode: isRehearsalSet(envelope.set) ? 'rehearsal' : 'production',
      n: envelope.total,
      set: envelope.set,
      // the one secret in hex: the format asks for it, so that python3 needs no Bech32
      share: hex(envelope.rawSecret),
      threshold: envelope.threshold,
    }
  } finally {
    wipe(envelopeSecret, envelope.rawSecret)
  }
}

function asObject(value: JsonValue): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CeremonyError('share.invalid', say('share.file-json'))
  }
  return value as JsonObject
}

function readFields(given: JsonObject): ShareFileFields {
  if (!String(given.claviger).startsWith('share/'))
    throw refuse('claviger', say('share.file-version'))
  const keys = given.keys
  if (!Array.isArray(keys)) throw refuse('keys', say('share.file-labels'))
  const fields = {
    ceremony: readString(given, 'ceremony'),
    custodian: readString(given, 'custodian'),
    holder: readString(given, 'holder'),
    keys: keys.map((label: JsonValue) => (typeof label === 'string' ? label : '')),
    text: readString(given, 'text'),
  }
  assertFields(fields)
  return fields
}

function readString(given: JsonObject, name: string): string {
  const value = given[name]
  if (value === undefined) throw refuse(name, say('shape.missing'))
  if (typeof value !== 'string') throw refuse(name, say('shape.text'))
  return value
}

function assertFields(fields: ShareFileFields): void {
  const { ceremony, custodian, holder, keys } = fields
  if (!/^[0-9a-f]{32}$/.test(ceremony)) throw refuse('ceremony', say('form.hex-32'))
  if (!isId(custodian)) throw refuse('custodian', say('share.file-id'))
  if (holder === '') throw refuse('holder', say('shape.empty'))
  assertText(holder, 'holder')
  if (keys.length === 0 || !keys.every(isId) || new Set(keys).size !== keys.length) {
    throw refuse('keys', say('share.file-distinct'))
  }
}

function refuse(field: string, message: Saying): CeremonyError {
  return new CeremonyError('share.invalid', say('form.says', { place: field, why: message }), {
    path: field,
  })
}

function tooLarge(): CeremonyError {
  return new CeremonyError('file.toolarge', say('share.file-size'))
}
