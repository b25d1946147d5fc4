/** Folders of a health check or a drill, as `share prove` and `drill --out` write them, read back. */
import { sha256Hex, type VerifyEd25519 } from '#shared/bytes.ts'
import type { Showing } from '#shared/ceremony/showings.ts'
import type { State } from '#shared/ceremony/state.ts'
import { liveKeys } from '#shared/ceremony/standing.ts'
import { type Challenge, parseChallenge } from '#shared/crypto/challenge.ts'
import { verifyBoth } from '#shared/crypto/ed25519.ts'
import { parsePublicKey } from '#shared/crypto/sshkey.ts'
import { checkSshsig, dearmorSshsig, DRILL } from '#shared/crypto/sshsig.ts'
import { CeremonyError } from '#shared/errors.ts'
import { type Saying, say } from '#shared/text/saying.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import { naming } from './naming.ts'
import { placing } from './placing.ts'
import { readInside } from './safefile.ts'
import type { Evidence } from './verified.ts'

const MAX_CHALLENGE_BYTES = 65_536
const MAX_SIGNATURE_BYTES = 4096

/**
 * What a folder of signatures shows, under the proof keys that this log pins; the file
 * `allowed_signers` in it is not asked. Refuses a challenge about another ceremony or set, and a
 * signature that does not hold.
 */
export function readProof(
  folder: string,
  evidence: Pick<Evidence, 'state' | 'report'>,
  verify: VerifyEd25519,
): Showing {
  return placing('source', () => naming(folder, () => shownBy(folder, evidence, verify)))
}

function shownBy(...[folder, { state, report }, verify]: Parameters<typeof readProof>): Showing {
  const bytes = readInside(folder, 'challenge', MAX_CHALLENGE_BYTES)
  const challenge = parseChallenge(decodeUtf8(bytes))
  const { ceremony, purpose, nonce, indexes, time } = challenge
  const set = setOf(state, challenge, report.fingerprint)
  const demandSigned = (name: string, pinned: string): void => {
    const armored = decodeUtf8(readInside(folder, `${name}.sig`, MAX_SIGNATURE_BYTES))
    const blob = dearmorSshsig(armored)
    const key = parsePublicKey(pinned)
    const judge = verifyBoth(verify)
    if (checkSshsig({ blob, namespace: DRILL, message: bytes, key, verify: judge })) return
    throw new CeremonyError('log.signature', say('proof.unsigned', { name }))
  }
  for (const index of indexes) {
    const share = set.shares.find((one) => one.index === index)
    if (share === undefined) throw foreign(say('proof.no-share', { set: set.set, index }))
    demandSigned(`share.${set.set}.${index}`, share.proof)
  }
  if (purpose === 'drill') {
    demandSigned(`recovery.${set.set}`, set.recovery)
    if (indexes.length < set.threshold)
      throw foreign(say('proof.few', { signed: indexes.length, threshold: set.threshold }))
  }
  const selfIssued = 'selfIssued' in nonce ? { selfIssued: true as const } : {}
  // What a drill did not open, it shows nothing of.
  const opened = challenge.ok.map(({ label }) => label)
  const left = liveKeys(state)
    .map(({ label }) => label)
    .filter((label) => !opened.includes(label))
  const without = purpose === 'health' || left.length === 0 ? {} : { without: left }
  const signed = { ...selfIssued, challenge: sha256Hex(bytes) }
  return {
    how: purpose,
    ceremony,
    set: set.set,
    time,
    indexes: [...indexes],
    ...without,
    ...signed,
  }
}

/** The set that a challenge is about, where it names the evidence that this log pins it in. */
function setOf({ sets, source, opened, backups }: State, challenge: Challenge, head: string) {
  const { ceremony, set, checkpoint, ok } = challenge
  const found = sets.find((one) => one.set === set)
  const made = set === source?.set ? source : { ceremony: opened?.ceremony ?? '', checkpoint: head }
  if (found === undefined || made.ceremony !== ceremony || made.checkpoint !== checkpoint)
    throw foreign(say('proof.other-set', { set }))
  const other = ok.find(
    ({ label, sha256 }) => !backups.some((one) => one.label === label && one.sha256 === sha256),
  )
  if (other !== undefined) throw foreign(say('proof.other-backup', { label: other.label }))
  return found
}

function foreign(message: Saying): CeremonyError {
  return new CeremonyError('share.foreign', message)
}
