/** One share that somebody brings: the bytes of a `.share` file or of a share text, read and named. */
import { wipe } from '#shared/bytes.ts'
import { matchShare } from '#shared/ceremony/presented.ts'
import type { Share, ShareSet } from '#shared/ceremony/state/share.ts'
import type { State } from '#shared/ceremony/state.ts'
import { liveKeys, person } from '#shared/ceremony/standing.ts'
import { correctShareText } from '#shared/crypto/correct.ts'
import { encodeEnvelope, type ShareEnvelope } from '#shared/crypto/envelope.ts'
import { parseShareFile, type ShareFile } from '#shared/crypto/sharefile.ts'
import { encodeShareText, parseShareText } from '#shared/crypto/sharetext.ts'
import { CeremonyError } from '#shared/errors.ts'
import { type Saying, say } from '#shared/text/saying.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import { type AgeKey, type AgeLock, ageLock, decryptAgeFile, isAgeFile } from './agefile.ts'

/** What was brought, and how to call it in a refusal. The caller wipes the bytes. */
export interface ShareInput {
  readonly name: string
  readonly bytesSecret: Uint8Array
}

/** A share of the log's live set, its commitment checked. The caller wipes the raw share. */
export interface PresentedShare {
  readonly name: string
  readonly set: ShareSet
  readonly share: Share
  readonly holder: string
  readonly rawSecret: Uint8Array
  /** The groups of four that were corrected, counted from 1; undefined when nothing was. */
  readonly corrected: readonly number[] | undefined
}

export interface ReadingOptions {
  /** True when a person has compared a proposed correction with the card. */
  readonly acceptCorrections: boolean
  /** What that person does then, in words. */
  readonly howToAccept?: Saying
}

/** Gives what opens a share that is encrypted to its custodian; the caller wipes it. */
export type AskKey = (lock: AgeLock) => Promise<AgeKey>

/**
 * The share in what was brought: as it is, or decrypted with the key that is asked for. What was
 * encrypted is wiped with the key; the caller wipes the result.
 */
export async function openShare(input: ShareInput, ask: AskKey): Promise<ShareInput> {
  const { name, bytesSecret } = input
  if (!isAgeFile(bytesSecret)) return input
  try {
    const key = await ask(ageLock(bytesSecret))
    try {
      return { name, bytesSecret: await decryptAgeFile(bytesSecret, key) }
    } finally {
      wipe('passphraseSecret' in key ? key.passphraseSecret : key.identityFileSecret)
    }
  } catch (error) {
    throw named(error, name)
  }
}

/** The same refusal, with the name of what was brought. */
function named(error: unknown, name: string): unknown {
  if (!(error instanceof CeremonyError) || error.path !== undefined) return error
  return new CeremonyError(error.code, error.said, { path: name })
}

/**
 * Reads one share and finds it in the log. A text that can be corrected is refused with the groups
 * to compare, unless corrections are accepted; a file that disagrees with the log, by its field.
 */
export function readShare(
  state: State,
  { name, bytesSecret }: ShareInput,
  options: ReadingOptions,
): PresentedShare {
  const { envelope, file, corrected } = parse(name, bytesSecret, options)
  try {
    const { set, share } = matchShare(state, envelope)
    if (file !== undefined) demandSameFile(state, share, file)
    const holder = person(state, share.custodian)?.name ?? share.custodian
    return { name, set, share, holder, rawSecret: envelope.rawSecret, corrected }
  } catch (error) {
    wipe(envelope.rawSecret)
    throw error
  }
}

/** What is written on the card of a share that somebody brings. */
export function cardText({ set: { set, threshold, shares }, share, rawSecret }: PresentedShare) {
  const envelope = { set, index: share.index, threshold, total: shares.length, rawSecret }
  const envelopeSecret = encodeEnvelope(envelope)
  try {
    return encodeShareText(envelopeSecret)
  } finally {
    wipe(envelopeSecret)
  }
}

interface Parsed {
  readonly envelope: ShareEnvelope
  readonly file?: ShareFile
  readonly corrected: readonly number[] | undefined
}

function parse(name: string, bytesSecret: Uint8Array, options: ReadingOptions): Parsed {
  if (isAgeFile(bytesSecret))
    throw new CeremonyError('share.invalid', say('share.encrypted-inside'), { path: name })
  const text = decodeUtf8(bytesSecret)
  if (!text.trimStart().startsWith('{')) return parseText(text, options)
  const file = parseFile(bytesSecret)
  return { envelope: parseShareText(file.text), file, corrected: undefined }
}

function parseFile(bytesSecret: Uint8Array): ShareFile {
  try {
    return parseShareFile(bytesSecret)
  } catch (error) {
    if (!(error instanceof CeremonyError) || error.code !== 'json.invalid') throw error
    const message = say('share.no-file', { why: error.said })
    throw new CeremonyError(
      error.code,
      message,
      error.path === undefined ? {} : { path: error.path },
    )
  }
}

function parseText(text: string, options: ReadingOptions): Parsed {
  const { acceptCorrections, howToAccept = say('share.accept') } = options
  if (text.trim() === '') throw new CeremonyError('share.invalid', say('share.empty'))
  try {
    return { envelope: parseShareText(text), corrected: undefined }
  } catch (error) {
    if (!(error instanceof CeremonyError) || error.code !== 'share.mistyped') throw error
    const correction = correctShareText(text)
    if (correction === undefined) throw error
    if (!acceptCorrections) throw proposal(correction.groups, howToAccept, error)
    return { envelope: parseShareText(correction.text), corrected: correction.groups }
  }
}

function proposal(groups: readonly number[], then: Saying, error: CeremonyError): CeremonyError {
  if (groups.length === 0) return error
  return new CeremonyError('share.mistyped', say('share.can-correct', { groups, then }))
}

/** Everything in a share file but its text is only a copy of what the log says. */
function demandSameFile(state: State, share: Share, file: ShareFile): void {
  const expected = {
    ceremony: state.opened?.ceremony ?? '',
    custodian: share.custodian,
    holder: person(state, share.custodian)?.name ?? '',
    keys: liveKeys(state)
      .map(({ label }) => label)
      .join(),
  }
  const found = { ...file, keys: file.keys.join() }
  for (const field of ['ceremony', 'custodian', 'holder', 'keys'] as const)
    if (found[field] !== expected[field])
      throw new CeremonyError('share.invalid', say('share.other-field', { field }), {
        path: field,
      })
}
