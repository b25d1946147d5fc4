import { wipe } from '#shared/bytes.ts'
import type { Command } from './command.ts'
import { readContinued } from './continued.ts'
import { ACCEPT_DAMAGED } from './damaged.ts'
import { languageOption } from './language.ts'
import { UNLOCKING } from './unlocking.ts'

/** `claviger rehearse`: a whole ceremony, unattended, on test keys. */
export const rehearsalCommand: Command = {
  usage:
    'rehearse --plan PLAN --out BUNDLE [--shares DIR] [--room ROOM.json] [--entropy KNOWN.json] [--language en|de] [--source BUNDLE --share FILE… [--also BUNDLE…] [--proof DIR…] [--signers FILE] [--head HEX|WORDS] [--challenge FILE] [--passphrase-file FILE…] [--identity FILE…] [--accept-damaged LABEL…]]',
  shape: {
    positionals: [],
    options: {
      plan: 'one',
      out: 'one',
      shares: 'one',
      room: 'one',
      entropy: 'one',
      source: 'one',
      share: 'many',
      signers: 'one',
      head: 'head',
      also: 'many',
      proof: 'many',
      challenge: 'one',
      [ACCEPT_DAMAGED]: 'many',
      language: 'one',
      ...UNLOCKING,
    },
    required: ['plan', 'out'],
  },
  run: async (given, terminal) => {
    // The database is a native module: only this command needs it.
    const { rehearse } = await import('./rehearse.ts')
    const shares = given.one('shares')
    const room = given.one('room')
    const challenge = given.one('challenge')
    const entropy = given.one('entropy')
    const language = languageOption(given)
    const continues = await readContinued(given, terminal)
    try {
      const made = await terminal.hearing((stopped) =>
        rehearse({
          plan: terminal.path(given.need('plan')),
          out: terminal.path(given.need('out')),
          ...(shares === undefined ? {} : { shares: terminal.path(shares) }),
          ...(room === undefined ? {} : { room: terminal.path(room) }),
          ...(entropy === undefined ? {} : { entropy: terminal.path(entropy) }),
          ...(continues === undefined ? {} : { continues }),
          ...(challenge === undefined ? {} : { challenge: terminal.path(challenge) }),
          language,
          host: terminal.host,
          say: terminal.say,
          stopped,
        }),
      )
      terminal.say(`head ${made.fingerprint}`)
      terminal.say(`     ${made.words.join(' ')}`)
      return { document: { ok: true, shares: null, ...made } }
    } finally {
      wipe(...(continues?.shares ?? []).map(({ bytesSecret }) => bytesSecret))
    }
  },
}
