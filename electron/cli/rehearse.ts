import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { groundOf } from '#shared/ceremony/ground.ts'
import { lintPlan } from '#shared/ceremony/lint.ts'
import { planRefusal } from '#shared/ceremony/plan-refusal.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { fromHex } from '#shared/bytes.ts'
import { formatTime } from '#shared/log/time.ts'
import type { Language } from '#shared/text/language.ts'
import type { Host } from '../services/host.ts'
import { nonceFrom } from '../services/drilling.ts'
import { readKnownEntropy } from '../services/knownentropy.ts'
import { refuseExisting, makeFolder } from '../services/media.ts'
import { nodeHost } from '../services/nodehost.ts'
import { loadPlan } from '../services/planfile.ts'
import { runRehearsal } from '../services/rehearsal.ts'
import { loadRoom } from '../services/roomfile.ts'
import { type Continued, withBeginning } from './continued.ts'
import { CommandError } from './refused.ts'

/**
 * `claviger rehearse`: a whole ceremony with simulated people on test keys and the plan's real
 * wrapping keys. Outputs are checked before anything happens; `shares` is made if it is missing.
 */
export async function rehearse(options: {
  plan: string
  out: string
  shares?: string
  /** The file of a story: what goes otherwise than the script says. */
  room?: string
  /** The file of the inputs of the mix, where it is to be made again. */
  entropy?: string
  /** For a recovery: the evidence it continues, and the shares that custodians bring. */
  continues?: Continued
  /** For a drill: the file with the auditor's 64 hex digits. */
  challenge?: string
  /** Of the documents; English without it. */
  language?: Language | undefined
  host?: Host
  say: (line: string) => void
  /** Asked at each step until the bundle is there: whether somebody stopped it. */
  stopped?: () => boolean
}): Promise<{
  bundle: string
  ceremony: string
  fingerprint: string
  words: string[]
  shares?: string
}> {
  const { plan, out, shares, language, host = nodeHost(), stopped = () => false } = options
  const say = (line: string): void => {
    options.say(line)
    if (stopped() && !existsSync(out)) throw new CommandError('call.cancelled', 'it was cancelled')
  }
  refuseExisting(out)
  if (shares !== undefined) refuseExisting(shares)
  const loaded = loadPlan(plan)
  const { faults, warnings } = lintPlan(loaded.plan, loaded.inputs, formatTime(host.clock()))
  if (faults.length > 0) throw planRefusal(faults)
  for (const { path, message } of warnings) say(`warning: ${path}: ${message}`)
  const ground = groundOf(loaded.plan, loaded.inputs, formatTime(host.clock()))
  const challenge = options.challenge === undefined ? undefined : nonceFrom(options.challenge)
  const incidents = options.room === undefined ? [] : loadRoom(options.room, ground)
  const known =
    options.entropy === undefined ? undefined : readKnownEntropy(options.entropy, loaded.plan)
  return await withBeginning(loaded.plan, options.continues, host, async (beginning) => {
    const work = mkdtempSync(join(tmpdir(), 'claviger-rehearsal-'))
    const folder = shares ?? join(work, 'shares')
    makeFolder(folder)
    const database = join(work, 'ceremony.sqlite')
    try {
      const to = { bundle: out, shares: folder }
      const story = { incidents, challenge, known, language }
      const run = { host, database, loaded, say, ...story, ...to, ...beginning }
      const made = await runRehearsal(run)
      return {
        bundle: out,
        ceremony: made.ceremony,
        fingerprint: made.head,
        words: toWords(fromHex(made.head)),
        ...(shares === undefined ? {} : { shares }),
      }
    } catch (error) {
      // What people would have carried away belongs to no bundle: it is as if nothing had begun, and
      // nothing is in the way of the next one.
      if (!existsSync(out)) rmSync(folder, { recursive: true, force: true })
      throw error
    } finally {
      rmSync(work, { recursive: true, force: true })
    }
  })
}
