/** The value that a drill or a health check answers. */
import { hex } from '#shared/bytes.ts'
import { type Challenge, parseVerifierNonce } from '#shared/crypto/challenge.ts'
import { CeremonyError } from '#shared/errors.ts'
import { formatTime } from '#shared/log/time.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import type { Occasion } from '../services/drill.ts'
import { readRegularFile } from '../services/safefile.ts'
import type { Arguments } from './arguments.ts'
import type { Evidence } from '../services/verified.ts'
import type { Terminal } from './terminal.ts'

const MAX_CHALLENGE_BYTES = 128
const NONCE_BYTES = 32

/** The verifier's value of `--challenge`, or one of the system's own, which is not fresh to anybody. */
export function readNonce(given: Arguments, terminal: Terminal): Challenge['nonce'] {
  const file = given.one('challenge')
  if (file === undefined) return { selfIssued: hex(terminal.host.random(NONCE_BYTES)) }
  const path = terminal.path(file)
  try {
    return { verifier: parseVerifierNonce(decodeUtf8(readRegularFile(path, MAX_CHALLENGE_BYTES))) }
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError(error.code, error.said, { path })
  }
}

/** What is signed beside the shares: the log, its checkpoint, the value, the time. */
export function occasionOf(
  { state, report }: Evidence,
  nonce: Challenge['nonce'],
  { host }: Terminal,
): Occasion {
  const time = formatTime(host.clock())
  const ceremony = state.opened?.ceremony ?? ''
  return { ceremony, checkpoint: report.fingerprint, nonce, time, verify: host.verify }
}
