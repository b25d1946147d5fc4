import { wipe } from '#shared/bytes.ts'
import { evidenceFiles, signHealthCheck } from '../services/drill.ts'
import { refuseExisting, writeTree } from '../services/media.ts'
import { openOwnEvidence } from './bundles.ts'
import { occasionOf, readNonce } from './challenges.ts'
import type { Command } from './command.ts'
import { presentedShare } from './shares.ts'
import { UNLOCKING } from './unlocking.ts'

/** `claviger share prove`: one custodian alone signs a challenge with the proof key of their share. */
export const shareProveCommand: Command = {
  usage:
    'share prove FILE --bundle BUNDLE [--also BUNDLE…] [--challenge FILE] --out DIR [--passphrase-file FILE…] [--identity FILE…] [--accept-corrections]',
  shape: {
    positionals: ['FILE'],
    options: {
      bundle: 'one',
      also: 'many',
      challenge: 'one',
      out: 'one',
      ...UNLOCKING,
      'accept-corrections': 'flag',
    },
    required: ['bundle', 'out'],
  },
  run: async (given, terminal) => {
    const out = terminal.path(given.need('out'))
    refuseExisting(out)
    const nonce = readNonce(given, terminal)
    const evidence = await openOwnEvidence(given, terminal, { public: true })
    const presented = await presentedShare(given, terminal, evidence.state)
    try {
      const { set } = presented.set
      const occasion = occasionOf(evidence, nonce, terminal)
      const { challenge, share } = signHealthCheck(occasion, presented)
      writeTree(out, evidenceFiles(evidence.state, set, { challenge }, [share]))
      const { index, custodian, signature } = share
      terminal.say(`share ${index} of ${custodian} signed the challenge: written to ${out}`)
      terminal.say('The signature shows that the signer knows a value derived from the share.')
      return { document: { ok: true, set, index, custodian, challenge, signature, out } }
    } finally {
      wipe(presented.rawSecret)
    }
  },
}
