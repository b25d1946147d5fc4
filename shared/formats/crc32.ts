/** CRC-32 (ISO 3309, as in zip and gzip: RFC 1952 §8). It finds accidents, not forgeries. */
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = (c & 1) === 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  return c
})

/** The checksum as an unsigned number. */
export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const byte of bytes) c = (c >>> 8) ^ (TABLE[(c ^ byte) & 0xff] ?? 0)
  return (c ^ 0xffffffff) >>> 0
}
