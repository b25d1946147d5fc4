import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lintPlan } from '#shared/ceremony/lint.ts'
import { planRefusal } from '#shared/ceremony/plan-refusal.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { fromHex } from '#shared/bytes.ts'
import { formatTime } from '#shared/log/time.ts'
import { createStore } from '../db/store.ts'
import { refuseExisting, makeFolder } from '../services/media.ts'
import { nodeHost } from '../services/nodehost.ts'
import { loadPlan } from '../services/planfile.ts'
import { runRehearsal } from '../services/rehearsal.ts'

/**
 * `claviger rehearse`: a whole ceremony with simulated people on test keys and the plan's real
 * wrapping keys. Outputs are checked before anything happens; `shares` is made if it is missing.
 */
export async function rehearse(options: {
  plan: string
  out: string
  shares?: string
  say: (line: string) => void
}): Promise<{
  bundle: string
  ceremony: string
  fingerprint: string
  words: string[]
  shares?: string
}> {
  const { plan, out, shares, say } = options
  refuseExisting(out)
  if (shares !== undefined) refuseExisting(shares)
  const host = nodeHost()
  const loaded = loadPlan(plan)
  const { faults, warnings } = lintPlan(loaded.plan, loaded.inputs, formatTime(host.clock()))
  if (faults.length > 0) throw planRefusal(faults)
  for (const { path, message } of warnings) say(`warning: ${path}: ${message}`)
  const work = mkdtempSync(join(tmpdir(), 'claviger-rehearsal-'))
  const folder = shares ?? join(work, 'shares')
  makeFolder(folder)
  const store = createStore(join(work, 'ceremony.sqlite'))
  try {
    const made = await runRehearsal({ host, store, loaded, bundle: out, shares: folder, say })
    return {
      bundle: out,
      ceremony: made.ceremony,
      fingerprint: made.head,
      words: toWords(fromHex(made.head)),
      ...(shares === undefined ? {} : { shares }),
    }
  } finally {
    store.close()
    rmSync(work, { recursive: true, force: true })
  }
}
