import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Host } from '#electron/services/host.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { concat, sha256Hex, utf8 } from '#shared/bytes.ts'
import { publicKeyOf } from '#shared/crypto/ed25519.ts'
import { encodePublicKey } from '#shared/crypto/sshkey.ts'
import { armorSshsig, CHECKPOINT, encodeSshsig, LOG, signSshsig } from '#shared/crypto/sshsig.ts'
import { canonicalAnyKey, type JsonValue } from '#shared/log/canonical.ts'
import { encodeCheckpoint, parseCheckpoint } from '#shared/log/checkpoint.ts'
import { encodeFingerprintFile } from '#shared/log/fingerprint.ts'
import { merkleRoot } from '#shared/log/merkle.ts'
import { copyOf, readLog } from './rehearsed.ts'

/** The seeds of a rehearsal by public key: what only a dishonest program could know. */
export type Seeds = Map<string, Uint8Array>

/** A host that notes every seed it hands out. */
export function notingHost(seeds: Seeds, host: Host = nodeHost()): Host {
  return {
    ...host,
    random: (bytes) => {
      const drawn = host.random(bytes)
      if (bytes === 32) seeds.set(encodePublicKey(publicKeyOf(drawn)), Uint8Array.from(drawn))
      return drawn
    },
  }
}

export interface LooseEntry {
  type: string
  v: number
  what: { [field: string]: JsonValue }
}

/**
 * A bundle as a dishonest program could write it after the fact: `change` bends entries and files,
 * then lines, chain, checkpoint and all signatures over them are made again. What people signed in
 * the log stays as it was.
 */
export function rewrite(
  bundle: string,
  seeds: Seeds,
  change: (entries: LooseEntry[], dir: string) => void,
): string {
  const dir = copyOf(bundle)
  const entries = readLog(bundle) as unknown as LooseEntry[]
  const recorder = String(entries[0]?.what.recorder)
  const people = keysOf(entries)
  change(entries, dir)
  const lines = chained(entries)
  const sigs = lines.map(
    (line) => `${encodeSshsig(signSshsig(seedOf(seeds, recorder), LOG, line))}\n`,
  )
  writeFileSync(join(dir, 'log.jsonl'), concat(...lines))
  writeFileSync(join(dir, 'log.sigs'), sigs.join(''))
  const checkpoint = checkpointOf(dir, lines)
  writeFileSync(join(dir, 'checkpoint'), checkpoint)
  writeFileSync(join(dir, 'fingerprint.txt'), encodeFingerprintFile(sha256Hex(checkpoint)))
  for (const name of readdirSync(join(dir, 'sigs'))) {
    const id = name.split('.')[1] ?? ''
    const seed = seedOf(seeds, id === 'recorder' ? recorder : (people.get(id) ?? ''))
    writeFileSync(join(dir, 'sigs', name), armorSshsig(signSshsig(seed, CHECKPOINT, checkpoint)))
  }
  return dir
}

function keysOf(entries: readonly LooseEntry[]): ReadonlyMap<string, string> {
  const enrolled = entries.filter(({ type }) => type === 'participant.enrolled')
  return new Map(enrolled.map(({ what }) => [String(what.id), String(what.key)]))
}

function chained(entries: readonly LooseEntry[]): Uint8Array[] {
  let prev = '0'.repeat(64)
  return entries.map((entry) => {
    const line = utf8(`${canonicalAnyKey({ ...entry, prev } as unknown as JsonValue)}\n`)
    prev = sha256Hex(line)
    return line
  })
}

function checkpointOf(dir: string, lines: Uint8Array[]): Uint8Array {
  const hashOf = (name: string) => sha256Hex(readFileSync(join(dir, name)))
  const checkpoint = parseCheckpoint(readFileSync(join(dir, 'checkpoint'), 'utf8'))
  const names = ['log.jsonl', 'log.sigs', 'report.html'] as const
  const [log = '', sigs = '', report = ''] = names.map(hashOf)
  const files = { 'log.jsonl': log, 'log.sigs': sigs, 'report.html': report }
  return utf8(encodeCheckpoint({ ...checkpoint, root: merkleRoot(lines), files }))
}

function seedOf(seeds: Seeds, key: string): Uint8Array {
  const seed = seeds.get(key)
  if (seed === undefined) throw new Error(`no seed of ${key} was drawn`)
  return seed
}
