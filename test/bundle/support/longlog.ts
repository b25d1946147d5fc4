import { join } from 'node:path'
import { createStore } from '#electron/db/store.ts'
import { abort, deliver } from '#electron/services/closing.ts'
import type { Step } from '#electron/services/ledger.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { enrol, makeCeremonyId, openCeremony } from '#electron/services/opening.ts'
import { loadPlan } from '#electron/services/planfile.ts'
import { preparePlan } from './rehearsed.ts'

const PASSPHRASE = 'six words are enough for rehearsals here'

/** The bundle of an aborted rehearsal whose log has this many entries, most of them refusals. */
export async function longLog(entries: number): Promise<string> {
  const { root, plan } = preparePlan()
  const host = nodeHost()
  const store = createStore(join(root, 'ceremony.sqlite'))
  try {
    const loaded = loadPlan(plan)
    const ceremony = await openCeremony(host, store, loaded, makeCeremonyId(host), PASSPHRASE)
    await enrol(ceremony, 'witness', PASSPHRASE)
    const { ledger } = ceremony
    // The list of files and the end are two more.
    const refusals = entries - ledger.state.entries - 2
    ledger.record(Array.from({ length: refusals }, (_, i) => refusal(i)))
    await abort(ceremony, 'admin', 'the log is long enough', PASSPHRASE)
    const bundle = join(root, 'bundle')
    deliver(ceremony, bundle)
    return bundle
  } finally {
    store.close()
  }
}

function refusal(i: number): Step {
  return { do: 'refuse', code: 'passphrase.wrong', claimed: 'witness', count: (i % 5) + 1 }
}
