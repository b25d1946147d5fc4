import { type Drill, evidenceFiles, signDrill } from '../services/drill.ts'
import { refuseExisting, writeTree } from '../services/media.ts'
import { withQuorum } from '../services/recovery.ts'
import { openOwnEvidence } from './bundles.ts'
import { occasionOf, readNonce } from './challenges.ts'
import type { Command } from './command.ts'
import { readingOf, readShares, sayCorrections } from './shares.ts'
import type { Terminal } from './terminal.ts'
import { QUORUM } from './unlocking.ts'

/** `claviger drill`: a quorum shows that it can recover; the key is neither shown nor written. */
export const drillCommand: Command = {
  usage:
    'drill --bundle BUNDLE --share FILE… [--also BUNDLE…] [--signers FILE] [--head HEX|WORDS] [--challenge FILE] [--out DIR] [--passphrase-file FILE…] [--identity FILE…] [--accept-corrections]',
  shape: {
    positionals: [],
    options: {
      ...QUORUM,
      challenge: 'one',
      out: 'one',
    },
    required: ['bundle', 'share'],
  },
  run: async (given, terminal) => {
    const out = given.one('out')
    const folder = out === undefined ? undefined : terminal.path(out)
    if (folder !== undefined) refuseExisting(folder)
    const nonce = readNonce(given, terminal)
    const evidence = openOwnEvidence(given, terminal, { public: false })
    const { source, state } = evidence
    const inputs = await readShares(given, terminal, given.many('share'))
    const { combine } = terminal.host
    const { set, drill } = await withQuorum(
      { state, source, inputs, combine, ...readingOf(given) },
      (recovered) => {
        sayCorrections(terminal, recovered.shares)
        const { set } = recovered.set
        return { set, drill: signDrill(occasionOf(evidence, nonce, terminal), recovered) }
      },
    )
    if (folder !== undefined) writeTree(folder, evidenceFiles(state, set, drill, drill.shares))
    say(terminal, set, drill, folder)
    const { challenge, recovery, shares } = drill
    const people = shares.map(({ custodian }) => custodian)
    const written = folder === undefined ? {} : { out: folder }
    const signatures = { recovery, shares }
    return { document: { ok: true, set, people, challenge, signatures, ...written } }
  },
}

function say({ say }: Terminal, set: string, drill: Drill, folder: string | undefined): void {
  const { challenge, recovery, shares } = drill
  const people = shares.map(({ custodian }) => custodian).join(', ')
  say(`DRILL: ${people} opened every backup of set ${set} and signed the challenge`)
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
