/** The secrets of a rehearsal that was watched, computed again from what was planted. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { combine } from 'shamir-secret-sharing'
import { fromHex, hex } from '#shared/bytes.ts'
import { encodeEnvelope } from '#shared/crypto/envelope.ts'
import { recoveryProofSeed, shareProofSeed } from '#shared/crypto/proofkeys.ts'
import { parseShareFile } from '#shared/crypto/sharefile.ts'
import { parseShareText } from '#shared/crypto/sharetext.ts'
import { readLog } from '../../bundle/support/rehearsed.ts'
import { bytesForms, groupForms, textForms } from './forms.ts'
import { draw } from './source.ts'
import type { Watched } from './watch.ts'

/** Something that must be found nowhere, in every form in which it could be. */
export type Canary = readonly [name: string, forms: readonly Uint8Array[]]

/** Seeds, key material, backup key and coefficients: all that was drawn but what is public. */
export function drawnSecrets(source: string, { folder }: Watched): Canary[] {
  const sizes: number[] = JSON.parse(readFileSync(join(folder, 'notes/sizes.json'), 'utf8'))
  const log = readLog(join(folder, 'bundle'))
  const salts = log
    .filter(({ type }) => String(type) === 'key.generated')
    .map(({ what }) => String(what?.salt))
  // Of a drill that nobody challenged: the value is public too.
  const challenges = log
    .filter(({ type }) => String(type) === 'drill.proven')
    .map(({ what }) => String(what?.challenge))
  const secrets: Canary[] = []
  for (const [i, size] of sizes.entries()) {
    const bytes = draw(source, i, size)
    if (size < 32 || salts.includes(hex(bytes))) continue
    if (challenges.some((one) => one.includes(`self-issued ${hex(bytes)}`))) continue
    secrets.push([`draw ${i}`, bytesForms(bytes)])
  }
  return secrets
}

/** The share files that people carried away, by index. */
export function shareFiles({ folder }: Watched): string[] {
  const names = readdirSync(join(folder, 'shares')).filter((name) => name.endsWith('.share'))
  return names.sort().map((name) => join(folder, 'shares', name))
}

/** Each share: raw, as its text, and the seed of its proof key. */
export function shareSecrets(watched: Watched): Canary[] {
  return shareFiles(watched).flatMap((path, i) => {
    const { text } = parseShareFile(readFileSync(path))
    const envelope = parseShareText(text)
    const { rawSecret, set } = envelope
    const bytes = [
      rawSecret.subarray(0, 32),
      encodeEnvelope(envelope).subarray(12, 45),
      shareProofSeed(rawSecret, set),
    ]
    // The text begins with version, set, index, threshold and total, which are public.
    const forms = [...bytes.flatMap(bytesForms), ...textForms(text.slice(24)), ...groupForms(text)]
    return [[`share ${i + 1}`, forms] as const]
  })
}

/** The backup key, from the shares as a quorum would have it. */
export function backupKey(watched: Watched): Promise<Uint8Array> {
  const shares = shareFiles(watched).map((path) => JSON.parse(readFileSync(path, 'utf8')).share)
  return combine(shares.slice(0, 3).map((share) => Uint8Array.from(fromHex(share))))
}

/** The seed of the recovery proof key. */
export async function recoverySeed(watched: Watched): Promise<Canary> {
  const [first = ''] = shareFiles(watched)
  const { set } = JSON.parse(readFileSync(first, 'utf8'))
  return ['recovery seed', bytesForms(recoveryProofSeed(await backupKey(watched), set))]
}
