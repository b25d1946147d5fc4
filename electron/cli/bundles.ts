/** Evidence that a command is given: opened, anchored on paper where there is paper, verified. */
import { realpathSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'
import { CeremonyError } from '#shared/errors.ts'
import type { Anchors } from '#shared/log/checks/anchors.ts'
import { parseHead } from '#shared/log/fingerprint.ts'
import { parsePaperList } from '#shared/log/paper.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import { openBundleFolder } from '../services/bundlefolder.ts'
import { demandLatest, readingLater } from '../services/later.ts'
import { readRegularFile } from '../services/safefile.ts'
import { demandOwnSet, type Evidence, verifying } from '../services/verified.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './terminal.ts'
import { CommandError } from './refused.ts'

const MAX_SIGNERS_BYTES = 256 * 1024

/** The paper list and the head of `--signers` and `--head`, as far as they were given. */
export function readAnchors(given: Arguments, terminal: Terminal, bundle: string): Anchors {
  const signers = given.one('signers')
  const head = given.one('head')
  return {
    ...(signers === undefined ? {} : { signers: readPaper(terminal.path(signers), bundle) }),
    ...(head === undefined ? {} : { head: parseHead(head) }),
  }
}

function readPaper(path: string, bundle: string): ReadonlyMap<string, string> {
  const bytes = readRegularFile(path, MAX_SIGNERS_BYTES)
  if (isInside(realpathSync(path), realpathSync(bundle))) {
    const message = 'the signers file is inside the bundle: a bundle cannot vouch for its own keys'
    throw new CommandError('signers.mismatch', message, { path })
  }
  try {
    return parsePaperList(decodeUtf8(bytes))
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError(error.code, error.said, { path })
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way.split(/[\\/]/)[0] !== '..' && !isAbsolute(way)
}

/**
 * Opens and verifies the bundle of `--bundle`; a command that needs no backup also takes one for the
 * public. Says how it is anchored where it is not; refuses what does not verify, naming the check.
 */
export async function openEvidence(
  given: Arguments,
  terminal: Terminal,
  options: { readonly public: boolean },
): Promise<Evidence> {
  return await readAnchoredEvidence(terminal.path(given.need('bundle')), given, terminal, options)
}

/** The same of the bundle in a folder. */
export async function readAnchoredEvidence(
  path: string,
  given: Arguments,
  terminal: Terminal,
  options: { readonly public: boolean },
): Promise<Evidence> {
  const source = openBundleFolder(path)
  const anchors = readAnchors(given, terminal, path)
  const { verify } = terminal.host
  const evidence = await terminal.work(verifying({ source, verify, ...anchors, ...options }))
  const { report } = evidence
  if (report.anchored === 'none') terminal.warn(`warning: ${report.message}`)
  return evidence
}

/**
 * As {@link openEvidence}, of the ceremony that made the shares: they are judged by its log. Refuses
 * a set that a bundle of `--also` has superseded.
 */
export async function openOwnEvidence(
  ...[given, terminal, options]: Parameters<typeof openEvidence>
): Promise<Evidence> {
  const evidence = await openEvidence(given, terminal, options)
  demandOwnSet(evidence.state)
  await demandCurrentSet(given, terminal, evidence)
  return evidence
}

/** Refuses a set that a bundle of `--also` has superseded, or of whose shares one shows too few. */
export async function demandCurrentSet(
  given: Arguments,
  terminal: Terminal,
  evidence: Evidence,
): Promise<void> {
  const also = given.many('also').map((one) => terminal.path(one))
  const later = await terminal.work(readingLater(also, evidence, terminal.host.verify))
  demandLatest(evidence.state, later)
}
