/** A drill in the room: a quorum proves that it recovers; the key is neither shown nor written. */
import { hex } from '#shared/bytes.ts'
import { isApproved, openIntent } from '#shared/ceremony/intents.ts'
import { kindOf } from '#shared/ceremony/plan.ts'
import { liveKeys, liveSet } from '#shared/ceremony/standing.ts'
import { type Challenge, parseVerifierNonce } from '#shared/crypto/challenge.ts'
import { dearmorSshsig, encodeSshsig } from '#shared/crypto/sshsig.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import { backupsIn, triedBackups } from './backups.ts'
import { type Ceremony, guarded, leader } from './ceremony.ts'
import { type Drill, signDrill } from './drill.ts'
import { placing } from './placing.ts'
import { readRegularFile } from './safefile.ts'
import type { Watch } from './watching.ts'

const NONCE_BYTES = 32
const MAX_CHALLENGE_BYTES = 128

/** What the auditor chose, as typed; empty where nobody did, and then the challenge says so. */
export function nonceOf(typed: string, random: (bytes: number) => Uint8Array): Challenge['nonce'] {
  const value = typed.replace(/\s+/g, '').toLowerCase()
  if (value === '') return { selfIssued: hex(random(NONCE_BYTES)) }
  return { verifier: parseVerifierNonce(value) }
}

/** The same from a file that the auditor handed over. */
export function nonceFrom(path: string): string {
  return parseVerifierNonce(decodeUtf8(readRegularFile(path, MAX_CHALLENGE_BYTES)))
}

/**
 * Answers one challenge with the shares that were brought: every backup is unwrapped and checked in
 * memory, then the recovery key and each share sign. A backup that does not open is recorded as what
 * the drill found, and the challenge names the others alone; where none opens, nothing is signed.
 * Afterwards the vault is empty, whatever came of it: after a refusal the shares are brought again.
 * Cancelled, nothing is signed or recorded, and the vault holds the same shares as before.
 */
export async function drill(ceremony: Ceremony, typed: string, watch: Watch = {}): Promise<void> {
  const { ledger, vault, host, store } = ceremony
  await guarded(ceremony, leader(ceremony), async () => {
    const { state } = ledger
    const { source } = state
    const set = liveSet(state)
    const intent = openIntent(state, 'recover', ledger.now())
    if (intent === undefined || !isApproved(state, intent))
      throw new CeremonyError('rule.approval', say('rule.no-recover-intent'))
    if (kindOf(state.ground.plan) !== 'drill' || source === undefined || set === undefined)
      throw new CeremonyError('rule.order', say('rule.no-drill'))
    if (state.presented.length < set.threshold)
      throw new CeremonyError(
        'share.few',
        say('share.too-few', {
          here: state.presented.length,
          threshold: set.threshold,
          set: set.set,
        }),
      )
    const nonce = placing('drill', () => nonceOf(typed, host.random))
    const keys = liveKeys(state)
    const hashes = new Map(state.backups.map(({ label, sha256 }) => [label, sha256]))
    const backups = backupsIn(store, state)
    ledger.settle()
    const failed = await triedBackups(ceremony, set, backups)
    // What was found is on record before anything else is done: nobody can stop it away.
    if (failed.length > 0) ledger.record([{ do: 'failBackups', failed }])
    const opened = keys.filter(({ label }) => !failed.some((one) => one.label === label))
    if (opened.length === 0) {
      vault.wipe()
      ledger.record([{ do: 'failDrill' }])
      return
    }
    const { ceremony: made, checkpoint } = source
    const about = { ceremony: made, checkpoint, nonce, time: ledger.now(), verify: host.verify }
    const sign: Parameters<typeof vault.drill<Drill>>[3] = (backupSecret, rawSecrets) =>
      signDrill(about, {
        set,
        backupSecret,
        keys: opened.map((key) => ({ key, sha256: hashes.get(key.label) ?? '' })),
        shares: set.shares.flatMap((share) => {
          const rawSecret = rawSecrets.get(share.index)
          return rawSecret === undefined ? [] : [{ set, share, rawSecret }]
        }),
      })
    const signed = await placing('drill', () =>
      vault.drill(set.threshold, opened, backups, sign, watch),
    )
    ledger.record([{ do: 'drill', what: eventOf(signed) }])
  })
}

function eventOf({ challenge, recovery, shares }: Drill) {
  const encoded = (armored: string) => encodeSshsig(dearmorSshsig(armored))
  return {
    challenge: challenge.split('\n').slice(0, -1),
    recovery: encoded(recovery),
    shares: shares.map(({ index, signature }) => ({ index, signature: encoded(signature) })),
  }
}
