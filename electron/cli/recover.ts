import { refuseExisting, writeFileOnce } from '../services/media.ts'
import { closed, withQuorum } from '../services/recovery.ts'
import type { State } from '#shared/ceremony/state.ts'
import { liveKeys } from '#shared/ceremony/standing.ts'
import { findings } from '#shared/text/en/findings.ts'
import { usage } from './arguments.ts'
import type { Command } from './command.ts'
import { ACCEPT_DAMAGED, openSoundEvidence } from './damaged.ts'
import { readingOf, readShares, sayCorrections } from './shares.ts'
import { QUORUM } from './unlocking.ts'
import { CommandError } from './refused.ts'

/** `claviger recover`: the last resort; writes the key itself, for its owner alone. */
export const recoverCommand: Command = {
  usage:
    'recover --bundle BUNDLE --share FILE… [--also BUNDLE…] [--signers FILE] [--head HEX|WORDS] --out FILE [--key LABEL] [--passphrase-file FILE…] [--identity FILE…] [--accept-corrections] [--accept-damaged LABEL…]',
  shape: {
    positionals: [],
    options: {
      ...QUORUM,
      out: 'one',
      key: 'one',
      [ACCEPT_DAMAGED]: 'many',
    },
    required: ['bundle', 'share', 'out'],
  },
  run: async (given, terminal) => {
    const out = terminal.path(given.need('out'))
    refuseExisting(out)
    const evidence = await openSoundEvidence(given, terminal, 'recover')
    const { source, state } = evidence
    const damaged = evidence.damaged.map(({ label }) => label)
    const label = labelOf(state, given.one('key'))
    if (damaged.includes(label)) throw lost(label)
    const inputs = await readShares(given, terminal, given.many('share'))
    const { combine } = terminal.host
    const reading = readingOf(given)
    const options = { state, source, inputs, combine, without: damaged, ...reading }
    await withQuorum(options, async ({ shares, keys, unopened }) => {
      sayCorrections(terminal, shares)
      const found = keys.find(({ key }) => key.label === label)
      if (found === undefined) throw closed(unopened)
      for (const { label, fault } of unopened)
        terminal.warn(
          `warning: the backup of ${label} does not open: ${findings.faults[fault]}. Look for the key where it is used`,
        )
      // Begun, it is written whole.
      await terminal.hearing(async () => {
        writeFileOnce(out, found.materialSecret, { mode: 0o600 })
      })
    })
    terminal.say(`recovered ${label}; its commitment is that of the log`)
    terminal.say(`the key itself is in ${out}: guard it, and destroy it when it has served`)
    terminal.say('the key is no longer split: decide now when to replace it')
    const left = damaged.length === 0 ? {} : { damaged }
    return { document: { ok: true, key: label, out, ...left } }
  },
}

function lost(label: string): CommandError {
  const path = `backups/${label}.kwp`
  const message = `the backup of ${label} itself is damaged or missing in this copy: take another one`
  return new CommandError('bundle.file', message, { path })
}

function labelOf(state: State, wanted: string | undefined): string {
  const labels = liveKeys(state).map(({ label }) => label)
  const [only = '', ...more] = labels
  if (wanted === undefined && more.length > 0)
    throw usage(`--key is missing: the bundle holds ${labels.join(', ')}`)
  if (wanted !== undefined && !labels.includes(wanted))
    throw usage(`the bundle holds no key ${JSON.stringify(wanted)}, it holds ${labels.join(', ')}`)
  return wanted ?? only
}
