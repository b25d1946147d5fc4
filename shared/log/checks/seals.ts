import { equalBytes, sha256Hex, utf8, type VerifyEd25519 } from '../../bytes.ts'
import type { State } from '../../ceremony/state.ts'
import { keyOf } from '../../ceremony/standing.ts'
import { parsePublicKey } from '../../crypto/sshkey.ts'
import { CHECKPOINT, checkSshsig, dearmorSshsig } from '../../crypto/sshsig.ts'
import { CeremonyError } from '../../errors.ts'
import { type Saying, say } from '../../text/saying.ts'
import { type Checkpoint, parseCheckpoint, SEALED_FILES } from '../checkpoint.ts'
import { encodeFingerprintFile } from '../fingerprint.ts'
import { merkleRoot } from '../merkle.ts'
import { encodeAllowedSigners } from '../signers.ts'
import type { BundleSource } from '../source.ts'
import type { Log } from './chain.ts'
import { readText, readUnlisted } from './folder.ts'

/** allowed_signers as the log pins the keys. */
export function allowedSigners(state: State): string {
  return encodeAllowedSigners({
    recorder: state.opened?.recorder ?? '',
    people: state.members.map(({ id, keys }) => ({ id, keys })),
    shares: state.sets.flatMap(({ set, shares }) =>
      shares.map(({ index, proof }) => ({ set, index, key: proof })),
    ),
    recoveries: state.sets.map(({ set, recovery }) => ({ set, key: recovery })),
  })
}

/** The checkpoint says what the log is. Returns the head: its SHA-256. */
export function checkCheckpoint(state: State, log: Log, source: BundleSource): string {
  const bytes = readUnlisted(source, 'checkpoint')
  const checkpoint = parseCheckpoint(readText(source, 'checkpoint'))
  const fail = (said: Saying) =>
    new CeremonyError('checkpoint.invalid', said, { path: 'checkpoint' })
  const { opened, ground } = state
  if (checkpoint.ceremony !== opened?.ceremony) throw fail(say('verify.checkpoint-ceremony'))
  if (checkpoint.entries !== log.lines.length)
    throw fail(
      say('verify.checkpoint-count', { counted: checkpoint.entries, entries: log.lines.length }),
    )
  if (!equalBytes(checkpoint.root, merkleRoot([...log.lines])))
    throw fail(say('verify.checkpoint-root'))
  if (checkpoint.mode !== opened.mode) throw fail(say('verify.checkpoint-mode'))
  if (checkpoint.plan !== ground.digest) throw fail(say('verify.checkpoint-plan'))
  checkSealedFiles(checkpoint, source)
  return sha256Hex(bytes)
}

function checkSealedFiles(checkpoint: Checkpoint, source: BundleSource): void {
  for (const name of SEALED_FILES)
    if (sha256Hex(readUnlisted(source, name)) !== checkpoint.files[name])
      throw new CeremonyError('bundle.file', say('verify.sealed-file', { path: name }), {
        path: name,
      })
}

/** Exactly the recorder and the signers that the log computes, each under the pinned key. */
export function checkSeals(
  state: State,
  source: BundleSource,
  files: ReadonlyMap<string, unknown>,
  verify: VerifyEd25519,
): void {
  const message = readUnlisted(source, 'checkpoint')
  for (const id of ['recorder', ...(state.end?.signers ?? [])]) {
    const path = `sigs/checkpoint.${id}.sig`
    const fail = (said: Saying) => new CeremonyError('signature.invalid', said, { path })
    if (!files.has(path)) throw fail(say('verify.unsealed', { who: id }))
    const pinned = id === 'recorder' ? state.opened?.recorder : keyOf(state, id)
    if (pinned === undefined) throw fail(say('verify.no-key', { who: id }))
    const blob = dearmor(readText(source, path, 4096), path)
    const key = parsePublicKey(pinned)
    if (!checkSshsig({ blob, namespace: CHECKPOINT, message, key, verify }))
      throw fail(say('verify.seal-wrong', { who: id }))
  }
}

function dearmor(text: string, path: string): Uint8Array {
  try {
    return dearmorSshsig(text)
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError('signature.invalid', say('form.at', { place: path, why: error.said }), {
      path,
    })
  }
}

/** The two files that are made from log and checkpoint alone, made again and compared. */
export function checkDerived(state: State, head: string, source: BundleSource): void {
  compare(source, 'allowed_signers', allowedSigners(state))
  compare(source, 'fingerprint.txt', encodeFingerprintFile(head))
}

function compare(source: BundleSource, path: string, expected: string): void {
  if (!equalBytes(readUnlisted(source, path), utf8(expected)))
    throw new CeremonyError('bundle.file', say('verify.derived', { path }), { path })
}
