import { utf8 } from '#shared/bytes.ts'
import { groundOf } from '#shared/ceremony/ground.ts'
import { scriptLines } from '#shared/ceremony/script-text.ts'
import { proposedScript } from '#shared/documents/script-document.ts'
import { writeFileOnce } from '../services/media.ts'
import type { Command } from './command.ts'
import { readGoodPlan, sayWarnings } from './plans.ts'

/** `claviger plan script`: the steps that the plan proposes; with `--out` a page to print. */
export const planScriptCommand: Command = {
  usage: 'plan script PLAN [--out FILE]',
  shape: { positionals: ['PLAN'], options: { out: 'one' } },
  run: (given, terminal) => {
    const { loaded, lint, now } = readGoodPlan(given.positional('PLAN'), terminal)
    const { plan, inputs, digest } = loaded
    const { script: steps } = groundOf(plan, inputs, now)
    sayWarnings(lint, terminal)
    const out = given.one('out')
    if (out !== undefined)
      writeFileOnce(terminal.path(out), utf8(proposedScript({ plan, digest, steps })))
    terminal.say(`${plan.title} (${plan.mode.toUpperCase()})`)
    terminal.say(`plan digest ${digest}`)
    for (const line of scriptLines(plan, steps)) terminal.say(line)
    const { mode, title } = plan
    const rows = steps.map(({ task: _, ...step }) => step)
    return { document: { ok: true, mode, title, digest, steps: rows } }
  },
}
