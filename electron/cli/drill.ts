import { backupFault, backupPath } from '#shared/ceremony/findings.ts'
import { liveKeys } from '#shared/ceremony/standing.ts'
import type { BackupFault } from '#shared/ipc/views/coverage.ts'
import { findings as words } from '#shared/text/en/findings.ts'
import { type Drill, evidenceFiles, signDrill } from '../services/drill.ts'
import { refuseExisting, writingTree } from '../services/media.ts'
import { withQuorum } from '../services/recovery.ts'
import type { Answer, Command } from './command.ts'
import { occasionOf, readNonce } from './challenges.ts'
import { ACCEPT_DAMAGED, openSoundEvidence } from './damaged.ts'
import { readingOf, readShares, sayCorrections } from './shares.ts'
import { failureDocument, type Terminal } from './terminal.ts'
import { QUORUM } from './unlocking.ts'
import { CommandError } from './refused.ts'

/** A backup that was not opened in this drill. */
interface Left {
  readonly label: string
  readonly fault: BackupFault
}

interface Drilled {
  readonly set: string
  readonly drill: Drill
  /** Labels of the keys whose backups were opened. */
  readonly opened: readonly string[]
  readonly left: readonly Left[]
  /** The folder that the signatures were written to. */
  readonly folder: string | undefined
}

/**
 * `claviger drill`: a quorum shows that it can recover; the key is neither shown nor written. Where a
 * backup does not open it goes on with the others, says so, and is refused as a proof.
 */
export const drillCommand: Command = {
  usage:
    'drill --bundle BUNDLE --share FILE… [--also BUNDLE…] [--signers FILE] [--head HEX|WORDS] [--challenge FILE] [--out DIR] [--passphrase-file FILE…] [--identity FILE…] [--accept-corrections] [--accept-damaged LABEL…]',
  shape: {
    positionals: [],
    options: {
      ...QUORUM,
      challenge: 'one',
      out: 'one',
      [ACCEPT_DAMAGED]: 'many',
    },
    required: ['bundle', 'share'],
  },
  run: async (given, terminal) => {
    const out = given.one('out')
    const folder = out === undefined ? undefined : terminal.path(out)
    if (folder !== undefined) refuseExisting(folder)
    const nonce = readNonce(given, terminal)
    const evidence = await openSoundEvidence(given, terminal, 'drill')
    const { source, state, damaged } = evidence
    const without = damaged.map(({ label }) => label)
    if (liveKeys(state).every(({ label }) => without.includes(label))) throw nothing(damaged)
    const inputs = await readShares(given, terminal, given.many('share'))
    const { combine } = terminal.host
    const drilled = await withQuorum(
      { state, source, inputs, combine, without, ...readingOf(given) },
      (recovered): Drilled => {
        sayCorrections(terminal, recovered.shares)
        return {
          set: recovered.set.set,
          drill: signDrill(occasionOf(evidence, nonce, terminal), recovered),
          opened: recovered.keys.map(({ key }) => key.label),
          left: [...damaged, ...recovered.unopened],
          folder,
        }
      },
    )
    const { set, drill } = drilled
    if (folder !== undefined)
      await terminal.work(writingTree(folder, evidenceFiles(state, set, drill, drill.shares)))
    say(terminal, drilled)
    return answer(drilled)
  },
}

/** The command line has given up every backup there is. */
function nothing(damaged: readonly Left[]): CommandError {
  const labels = damaged.map(({ label }) => label).join(', ')
  return new CommandError(
    'bundle.file',
    `damaged or missing in this copy: the backup of ${labels}. No other is left, and a drill without backups proves nothing. Take another copy of the bundle`,
    { path: backupPath(damaged[0]?.label ?? '') },
  )
}

/** What a drill is no proof for. */
function unproven(left: readonly Left[]): CommandError {
  return new CommandError(
    'backup.damaged',
    `this drill is no proof for ${left.map(({ label }) => label).join(', ')}`,
    { faults: left.map(({ label, fault }) => backupFault(label, fault)) },
  )
}

function answer({ set, drill, left, folder }: Drilled): Answer {
  const { challenge, recovery, shares } = drill
  const people = shares.map(({ custodian }) => custodian)
  const written = folder === undefined ? {} : { out: folder }
  const signatures = { recovery, shares }
  const document = { ok: true, set, people, challenge, signatures, ...written }
  if (left.length === 0) return { document }
  const findings = left.map(({ label, fault }) => ({ label, fault }))
  return { document: { ...document, ...failureDocument(unproven(left)), findings }, exit: 1 }
}

function say({ say }: Terminal, { set, drill, opened, left, folder }: Drilled): void {
  const { challenge, recovery, shares } = drill
  const people = shares.map(({ custodian }) => custodian).join(', ')
  if (left.length === 0)
    say(`DRILL: ${people} opened every backup of set ${set} and signed the challenge`)
  else {
    say(`NOT EVERY BACKUP OPENED: ${unproven(left).message}`)
    for (const { label, fault } of left)
      say(`  ${label}: this backup does not open, ${words.faults[fault]}`)
    say(
      `${people} opened ${opened.join(', ')} of set ${set} and signed the challenge for that alone`,
    )
    say(unproven(left).hint)
  }
  if (folder !== undefined) {
    say(`written to ${folder}`)
    return
  }
  say(challenge.trimEnd())
  say(`recovery.${set}`)
  say(recovery.trimEnd())
  for (const { index, signature } of shares) {
    say(`share.${set}.${index}`)
    say(signature.trimEnd())
  }
}
