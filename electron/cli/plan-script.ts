import { utf8 } from '#shared/bytes.ts'
import { groundOf } from '#shared/ceremony/ground.ts'
import { stepIn } from '#shared/ceremony/step.ts'
import { scriptLines } from '#shared/ceremony/script-text.ts'
import { proposedScript } from '#shared/documents/script-document.ts'
import { catalogues } from '#shared/text/catalogue.ts'
import { refuseExisting, writeFileOnce } from '../services/media.ts'
import { blankCardsOf, dealsShares } from '../services/papers.ts'
import { usage } from './arguments.ts'
import type { Command } from './command.ts'
import { languageOption } from './language.ts'
import { readGoodPlan, sayWarnings } from './plans.ts'

/**
 * `claviger plan script`: the steps that the plan proposes; with `--out` a page to print, with
 * `--cards` a blank card for each custodian.
 */
export const planScriptCommand: Command = {
  usage: 'plan script PLAN [--out FILE] [--cards FILE] [--language en|de]',
  shape: { positionals: ['PLAN'], options: { out: 'one', cards: 'one', language: 'one' } },
  run: (given, terminal) => {
    const language = languageOption(given) ?? 'en'
    const { loaded, lint, now } = readGoodPlan(given.positional('PLAN'), terminal)
    const { plan, inputs, digest } = loaded
    const { script: steps } = groundOf(plan, inputs, now)
    const text = catalogues[language]
    sayWarnings(lint, terminal)
    const out = given.one('out')
    const cards = given.one('cards')
    if (cards !== undefined && !dealsShares(plan))
      throw usage('--cards is for a plan in which shares are handed out')
    for (const path of [out, cards]) if (path !== undefined) refuseExisting(terminal.path(path))
    if (out !== undefined)
      writeFileOnce(terminal.path(out), utf8(proposedScript({ plan, digest, steps, text })))
    if (cards !== undefined)
      writeFileOnce(terminal.path(cards), blankCardsOf(terminal.host, plan, language))
    terminal.say(`${plan.title} (${plan.mode.toUpperCase()})`)
    terminal.say(`plan digest ${digest}`)
    for (const line of scriptLines(text, plan, steps)) terminal.say(line)
    const { mode, title } = plan
    const rows = steps.map(({ task: _, ...step }) => stepIn(step, language))
    return { document: { ok: true, mode, title, digest, steps: rows } }
  },
}
