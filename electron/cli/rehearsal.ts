import type { Command } from './command.ts'

/** `claviger rehearse`: a whole ceremony, unattended, on test keys. */
export const rehearsalCommand: Command = {
  usage: 'rehearse --plan PLAN --out BUNDLE [--shares DIR]',
  shape: {
    positionals: [],
    options: { plan: 'one', out: 'one', shares: 'one' },
    required: ['plan', 'out'],
  },
  run: async (given, terminal) => {
    // The database is a native module: only this command needs it.
    const { rehearse } = await import('./rehearse.ts')
    const shares = given.one('shares')
    const made = await rehearse({
      plan: terminal.path(given.need('plan')),
      out: terminal.path(given.need('out')),
      ...(shares === undefined ? {} : { shares: terminal.path(shares) }),
      say: terminal.say,
    })
    terminal.say(`head ${made.fingerprint}`)
    terminal.say(`     ${made.words.join(' ')}`)
    return { document: { ok: true, shares: null, ...made } }
  },
}
