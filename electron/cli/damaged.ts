/** A copy of a bundle in which backups are damaged: each is named, and given up by name or not at all. */
import { backupFault, backupPath, type Damaged } from '#shared/ceremony/findings.ts'
import { openBundleFolder } from '../services/bundlefolder.ts'
import { type Sound, verifyingSound } from '../services/damaged.ts'
import { demandOwnSet } from '../services/verified.ts'
import { type Arguments, usage } from './arguments.ts'
import { demandCurrentSet, readAnchors } from './bundles.ts'
import type { Terminal } from './terminal.ts'
import { CommandError } from './refused.ts'

/** The option with which somebody says that they know which backups are damaged. */
export const ACCEPT_DAMAGED = 'accept-damaged'

/** What is done with the backups that are whole, and what is not with the others. */
const WORDS = {
  recover: { others: 'recover', not: 'recovered' },
  drill: { others: 'prove', not: 'proven' },
} as const

/**
 * As `openOwnEvidence`, where backups of keys may be damaged: every such key is refused by its name
 * unless `--accept-damaged` names it, and said in every case.
 */
export async function openSoundEvidence(
  given: Arguments,
  terminal: Terminal,
  purpose: keyof typeof WORDS,
): Promise<Sound> {
  const path = terminal.path(given.need('bundle'))
  const source = openBundleFolder(path)
  const evidence = await terminal.work(
    verifyingSound({
      source,
      verify: terminal.host.verify,
      ...readAnchors(given, terminal, path),
    }),
  )
  const { report, state, damaged } = evidence
  if (report.anchored === 'none') terminal.warn(`warning: ${report.message}`)
  demandAccepted(damaged, given.many(ACCEPT_DAMAGED), state.backups.length, purpose)
  for (const { label } of damaged)
    terminal.warn(
      `warning: the backup of ${label} is damaged or missing in this copy, and ${label} is not ${WORDS[purpose].not}. Find another copy of ${backupPath(label)}`,
    )
  demandOwnSet(state)
  await demandCurrentSet(given, terminal, evidence)
  return evidence
}

function demandAccepted(
  damaged: readonly Damaged[],
  accepted: readonly string[],
  backups: number,
  purpose: keyof typeof WORDS,
): void {
  const labels = damaged.map(({ label }) => label)
  const unknown = accepted.find((label) => !labels.includes(label))
  if (unknown !== undefined)
    throw usage(
      `--${ACCEPT_DAMAGED}: no backup of ${JSON.stringify(unknown)} is damaged; damaged in this copy: ${labels.join(', ') || 'none'}`,
    )
  const left = damaged.filter(({ label }) => !accepted.includes(label))
  const [first] = left
  if (first === undefined) return
  const named = left.map(({ label }) => label)
  const without = `; to ${WORDS[purpose].others} the others alone, add --${ACCEPT_DAMAGED} ${named.join(' ')}`
  throw new CommandError(
    'bundle.file',
    `damaged or missing in this copy: the backup of ${named.join(', ')}. Take another copy of the bundle${labels.length < backups ? without : ''}`,
    {
      path: backupPath(first.label),
      faults: left.map(({ label, fault }) => backupFault(label, fault)),
    },
  )
}
