/**
 * What the console of AWS KMS hands out: one zip archive with wrapping key, import token and a
 * README. Older consoles put the id of the key into the three names.
 */
import type { Target } from '../ceremony/plan.ts'
import { CeremonyError } from '../errors.ts'
import { type RsaPublicKey, readRsaPublicKey } from '../formats/spki.ts'
import { readZip } from '../formats/zip.ts'
import { formatTime } from '../log/time.ts'
import { type Saying, say } from '../text/saying.ts'
import { type AwsHandout, MOST_TOKEN_BYTES } from './aws-answer.ts'
import { readKeyName } from './aws-specs.ts'
import { invalid } from './invalid.ts'

const PATH = 'parameters'
const LIMITS = { archive: 64 * 1024, files: 8, file: 16 * 1024 }
const NAMES = {
  key: /^(?:wrappingpublickey|wrappingkey)(?:[._-].*)?$/i,
  token: /^importtoken(?:[._-].*)?$/i,
  readme: /^readme(?:[._-].*)?$/i,
}
const KEY_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32}/g

/** Reads the archive in memory; refuses whatever else is in it, and one for another key or method. */
export function readAwsZip(bytes: Uint8Array, target: Target): AwsHandout {
  const files = filesOf(bytes)
  const names = [...files.keys()]
  const foreign = names.find((name) => !Object.values(NAMES).some((known) => known.test(name)))
  if (foreign !== undefined) throw invalid(say('zip.foreign', { name: foreign }), PATH)
  const key = readRsaPublicKey(oneOf(files, NAMES.key, say('zip.wrapping-key')), { path: PATH })
  const token = oneOf(files, NAMES.token, say('zip.import-token'))
  if (token.length === 0 || token.length > MOST_TOKEN_BYTES) {
    throw invalid(say('zip.token-size', { bytes: token.length }), PATH)
  }
  const readme = textOf(files.get(names.find((name) => NAMES.readme.test(name)) ?? ''))
  demandSameTarget([...names, readme].join('\n'), target)
  demandSameWay(readme, key, target)
  const expires = expiryOf(readme)
  const silent = expires === undefined ? [say('zip.no-end')] : []
  return { key, token, expires, notes: [...key.notes, ...silent] }
}

function filesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    return readZip(bytes, LIMITS)
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError('package.invalid', error.said, { path: PATH })
  }
}

function oneOf(files: ReadonlyMap<string, Uint8Array>, name: RegExp, what: Saying): Uint8Array {
  const [found, ...others] = [...files].filter(([one]) => name.test(one))
  if (found === undefined) throw invalid(say('zip.without', { what }), PATH)
  if (others.length > 0) throw invalid(say('zip.several', { what }), PATH)
  return found[1]
}

/** Printable ASCII of a README; everything else in it is passed over. */
function textOf(bytes: Uint8Array = new Uint8Array()): string {
  const plain = Array.from(bytes, (byte) => (byte < 0x7f ? String.fromCharCode(byte) : ' '))
  return plain.join('')
}

/** File names and README may name the key; where they do, it is that of the target. */
function demandSameTarget(text: string, target: Target): void {
  const wanted = readKeyName(target.key)?.id
  const other = [...text.matchAll(KEY_ID)].find(([id]) => id !== wanted)?.[0]
  if (wanted !== undefined && other !== undefined)
    throw invalid(say('answer.other-key', { key: other }), PATH)
}

function demandSameWay(readme: string, { bits }: RsaPublicKey, { method }: Target): void {
  const named = only(
    readme,
    /RSAES_OAEP_SHA_(?:1|256)|RSA_AES_KEY_WRAP_SHA_(?:1|256)|RSAES_PKCS1_V1_5/g,
  )
  if (named !== undefined && named !== method) {
    throw invalid(say('answer.other-way', { method, named }), 'method')
  }
  const spec = only(readme, /\bRSA_(?:2048|3072|4096)\b/g)
  if (spec !== undefined && spec !== `RSA_${bits}`) {
    throw invalid(say('answer.other-size', { spec, bits }), PATH)
  }
}

/** The one thing of its kind that a text names; undefined where it names none or several. */
function only(text: string, kind: RegExp): string | undefined {
  const found = new Set([...text.matchAll(kind)].map(([one]) => one))
  return found.size === 1 ? [...found][0] : undefined
}

const TIME =
  /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})? ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)|(?:\d{1,2} [A-Z][a-z]{2}|[A-Z][a-z]{2} \d{1,2}) \d{4} \d\d:\d\d:\d\d (?:GMT|UTC)(?:[+-]\d{4})?/

/** The time in the line that speaks of an end, in UTC; the sooner one where there are several. */
function expiryOf(readme: string): string | undefined {
  const times = readme
    .split(/\r?\n/)
    .filter((line) => /expir|until|valid (?:to|through)/i.test(line))
    .map((line) => Date.parse(normal(TIME.exec(line)?.[0] ?? '')))
    .filter((milliseconds) => milliseconds > 0)
  return times.length === 0 ? undefined : formatTime(Math.min(...times))
}

function normal(time: string): string {
  if (!/^\d{4}-/.test(time)) return time
  const [date = '', clock = ''] = [time.slice(0, 10), time.slice(11)]
  return `${date}T${clock.replace(/ ?(?:UTC|GMT)$/, 'Z').replace(/ ?([+-]\d\d):?(\d\d)$/, '$1:$2')}`
}
