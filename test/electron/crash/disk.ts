import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hex } from '#shared/bytes.ts'
import { wrapKwp } from '#shared/crypto/keywrap.ts'
import { chance } from '../../support/place.ts'

/** What a ceremony of a known seed must keep from the disk. */
export interface Canaries {
  /** Every seed, key and backup key that the ceremony drew: all of its random 32 bytes. */
  readonly secrets: readonly Uint8Array[]
  /** Every backup (KWP) that some backup key and the key drawn just after it give. */
  readonly backups: readonly Uint8Array[]
}

/** More calls than a ceremony makes before its share set is proven. */
const CALLS = 60

export function canariesOf(seed: string): Canaries {
  const random = chance(seed)
  const secrets = Array.from({ length: CALLS }, () => random(32))
  const pairs = secrets.slice(1).map((material, i) => [secrets[i], material] as const)
  const backups = pairs.map(([key, material]) => wrapKwp(key ?? new Uint8Array(), material))
  return { secrets, backups }
}

/** Every byte of every file below a folder, journals and what was left half-written included. */
export function rawBytes(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Buffer.concat(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  )
}

export function holdsAny(bytes: Buffer, needles: readonly Uint8Array[]): boolean {
  return needles.some((needle) => bytes.includes(Buffer.from(needle)))
}

/** The bytes as they are and as text would carry them. */
export function spelled(secrets: readonly Uint8Array[]): readonly Uint8Array[] {
  return secrets.flatMap((secret) => [
    secret,
    Buffer.from(hex(secret)),
    Buffer.from(Buffer.from(secret).toString('base64').replace(/=+$/, '')),
  ])
}
