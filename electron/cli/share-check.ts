import { wipe } from '#shared/bytes.ts'
import { openOwnEvidence } from './bundles.ts'
import type { Command } from './command.ts'
import { presentedShare } from './shares.ts'
import { UNLOCKING } from './unlocking.ts'

/** `claviger share check`: says whose share this is, or what is wrong with it. */
export const shareCheckCommand: Command = {
  usage:
    'share check FILE --bundle BUNDLE [--also BUNDLE…] [--passphrase-file FILE…] [--identity FILE…] [--accept-corrections]',
  shape: {
    positionals: ['FILE'],
    options: { bundle: 'one', also: 'many', ...UNLOCKING, 'accept-corrections': 'flag' },
    required: ['bundle'],
  },
  run: async (given, terminal) => {
    const { state } = await openOwnEvidence(given, terminal, { public: true })
    const presented = await presentedShare(given, terminal, state)
    wipe(presented.rawSecret)
    const { set, share, holder, corrected } = presented
    const { index, custodian } = share
    const { threshold, shares } = set
    const mode = state.ground.plan.mode
    terminal.say(`share ${index} of ${shares.length} of set ${set.set}, intact`)
    terminal.say(`holder ${holder} (${custodian}), ${mode}, ${threshold} shares recover`)
    const facts = { set: set.set, index, threshold, n: shares.length, custodian, holder, mode }
    return { document: { ok: true, ...facts, ...(corrected === undefined ? {} : { corrected }) } }
  },
}
