/** The central directory of a zip archive (PKWARE APPNOTE 6.3.10 §4.3.12), strictly. */
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'

export const LOCAL = 0x04034b50
export const END = 0x06054b50
export const STORED = 0
/** A flag: sizes and checksum follow the data, as streaming writers do it. */
export const SIZES_LATER = 0x0008
const CENTRAL = 0x02014b50
const END_64 = 0x07064b50
const END_BYTES = 22
const CENTRAL_BYTES = 46
const DEFLATED = 8
const ENCRYPTED = 0x2041
// The level of compression, sizes later, names in UTF-8.
const KNOWN_FLAGS = 0x080e

export interface ZipEntry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  /** Bytes in the archive. */
  readonly packed: number
  /** Bytes of the file. */
  readonly size: number
  /** Where its local header begins. */
  readonly start: number
}

/** Every entry in the order of the directory, and where the directory begins. */
export function readDirectory(
  bytes: Uint8Array,
  most: number,
): { entries: ZipEntry[]; start: number } {
  const { start, end, count } = readEnd(bytes)
  if (count > most) throw fault(say('zip.many', { count, most }))
  return { entries: readEntries(bytes, start, end, count), start }
}

function readEnd(bytes: Uint8Array): { start: number; end: number; count: number } {
  const at = bytes.length - END_BYTES
  if (at < 0 || u32(bytes, at) !== END) {
    throw fault(say('zip.end'))
  }
  const [disk, directoryDisk, here, count] = [4, 6, 8, 10].map((field) => u16(bytes, at + field))
  const [size, start] = [u32(bytes, at + 12), u32(bytes, at + 16)]
  const large = count === 0xffff || size === 0xffffffff || start === 0xffffffff
  if (large || (at >= 20 && u32(bytes, at - 20) === END_64)) throw fault(say('zip.zip64'))
  if (disk !== 0 || directoryDisk !== 0 || here !== count) throw fault(say('zip.part'))
  if (start + size !== at) throw fault(say('zip.directory'))
  return { start, end: at, count: count ?? 0 }
}

function readEntries(bytes: Uint8Array, start: number, end: number, count: number): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > end || u32(bytes, at) !== CENTRAL) throw broken()
    const [nameBytes = 0, extraBytes = 0, commentBytes = 0] = [28, 30, 32].map((field) =>
      u16(bytes, at + field),
    )
    const next = at + CENTRAL_BYTES + nameBytes + extraBytes + commentBytes
    if (next > end) throw broken()
    entries.push({
      name: readName(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes)),
      flags: u16(bytes, at + 8),
      method: u16(bytes, at + 10),
      crc: u32(bytes, at + 16),
      packed: u32(bytes, at + 20),
      size: u32(bytes, at + 24),
      start: u32(bytes, at + 42),
    })
    at = next
  }
  if (at !== end) throw broken()
  for (const entry of entries) demandPlain(entry)
  return entries
}

/** A plain file name; refuses a path and whatever is not ASCII. */
export function readName(bytes: Uint8Array): string {
  if (!bytes.every((byte) => byte > 0x20 && byte < 0x7f)) {
    throw fault(say('zip.ascii'))
  }
  const name = String.fromCharCode(...bytes)
  if (name === '' || /[\\/:]|^\.\.?$/.test(name)) {
    const named = name === '' ? say('zip.no-name') : say('form.value', { value: name })
    throw fault(say('zip.path', { name: named }))
  }
  return name
}

function demandPlain({ name, flags, method, packed, size }: ZipEntry): void {
  if ((flags & ENCRYPTED) !== 0) throw fault(say('zip.encrypted', { name }))
  if ((flags & ~KNOWN_FLAGS) !== 0) throw fault(say('zip.flags', { name }))
  if (packed === 0xffffffff || size === 0xffffffff) throw fault(say('zip.zip64'))
  if (method !== STORED && method !== DEFLATED) {
    throw fault(say('zip.packed', { name }))
  }
}

export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
}

export function u32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0
}

export function broken(): CeremonyError {
  return fault(say('zip.broken'))
}

export function fault(said: Saying): CeremonyError {
  return new CeremonyError('encoding.invalid', said)
}
