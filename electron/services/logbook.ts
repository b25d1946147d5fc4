/** The log as people browse it: pages in words, and one entry with its line, hash and signatures. */
import { utf8 } from '#shared/bytes.ts'
import { findEntries, type LogFilter } from '#shared/ceremony/logbook.ts'
import { logLine } from '#shared/ceremony/snapshot.ts'
import { scriptView } from '#shared/ceremony/script-view.ts'
import { member } from '#shared/ceremony/standing.ts'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { checkSshsig, decodeSshsig, STATEMENT } from '#shared/crypto/sshsig.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { EntryDetail, LogPage, SignatureView } from '#shared/ipc/answers.ts'
import { isRecorded } from '#shared/log/admit.ts'
import { type Entry, parseEntry } from '#shared/log/entry.ts'
import type { Language } from '#shared/text/language.ts'
import { say } from '#shared/text/saying.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import type { Ceremony } from './ceremony.ts'

/** A page of the entries that the filter leaves, which `from` counts: the last page without it. */
export function logPage(
  { ledger }: Ceremony,
  { from, count, ...filter }: LogFilter & { readonly from?: number; readonly count: number },
  language: Language = 'en',
): LogPage {
  const { state, events } = ledger
  const steps = scriptView(state, { sealed: [], delivered: 0 })
  const found = findEntries(events, steps, filter)
  const first = from ?? Math.max(0, found.length - count)
  const lines = found.slice(first, first + count).map((event) => logLine(state, event, language))
  return { lines, from: first, matches: found.length }
}

/** One entry as it is stored. Refuses with `call.invalid` the number of an entry that is not there. */
export function entryDetail(ceremony: Ceremony, seq: number): EntryDetail {
  const { host, ledger, store } = ceremony
  const stored = store.lines()[seq]
  const sha256 = ledger.hash(seq)
  const recorder = parsePublicKey(ledger.state.opened?.recorder ?? '')
  if (stored === undefined || sha256 === undefined)
    throw new CeremonyError('call.invalid', say('store.no-entry', { entry: seq }))
  const { line, sig } = stored
  const good = isRecorded(line, sig, recorder, host.verify)
  const signatures = [
    { by: 'recorder', fingerprint: fingerprint(recorder), good },
    ...statementOf(ceremony, parseEntry(line)),
  ]
  return { seq, line: decodeUtf8(line).trimEnd(), sha256, signatures }
}

/** The statement that somebody signed for this entry, under whichever of their keys it holds. */
function statementOf({ host, ledger }: Ceremony, { actor, what }: Entry): SignatureView[] {
  const { statement, sshsig } = what
  if (typeof statement !== 'string' || typeof sshsig !== 'string') return []
  const signed = { blob: decodeSshsig(sshsig), message: utf8(`${statement}\n`) }
  const claim = { ...signed, namespace: STATEMENT, verify: host.verify } as const
  const keys = (member(ledger.state, actor)?.keys ?? []).map(parsePublicKey)
  const key = keys.find((one) => checkSshsig({ ...claim, key: one }))
  const named = key ?? keys.at(-1)
  const print = named === undefined ? '' : fingerprint(named)
  return [{ by: actor, fingerprint: print, good: key !== undefined, statement }]
}
