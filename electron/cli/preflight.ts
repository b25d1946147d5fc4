import { claimOf } from '#shared/ceremony/gates.ts'
import { gatesOf } from '../services/gating.ts'
import type { Command } from './command.ts'
import { exitCodeOf } from './exitcode.ts'
import { failureDocument } from './terminal.ts'
import { CommandError } from './refused.ts'

const WORDS = { pass: 'open  ', fail: 'CLOSED', ask: 'look  ' } as const

/**
 * `claviger preflight`: the gates as this machine stands, before anybody has come. What is to be
 * looked at by two people closes nothing here.
 */
export const preflightCommand: Command = {
  usage: 'preflight [--data DIR]',
  shape: { positionals: [], options: { data: 'one' } },
  run: async (given, terminal) => {
    const { host, say } = terminal
    const data = terminal.path(given.one('data') ?? '.')
    const { platform, gates } = await gatesOf(host, data, [])
    for (const { gate, verdict, evidence } of gates) {
      say(`${WORDS[verdict]}  ${gate}: ${claimOf(gate)}`)
      say(`        ${evidence}`)
    }
    const closed = gates.filter(({ verdict }) => verdict === 'fail').map(({ gate }) => gate)
    if (closed.length === 0) return { document: { ok: true, platform, gates } }
    const error = new CommandError('rule.gate', `closed: ${closed.join(', ')}`)
    say(`${error.message}. ${error.hint}`)
    return {
      document: { ...failureDocument(error), platform, gates },
      exit: exitCodeOf(error.code),
    }
  },
}
