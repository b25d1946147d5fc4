/** The last resort: recovered key material in files, under an approval of its own. */
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { exportItem, pendingExports } from '#shared/ceremony/exports.ts'
import { isApproved, openIntent } from '#shared/ceremony/intents.ts'
import { CeremonyError } from '#shared/errors.ts'
import { textFault } from '#shared/log/text.ts'
import { say } from '#shared/text/saying.ts'
import { declare } from './approving.ts'
import { type Ceremony, guarded, leader, record, sign } from './ceremony.ts'
import { refuseExisting, requireFolder, writeFileOnce } from './media.ts'
import type { Watch } from './watching.ts'
import type { What } from '#shared/ceremony/events.ts'

/** Declares the export into a folder, which must exist and hold none of the files. */
export function declareExport(ceremony: Ceremony, by: string, folder: string): void {
  guarded(ceremony, by, () => demandPlace(ceremony, folder))
  declare(ceremony, by, 'export', { folder })
}

function demandPlace({ ledger }: Ceremony, folder: string): void {
  const fault = textFault(folder)
  if (fault !== undefined)
    throw new CeremonyError('file.unsafe', say('rule.folder-name', { why: fault }))
  requireFolder(folder)
  for (const [i, key] of pendingExports(ledger.state).entries())
    refuseExisting(join(folder, exportItem(key, i).file))
}

/**
 * Carries out an approved export: one file after the other, each with a start and an end of its own
 * in the log, for its owner alone and never over another. One that fails counts as exposed.
 * Cancelled, it ends after the file at hand; carried out again, it goes on with the rest.
 */
export async function exportAll(ceremony: Ceremony, watch: Watch = {}): Promise<void> {
  const { ledger } = ceremony
  const folder = guarded(ceremony, leader(ceremony), () => {
    // What a full disk kept from being recorded the last time.
    for (const { label, status } of ledger.state.exports)
      if (status === 'started') ledger.record([{ do: 'endExport', label, failed: 'io.failed' }])
    const intent = openIntent(ledger.state, 'export', ledger.now())
    if (intent === undefined || !isApproved(ledger.state, intent))
      throw new CeremonyError('rule.approval', say('rule.no-export-intent'))
    // A wrong folder is found before the start is on record: nothing was exposed yet.
    const named = String(intent.parameters.folder)
    demandPlace(ceremony, named)
    return named
  })
  const pending = pendingExports(ledger.state)
  const before = ledger.state.exports.filter(({ status }) => status === 'finished').length
  const tell = (done: number) =>
    watch.onProgress?.(before + done, before + pending.length, 'exports')
  tell(0)
  for (const [i, key] of pending.entries()) {
    // Between two files the page is heard: somebody may have cancelled.
    await setImmediate()
    if (watch.cancelled?.() === true) return
    await exportOne(ceremony, key.label, join(folder, exportItem(key, i).file))
    tell(i + 1)
  }
}

async function exportOne(ceremony: Ceremony, label: string, path: string): Promise<void> {
  const { ledger, vault, host } = ceremony
  record(ceremony, { do: 'startExport', label }, leader(ceremony))
  try {
    await vault.use(label, async (materialSecret) => {
      writeFileOnce(path, materialSecret, { mode: 0o600, hooks: host.media ?? {} })
    })
  } catch (error) {
    const code = error instanceof CeremonyError ? error.code : 'io.failed'
    ledger.record([{ do: 'endExport', label, failed: code }])
    throw error
  }
  ledger.record([{ do: 'endExport', label }])
}

/** NIST SP 800-57 part 1, appendix B: when each recovered key is replaced, signed. */
export async function decideRotation(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
  decisions: readonly What<'rotation.decided'>['decisions'][number][],
): Promise<void> {
  await sign(ceremony, by, passphrase, (signature) => ({ do: 'rotate', by, decisions, signature }))
}
