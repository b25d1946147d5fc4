import { utf8, type VerifyEd25519 } from '../bytes.ts'
import { parsePublicKey } from '../crypto/sshkey.ts'
import { checkSshsig, decodeSshsig, DRILL, LOG, STATEMENT } from '../crypto/sshsig.ts'
import { challengeText } from '../crypto/challenge.ts'
import type { CeremonyEvent, EventOf } from '../ceremony/events.ts'
import type { State } from '../ceremony/state.ts'
import { keyOf, liveSet } from '../ceremony/standing.ts'
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'
import { statementBytes } from './statement.ts'

/** True when the recorder signed this line of the log, newline included. */
export function isRecorded(
  line: Uint8Array,
  sig: string,
  recorder: Uint8Array,
  verify: VerifyEd25519,
): boolean {
  try {
    return checkSshsig({
      blob: decodeSshsig(sig),
      namespace: LOG,
      message: line,
      key: recorder,
      verify,
    })
  } catch {
    return false
  }
}

/**
 * Checks the signatures that an event carries: the person's over their statement, and in a receipt
 * the share's proof key over the same bytes. `verify` is the verifier for people: both libraries.
 */
export function assertSigned(state: State, event: CeremonyEvent, verify: VerifyEd25519): void {
  if (event.type === 'drill.proven') assertDrill(state, event, verify)
  const { what } = event
  if (!('statement' in what) || what.statement === undefined) return
  const key = event.type === 'participant.enrolled' ? event.what.key : keyOf(state, event.actor)
  const fail = (message: Saying) =>
    new CeremonyError('log.signature', message, { entry: event.seq })
  if (key === undefined) throw fail(say('verify.no-key', { who: event.actor }))
  const message = statementBytes(what.statement)
  const signed = (sshsig: string, pinned: string, namespace: typeof STATEMENT | typeof DRILL) =>
    checkSshsig({
      blob: decodeSshsig(sshsig),
      namespace,
      message,
      key: parsePublicKey(pinned),
      verify,
    })
  if (!signed(what.sshsig ?? '', key, STATEMENT))
    throw fail(say('verify.foreign-key', { who: event.actor, owner: event.actor }))
  if (event.type !== 'share.received') return
  const share = liveSet(state)?.shares.find((one) => one.index === event.what.index)
  if (share === undefined || !signed(event.what.proof, share.proof, DRILL))
    throw fail(say('verify.receipt-unsigned', { index: event.what.index }))
}

/** The recovery key and every share that took part sign the very challenge. */
function assertDrill(state: State, event: EventOf<'drill.proven'>, verify: VerifyEd25519): void {
  const set = liveSet(state)
  const message = utf8(challengeText(event.what.challenge))
  const demandSigned = (pinned: string | undefined, sshsig: string, whose: Saying) => {
    const holds =
      pinned !== undefined &&
      checkSshsig({
        blob: decodeSshsig(sshsig),
        namespace: DRILL,
        message,
        key: parsePublicKey(pinned),
        verify,
      })
    if (holds) return
    const text = say('verify.challenge-unsigned', { whose })
    throw new CeremonyError('log.signature', text, { entry: event.seq })
  }
  demandSigned(set?.recovery, event.what.recovery, say('verify.recovery-key'))
  for (const { index, signature } of event.what.shares) {
    const share = set?.shares.find((one) => one.index === index)
    demandSigned(share?.proof, signature, say('verify.proof-key', { index }))
  }
}
