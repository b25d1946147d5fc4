/**
 * Small zip archives (PKWARE APPNOTE 6.3.10), read strictly from their central directory into
 * memory: nothing in an archive decides how much is read, or where anything is written.
 */
// the build without worker threads: this is pure code
import { inflateSync } from 'fflate/browser'
import { say } from '../text/saying.ts'
import { crc32 } from './crc32.ts'
import {
  broken,
  END,
  fault,
  LOCAL,
  readDirectory,
  readName,
  SIZES_LATER,
  STORED,
  u16,
  u32,
  type ZipEntry,
} from './zip-directory.ts'

export interface ZipLimits {
  /** Bytes of the archive. */
  readonly archive: number
  readonly files: number
  /** Bytes of one file in it. */
  readonly file: number
}

const LOCAL_BYTES = 30
const MOST_RATIO = 200

/** True for bytes that begin as a zip archive does. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && (u32(bytes, 0) === LOCAL || u32(bytes, 0) === END)
}

/**
 * The files of an archive by name, each with its checksum verified. Refuses with `encoding.invalid`
 * whatever a plain archive of a few small files is not: folders, links out of it, two files of one
 * name, encryption, zip64, bytes that no file accounts for, and more content than the limits allow.
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits): Map<string, Uint8Array> {
  if (bytes.length > limits.archive) throw fault(say('zip.large', { most: limits.archive }))
  const { entries, start } = readDirectory(bytes, limits.files)
  const names = new Set(entries.map(({ name }) => name.toLowerCase()))
  if (names.size < entries.length) throw fault(say('zip.twins'))
  for (const { name, size, packed } of entries) {
    if (size > limits.file) throw fault(say('zip.large-file', { name, bytes: size }))
    if (size > MOST_RATIO * packed) throw fault(say('zip.bomb', { packed, size }))
  }
  return new Map(readData(bytes, entries, start).map(([name, content]) => [name, content]))
}

/** Local headers must repeat the directory, one right after the other from the first byte on. */
function readData(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  directory: number,
): [string, Uint8Array][] {
  let expected = 0
  const files = new Map<ZipEntry, Uint8Array>()
  for (const entry of [...entries].sort((a, b) => a.start - b.start)) {
    const { start, name } = entry
    if (start !== expected || start + LOCAL_BYTES > directory || u32(bytes, start) !== LOCAL)
      throw broken()
    const data = start + LOCAL_BYTES + u16(bytes, start + 26) + u16(bytes, start + 28)
    const after = data + entry.packed
    if (after > directory) throw broken()
    demandSame(bytes, entry)
    files.set(entry, unpack(bytes.subarray(data, after), entry))
    expected = (entry.flags & SIZES_LATER) === 0 ? after : afterDescriptor(bytes, after, entry)
    if (expected > directory) throw fault(say('zip.cut', { name }))
  }
  if (expected !== directory) throw broken()
  return entries.map((entry) => [entry.name, files.get(entry) ?? new Uint8Array()])
}

function demandSame(
  bytes: Uint8Array,
  { name, flags, method, crc, packed, size, start }: ZipEntry,
): void {
  const nameBytes = bytes.subarray(
    start + LOCAL_BYTES,
    start + LOCAL_BYTES + u16(bytes, start + 26),
  )
  const sizes = [u32(bytes, start + 14), u32(bytes, start + 18), u32(bytes, start + 22)]
  const wanted = [crc, packed, size]
  const later = (flags & SIZES_LATER) !== 0 && sizes.every((value) => value === 0)
  const same =
    readName(nameBytes) === name &&
    u16(bytes, start + 6) === flags &&
    u16(bytes, start + 8) === method &&
    (later || sizes.every((value, i) => value === wanted[i]))
  if (!same) throw fault(say('zip.contradicts', { name }))
}

/** The data descriptor, with or without its signature (APPNOTE 4.3.9). */
function afterDescriptor(
  bytes: Uint8Array,
  at: number,
  { name, crc, packed, size }: ZipEntry,
): number {
  const matches = (from: number) =>
    from + 12 <= bytes.length &&
    u32(bytes, from) === crc &&
    u32(bytes, from + 4) === packed &&
    u32(bytes, from + 8) === size
  if (at + 16 <= bytes.length && u32(bytes, at) === 0x08074b50 && matches(at + 4)) return at + 16
  if (matches(at)) return at + 12
  throw fault(say('zip.contradicts', { name }))
}

function unpack(packed: Uint8Array, { name, method, crc, size }: ZipEntry): Uint8Array {
  const content = method === STORED ? packed.slice() : inflate(packed, size)
  if (content?.length !== size || crc32(content) !== crc) {
    throw fault(say('zip.damaged', { name }))
  }
  return content
}

/** At most one byte more than announced is ever written: enough to see that there is more. */
function inflate(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateSync(packed, { out: new Uint8Array(size + 1) })
  } catch {
    return undefined
  }
}
